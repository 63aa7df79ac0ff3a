"""Break-even terms: the value of one figure at which something turns, found in forks that share their luck.

Each world gives one root, by Brent's method; the spread over worlds is the interval, and order statistics bound its
median (David and Nagaraja 2003, section 7.1).
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import brentq, minimize_scalar
from scipy.stats import binom

from simulator.experiments.bargaining.meeting import members_of
from simulator.experiments.bargaining.payoff import Horizon, Payoff, look_ahead
from simulator.experiments.bargaining.sheets import put
from simulator.model.build import build
from simulator.model.model import ResidualModel
from simulator.model.primitives import primitives
from simulator.model.run import BURN_IN_QUARTERS
from simulator.model.strike import Strike
from simulator.quarters import Quarter
from simulator.randomness import Luck
from simulator.scenario.sector import Sector
from simulator.scenario.table import Dispute
from simulator.terms.ai_use.capped import EVERY_CRAFT, Capped
from simulator.terms.price.statute import Statute
from simulator.terms.sheet import TermSheet
from simulator.units import assumption

F8 = npt.NDArray[np.float64]

TOLERANCE = 1e-4
"""Of a root, as a share of the searched range."""
CONFIDENCE = 0.90
NO_AI = Capped(caps={EVERY_CRAFT: assumption(0.0, "share", "No AI at all, to compare with.")})


@dataclass(frozen=True)
class Question:
    """One world and what is asked of it: where along a path of the sheet, between two ends, a target is met."""

    replication: int
    sector: Sector
    sheet: TermSheet
    fallback: TermSheet
    path: str
    ends: tuple[float, float]
    target: str
    start: str
    quarters: int
    scale: float
    rows: int
    seed: int
    guilds: tuple[str, ...] = ()
    dispute: Dispute | None = None


@dataclass(frozen=True, eq=False)
class Prospect:
    """A world at its start, and payoffs of the sheet with one figure moved."""

    question: Question
    model: ResidualModel
    horizon: Horizon

    @classmethod
    def of(cls, question: Question) -> "Prospect":
        """The world after its burn-in."""
        first = Quarter.parse(question.start) + -BURN_IN_QUARTERS
        luck = Luck(question.seed, question.replication)
        model = build(primitives(question.sector), question.fallback, luck, question.scale, first)
        for _ in range(BURN_IN_QUARTERS):
            model.step()
        return cls(question, model, Horizon(question.quarters, question.rows, strike_of(model, question)))

    @property
    def members(self) -> npt.NDArray[np.bool_]:
        """Rows (rows,) of a fork whose people are members at the start."""
        step = max(1, self.model.people.size // self.horizon.rows)
        chosen = np.isin(self.model.people.craft, self.horizon.strike.crafts) & self.model.people.is_active
        return np.asarray(chosen[::step])

    def at(self, value: float) -> Payoff:
        """Payoff of the sheet at a value."""
        sheet = self.question.sheet.replaced(Statute())
        return look_ahead(self.model, put(sheet, self.question.path, value), self.horizon)

    def old_terms(self, *, is_struck: bool) -> Payoff:
        """Payoff of the fallback, with or without a strike first."""
        return look_ahead(self.model, self.question.fallback, self.horizon, is_struck=is_struck)


def strike_of(model: ResidualModel, question: Question) -> Strike:
    """The strike of a table; one of no days without a table. Crafts are those of the guilds, or all."""
    crafts = model.base.sector.crafts
    own = tuple(k for k, craft in enumerate(crafts) if not question.guilds or craft.guild in question.guilds)
    dispute = question.dispute
    if dispute is None:
        return Strike(model.time, 0.0, own)
    shares = (dispute.others_idle_share, dispute.library_share, dispute.ai_output_share)
    return Strike(model.time, dispute.quarters.value, own, *(share.value for share in shares))


def median_whole(prospect: Prospect) -> Callable[[float], float]:
    """Median over members of income less what the same person had in a world without AI."""
    sheet = prospect.question.fallback.replaced(NO_AI)
    without = look_ahead(prospect.model, sheet, prospect.horizon).incomes[prospect.members]
    return lambda value: float(np.median(prospect.at(value).incomes[prospect.members] - without))


def payroll_whole(prospect: Prospect) -> Callable[[float], float]:
    """Members' income together, less that of a world without AI."""
    sheet, own = prospect.question.fallback.replaced(NO_AI), list(prospect.horizon.strike.crafts)
    without = look_ahead(prospect.model, sheet, prospect.horizon).by_craft[own].sum()
    return lambda value: float(prospect.at(value).by_craft[own].sum() - without)


