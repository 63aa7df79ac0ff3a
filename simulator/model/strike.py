"""Strike: production stops for a while, also for crafts that are not on strike; releases fall out later. MODEL.md (10).

Work in production is put off, not lost: a quarter with a share s of its days struck moves each stage on by 1 - s, so
that releases are fewer from the next quarter on and s of a cohort is never begun. Wage rates do not move, for nobody
bids them down meanwhile. What consumers lose by the gap is not counted.
"""

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from simulator.model.economy import RELEASE_LAG, Cohort

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel

F8 = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Strike:
    """Who stops working, from when, for how long, and what goes on without them."""

    first: int  # quarter of the model's own time
    quarters: float
    crafts: tuple[int, ...]  # on strike, positions in the sector
    others_idle_share: float = 1.0  # of the work of all other crafts
    library_share: float = 0.0  # of the profit of works that fall out, still earned with older ones
    ai_output_share: float = 0.0  # of the part that AI makes, made without the people beside it

    def struck_share(self, quarter: int) -> float:
        """Share of a quarter's days that are struck."""
        return float(np.clip(self.first + self.quarters - quarter, 0.0, 1.0)) if quarter >= self.first else 0.0


def stopped_share(model: "ResidualModel") -> float:
    """Share of this quarter's production that does not happen."""
    strike = model.strike
    if strike is None:
        return 0.0
    made = model.economy.cohorts[-1].ai_made
    return strike.struck_share(model.now) * (1.0 - strike.ai_output_share * made)


def worked_in_strike(model: "ResidualModel", hours: F8) -> F8:
    """Hours (crafts,) that are worked of those that would be: none of the strikers', fewer of the others'."""
    strike = model.strike
    if strike is None:
        return hours
    idle = np.full(hours.size, strike.others_idle_share)
    idle[list(strike.crafts)] = 1.0
    return hours * (1.0 - idle * strike.struck_share(model.now))


def delay(model: "ResidualModel") -> None:
    """At the quarter's end every stage of production is behind by what was stopped."""
    stopped = stopped_share(model)
    if stopped == 0.0:
        return
    cohorts = model.economy.cohorts
    planned = list(cohorts)[-RELEASE_LAG:]
    first = fallen_out(model, planned[0], stopped)
    later = [blended(own, before, stopped) for before, own in itertools.pairwise(planned)]
    cohorts.clear()
    cohorts.extend([first, *later])


def fallen_out(model: "ResidualModel", cohort: Cohort, stopped: float) -> Cohort:
    """The cohort that was to come out next: what is finished of it, and what older works earn in its place."""
    assert model.strike is not None  # noqa: S101 - something is stopped
    left = 1.0 - stopped
    wages = float((model.base.wage_bill / model.base.hours * cohort.wage_rates * cohort.hours).sum())
    earned = float(cohort.revenues.sum())
    everywhere = earned * (1.0 + model.base.sector.demand.foreign_receipts.value)
    profit = max(everywhere - wages - cohort.ai_spending - cohort.other_inputs, 0.0)
    kept = left + stopped * model.strike.library_share * profit / everywhere if earned > 0.0 else left
    return replace(
        scaled(cohort, left), revenues=kept * cohort.revenues, spending=kept * earned + cohort.entrant_revenue
    )


def blended(own: Cohort, before: Cohort, stopped: float) -> Cohort:
    """A stage that holds what is left of its own cohort and what the one before has not finished."""
    mine, late = scaled(own, 1.0 - stopped), scaled(before, stopped)
    larger = before if stopped > 0.5 else own  # noqa: PLR2004 - whose ideas the sampled works are
    summed = {name: getattr(mine, name) + getattr(late, name) for name in EXTENSIVE}
    revenues = float(summed["revenues"].sum())
    return replace(larger, **summed, spending=revenues + own.entrant_revenue)


def scaled(cohort: Cohort, share: float) -> Cohort:
    """A part of a cohort."""
    return replace(cohort, **{name: share * getattr(cohort, name) for name in EXTENSIVE})


EXTENSIVE = ("lit", "revenues", "hours", "ai_spending", "other_inputs", "displaced_hours")
