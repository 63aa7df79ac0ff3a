"""The rate that a whole sector can bear against the rate of one studio that signs alone, and guilds in sequence.

A royalty on all gross without outside options, MODEL.md (10): everywhere the same Nash problem, beta/e; e is small
where all pay and prices pass it on, and large for one studio whose viewers go elsewhere.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.bargaining.agreement import Agreement
from simulator.bargaining.laffer import industry_elasticity, single_firm_elasticity
from simulator.bargaining.nash import nash
from simulator.bargaining.pattern import pattern
from simulator.model.commission import plan
from simulator.model.fork import fork
from simulator.model.model import ResidualModel
from simulator.terms.royalty.gross import Gross
from simulator.terms.sheet import TermSheet
from simulator.terms.term.standing import Standing
from simulator.units import assumption

F8 = npt.NDArray[np.float64]

RATES = np.concatenate((np.linspace(0.0, 0.2, 11), np.linspace(0.25, 0.95, 15)))
ROWS = 500
EVERY_WORK = assumption(0.0, "share", "Every work counts in full.")


def coverage(model: ResidualModel, power: float, guilds: int) -> dict[str, Any]:
    """Nash rates of the sector and of its largest studio, of guilds in sequence, and the closed forms beside them."""
    largest = int(np.argmax([studio.market_share for studio in model.cast.studios]))
    sector, single = (frontier(model, studio) for studio in (None, largest))
    demand = model.base.sector.demand
    eps, sd, tail = (f.value for f in (demand.demand_elasticity, demand.work_substitution, demand.appeal_tail))
    return {
        "sector": nash_rate(*sector, power),
        "single_firm": nash_rate(*single, power),
        "sector_closed_form": min(power / industry_elasticity(eps, sd, tail), 1.0),
        "single_firm_closed_form": min(power / single_firm_elasticity(sd, tail), 1.0),
        "in_sequence": sum(pattern(RATES, *sector, [power] * guilds)),
        "guilds": guilds,
    }


def frontier(model: ResidualModel, studio: int | None) -> tuple[F8, F8]:
    """Gross (n,) that a rate is taken from and profit (n,) of who pays it, along RATES, for works begun today."""
    found = np.array([begun(model, float(rate), studio) for rate in RATES])
    return found[:, 0], found[:, 1]


def begun(model: ResidualModel, rate: float, studio: int | None) -> tuple[float, float]:
    """Gross and profit of today's cohort of all studios or of one, at a rate on all gross."""
    terms = TermSheet(title="One rate on all gross").replaced(
        Gross(rate=assumption(rate, "share"), ai_made="threshold", threshold=EVERY_WORK),
        Standing(effective=str(model.calendar)),
    )
    twin = fork(model, terms, max(1, model.people.size // ROWS), luck=0)
    twin.covered_studio = studio
    cohort, base = plan(twin, twin.now), twin.base
    wages = float((base.wage_bill / base.hours * cohort.wage_rates * cohort.hours).sum())
    costs = cohort.studio_shares * (wages + cohort.ai_spending + cohort.other_inputs)
    gross = np.bincount(base.ideas.owner, cohort.revenues, costs.size)
    own = slice(None) if studio is None else slice(studio, studio + 1)
    return float(gross[own].sum()), float((1.0 - rate) * gross[own].sum() - costs[own].sum())


def nash_rate(bases: F8, profits: F8, power: float) -> float:
    """Nash's rate without outside options; NaN where there is none."""
    outcome = nash(RATES, RATES * bases, profits, power)
    return outcome.rate if isinstance(outcome, Agreement) else float("nan")