def parity(prospect: Prospect) -> Callable[[float], float]:
    """Log odds of AI against people in the work that AI can do, at the horizon's end: 0 where both cost the same."""
    return lambda value: -math.log(prospect.at(value).ai_odds)


def studio_indifferent(prospect: Prospect) -> Callable[[float], float]:
    """Studios' gain over a strike and the old terms after it."""
    without = prospect.old_terms(is_struck=True).studios
    return lambda value: prospect.at(value).studios - without


def first_exit(prospect: Prospect) -> Callable[[float], float]:
    """Profit of the AI firm that earns least."""
    return lambda value: prospect.at(value).weakest_ai_firm


TARGETS: dict[str, Callable[[Prospect], Callable[[float], float]]] = {
    "median_whole": median_whole,
    "payroll_whole": payroll_whole,
    "parity": parity,
    "studio_indifferent": studio_indifferent,
    "first_exit": first_exit,
}
MOST_MONEY = "most_money"
QUESTIONS = {
    "median_whole": "keeps the median member's income where it were without AI",
    "payroll_whole": "keeps members' income together where it were without AI",
    "parity": "makes AI cost what people cost, in the work that AI can do",
    "studio_indifferent": "leaves studios no better off than a strike and the old terms",
    "first_exit": "takes the last profit of the AI firm that earns least",
    MOST_MONEY: "raises most money for people and plans",
}


def answer(question: Question) -> dict[str, Any]:
    """Root of one world: {"value", "side"}; without a root the value is None and side says on which side it lies."""
    prospect = Prospect.of(question)
    if question.target == MOST_MONEY:
        return {"value": highest(raised(prospect), question.ends), "side": 0.0, "members": members(prospect)}
    found = root(cache(TARGETS[question.target](prospect)), question.ends)
    return found | {"members": members(prospect)}


def members(prospect: Prospect) -> float:
    """Members, persons."""
    return members_of(prospect.model, prospect.horizon.strike.crafts)


def raised(prospect: Prospect) -> Callable[[float], float]:
    """Dollars that reach people and plans."""

    def money(value: float) -> float:
        payoff = prospect.at(value)
        return float((payoff.residuals + payoff.plans).sum())

    return money


def root(function: Callable[[float], float], ends: tuple[float, float]) -> dict[str, float | None]:
    """Where a function crosses zero between two ends; None where it has one sign at both, given in `side`."""
    low, high = ends
    at_low, at_high = function(low), function(high)
    if at_low == 0.0:
        return {"value": low, "side": 0.0}
    if at_low * at_high > 0.0:
        return {"value": None, "side": math.copysign(1.0, at_low)}
    return {"value": float(brentq(function, low, high, xtol=TOLERANCE * (high - low))), "side": 0.0}


def highest(function: Callable[[float], float], ends: tuple[float, float], places: int = 9) -> float:
    """Where a function is highest: the best of a few places, then Brent's search around it."""
    line = np.linspace(*ends, places)
    best = int(np.argmax([function(float(value)) for value in line]))
    bounds = (float(line[max(best - 1, 0)]), float(line[min(best + 1, places - 1)]))
    found = minimize_scalar(
        lambda value: -function(float(value)),
        bounds=bounds,
        method="bounded",
        options={"xatol": 1e-3 * (ends[1] - ends[0])},
    )
    return float(found.x) if -found.fun >= function(float(line[best])) else float(line[best])


def told(target: str, answers: list[dict[str, Any]]) -> dict[str, Any]:
    """The spread over worlds, a confidence interval of its median, and in what share of worlds there is a root."""
    values = np.array([one["value"] for one in answers if one["value"] is not None])
    sides = np.array([one["side"] for one in answers if one["value"] is None])
    return {
        "target": target,
        "question": QUESTIONS[target],
        "worlds": len(answers),
        "found_share": values.size / max(len(answers), 1),
        "below_share": float((sides < 0.0).sum() / max(len(answers), 1)),
        "spread": [float(bound) for bound in np.quantile(values, (0.05, 0.5, 0.95))] if values.size else None,
        "median_interval": median_interval(values),
        "confidence": CONFIDENCE,
    }


def median_interval(values: F8) -> list[float] | None:
    """Order statistics that hold the median with at least this confidence; None for too few worlds."""
    if values.size == 0:
        return None
    rank = int(binom.ppf((1.0 - CONFIDENCE) / 2.0, values.size, 0.5))
    if rank < 1:
        return None
    ordered = np.sort(values)
    return [float(ordered[rank - 1]), float(ordered[values.size - rank])]
