"""The quarter in vectorised NumPy, with NumPy's own generator."""

from collections.abc import Callable

import numpy as np
import workforce_world as rules
from workforce_world import F8, World

from simulator.kernels.matching import BINS, SCORE_SPAN


class Sequential:
    """Luck in the order of asking."""

    def __init__(self) -> None:
        self.generator = np.random.default_rng(3)

    def normals(self, world: World) -> F8:
        """One a person."""
        return self.generator.standard_normal(world.size)

    def uniforms(self, world: World, purpose: int) -> F8:
        """One a person; what it is for makes no difference here."""
        del purpose
        return self.generator.random(world.size)


def quarter(w: World, bills: F8, luck: Sequential) -> object:
    """Sums over the active by craft, and how many left."""
    scores = w.log_skill + rules.SPREAD * luck.normals(w)
    scores[w.state == 2] += rules.INCUMBENCY
    active = (w.state == 1) | (w.state == 2)
    place = np.clip((scores + SCORE_SPAN) * (BINS / (2 * SCORE_SPAN)), 0, BINS - 1).astype(np.int64)
    cell = w.craft.astype(np.int64) * BINS + place
    hours = np.where(active, rationed(cell[active])[cell], 0.0)
    starts = active & (hours > 0) & (w.employer == -1)
    w.employer[active & (hours <= 0)] = -1
    w.employer[starts] = np.searchsorted(rules.STUDIO_ENDS, luck.uniforms(w, 2)[starts])
    w.state[active] = np.where(hours[active] > 0, 2, 1)
    effective = hours * w.skill
    total = np.bincount(w.craft, effective, rules.CRAFTS)
    w.wages[3] = effective * (bills / total)[w.craft]
    income = w.wages.sum(axis=0) + w.residuals.sum(axis=0) * 1e-8 + rules.PER_HEAD[w.craft] * w.skill
    usual = (rules.PAY + rules.PER_HEAD)[w.craft] * w.skill
    sums = [np.bincount(w.craft[active], of[active], rules.CRAFTS) for of in (income, usual)]
    return sums, left(w, active, income, usual, luck)


def rationed(cells: np.ndarray) -> F8:
    """Share of full hours by craft and score, the best first, (crafts x bins,)."""
    counts = np.bincount(cells, minlength=rules.CRAFTS * BINS).reshape(rules.CRAFTS, BINS)
    before = counts[:, ::-1].cumsum(axis=1)[:, ::-1] - counts
    left_over = (rules.FULL_SHARES * counts.sum(axis=1))[:, None] - before
    return np.clip(np.divide(left_over, counts, out=np.zeros(counts.shape), where=counts > 0), 0.0, 1.0).reshape(-1)


def left(w: World, active: np.ndarray, income: F8, usual: F8, luck: Sequential) -> np.ndarray:
    """Leavers by craft."""
    odds = rules.CONSTANTS[w.craft] + rules.RESPONSE * np.log(
        (usual + rules.CUSHION[w.craft]) / (income + rules.CUSHION[w.craft])
    )
    yearly = 1.0 / (1.0 + np.exp(-odds))
    gone = active & (luck.uniforms(w, 3) < 1.0 - (1.0 - yearly) ** 0.25)
    w.state[gone], w.employer[gone] = 0, -1
    return np.bincount(w.craft[gone], minlength=rules.CRAFTS)


def make(world: World, luck: Sequential | None = None) -> Callable[[], object]:
    """The quarter, ready to be called again and again."""
    bills, chosen = world.bills, luck or Sequential()
    return lambda: quarter(world, bills, chosen)
