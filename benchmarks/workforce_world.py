"""One quarter of the workforce, as `model/hire.py` and `model/careers.py` step it, on drawn columns.

Everybody looks for work by skill, luck and who is there already; hours go to the best; each craft's wage bill is shared
by hours x skill; a year's income is added up; some leave. The peers in `workforce_peers/` do the same quarter.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt

from simulator.kernels import matching
from simulator.kernels import workforce as kernels
from simulator.kernels.philox import stream, uniforms

F8 = npt.NDArray[np.float64]
CRAFTS, STUDIOS = 14, 12
SPREAD, INCUMBENCY, RESPONSE = 0.3, 0.5, 1.0
FULL_SHARES = np.linspace(0.7, 1.1, CRAFTS)  # hours asked for over hours offered
STUDIO_ENDS = np.linspace(0.1, 1.0, STUDIOS - 1, endpoint=False)
PER_HEAD = np.linspace(0.0, 5000.0, CRAFTS)
CUSHION, CONSTANTS = np.full(CRAFTS, 15_000.0), np.full(CRAFTS, np.log(0.09 / 0.91))
PAY = np.linspace(60_000.0, 150_000.0, CRAFTS)


@dataclass
class World:
    """Columns over people and the quarter's luck, (people,) each; wages and residuals (4, people)."""

    craft: npt.NDArray[np.uint8]
    state: npt.NDArray[np.uint8]
    employer: npt.NDArray[np.int16]
    luck_id: npt.NDArray[np.uint32]
    skill: F8
    log_skill: F8
    wages: F8
    residuals: npt.NDArray[np.int64]

    @property
    def size(self) -> int:
        """People."""
        return self.craft.size

    @property
    def nbytes(self) -> int:
        """Bytes of all columns."""
        return sum(getattr(self, field.name).nbytes for field in fields(self))

    def copy(self) -> "World":
        """The same people in columns of their own."""
        return replace(self, **{field.name: getattr(self, field.name).copy() for field in fields(self)})

    @property
    def bills(self) -> F8:
        """Dollars that each craft's people earn together in a quarter, (crafts,)."""
        return PAY / 4.0 * np.bincount(self.craft, minlength=CRAFTS)


def drawn(people: int) -> World:
    """Nineteen in twenty at work or looking for it."""
    luck = np.random.default_rng(1)
    craft, skill = luck.integers(0, CRAFTS, people).astype(np.uint8), np.exp(0.6 * luck.normal(size=people))
    state = luck.choice([0, 1, 2], people, p=[0.05, 0.15, 0.8]).astype(np.uint8)
    employer = np.where(state == 2, luck.integers(0, STUDIOS, people), -1).astype(np.int16)
    wages = np.tile(PAY[craft] / 4.0 * skill, (4, 1))
    residuals = luck.integers(0, 50 * 10**8, (4, people))
    return World(craft, state, employer, np.arange(people, dtype=np.uint32), skill, np.log(skill), wages, residuals)


def ours(world: World) -> Callable[[], object]:
    """The model's own kernels, in the model's order, every draw keyed by person, quarter and purpose."""
    bills, base_pay, usual_odds = world.bills, PAY + PER_HEAD, np.exp(CONSTANTS)

    def quarter() -> object:
        w = world
        bins, counts = matching.seek(
            stream(7, 3, 1, 0), w.luck_id, w.craft, w.state, w.log_skill, SPREAD, INCUMBENCY, CRAFTS
        )
        hours, base = np.empty(w.size), np.empty(w.size)
        matching.hours_by_bin(w.craft, bins, *matching.ration(counts, FULL_SHARES), hours)
        rows = matching.assign(w.state, w.employer, hours)
        w.employer[rows] = np.searchsorted(STUDIO_ENDS, uniforms(7, w.luck_id[rows], 3, 2, 0))
        matching.share_bills(w.craft, hours, w.skill, bills, w.wages[3])
        income = hours  # no longer needed
        year = (tuple(w.wages), tuple(w.residuals))
        kernels.yearly_income(w.craft, w.skill, *year, PER_HEAD, 1, 1e-8, income)
        kernels.base_income(w.craft, w.skill, base_pay, base)
        sums = kernels.active_sums(w.craft, w.state, income, base, CRAFTS)
        columns = (w.luck_id, w.craft, w.state, w.employer, income, base)
        gone = kernels.end_careers(stream(7, 3, 3, 0), *columns, CUSHION, usual_odds, RESPONSE)
        return sums, gone

    return quarter
