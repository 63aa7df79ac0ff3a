"""Terms after a strike: the parties meet again on its last day, with another strike as long before them. MODEL.md (10).

Terms are looked for on one line, from the old terms through the guilds' ask and on while the table lasts: 0 is the old
terms, 1 the ask. What the strike has cost is lost to both; what they bargain over is the rest of the agreement.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.bargaining.agreement import Agreement
from simulator.bargaining.nash import nash
from simulator.bargaining.renewal import lift_that_pays
from simulator.experiments.bargaining.meeting import TOTALS, Meeting, disputed
from simulator.experiments.bargaining.payoff import Payoff, look_ahead
from simulator.experiments.bargaining.sheets import at, places_of
from simulator.quarters import QUARTERS_PER_YEAR, Quarter
from simulator.terms.sheet import TermSheet
from simulator.terms.term import Term
from simulator.terms.term.standing import Standing

F8 = npt.NDArray[np.float64]

TRIED = 4  # places along the line
FURTHEST = 2.0  # asks


@dataclass(frozen=True, eq=False)
class Line:
    """Shares of the ask (n,) with both sides' gains over no agreement (n,)."""

    shares: F8
    guild: F8
    studios: F8

    def agreed(self, power: float) -> float:
        """Share of the ask that Nash's solution gives; NaN without a deal."""
        outcome = nash(self.shares, self.guild, self.studios, power)
        return outcome.rate if isinstance(outcome, Agreement) else np.nan


def renewed(meeting: Meeting, powers: dict[str, float]) -> dict[str, Any]:
    """Shares of the ask agreed before and after a strike, and by how much a strike must lift terms to be worth it."""
    before, after = line_before(meeting), line_after(meeting, struck_again(meeting))
    offer = meeting.task.sheets[meeting.task.table.offer]
    late = signed_after(meeting, offer)
    lost = gain(meeting, look_ahead(meeting.model, offer, meeting.horizon)) - gain(meeting, late)
    left = meeting.task.table.years - meeting.horizon.strike.quarters / QUARTERS_PER_YEAR
    return {
        "before": {end: before.agreed(power) for end, power in powers.items()},
        "after": {end: after.agreed(power) for end, power in powers.items()},
        "years_left": left,
        "lift": lift_that_pays(lost, meeting.heads, left) if left > 0.0 else np.nan,
    }


def struck_again(meeting: Meeting) -> Payoff:
    """A strike, another as long that follows it at once, and the old terms."""
    horizon = meeting.horizon
    twice = replace(horizon, strike=replace(horizon.strike, quarters=2.0 * horizon.strike.quarters))
    usual = look_ahead(meeting.model, meeting.task.sheets[meeting.task.fallback], twice)
    return disputed(meeting.model, meeting.task, twice, usual)


def shares_tried(ask: F8) -> F8:
    """Shares of the ask (n,) that lie on the table, from none to where its first issue ends or twice the ask."""
    highest = float(ask.max(initial=0.0))
    return np.linspace(0.0, min(FURTHEST, 1.0 / highest) if highest > 0.0 else 1.0, TRIED)


def line_before(meeting: Meeting) -> Line:
    """Terms signed in time, over a strike and the old terms."""
    ask = ask_of(meeting)
    shares = shares_tried(ask)
    found = np.array([meeting.at(share * ask) for share in shares])
    return Line(shares, found[:, guild_of(meeting)], found[:, TOTALS.index("studios")])


def line_after(meeting: Meeting, again: Payoff) -> Line:
    """Terms signed on the last day of a strike, over another strike and the old terms."""
    table, ask = meeting.task.table, ask_of(meeting)
    shares = shares_tried(ask)
    sheets = [at(meeting.task.sheets[table.ask], table.issues, share * ask) for share in shares]
    found = np.array([meeting.gains(signed_after(meeting, sheet)) for sheet in sheets]) - meeting.gains(again)
    return Line(shares, found[:, guild_of(meeting)], found[:, TOTALS.index("studios")])


def signed_after(meeting: Meeting, sheet: TermSheet) -> Payoff:
    """A strike that ends in this sheet, in force from its last day on."""
    strike = meeting.horizon.strike
    first = Quarter.parse(meeting.task.start) + (strike.first - meeting.model.now) + round(strike.quarters)
    late = sheet.replaced(put_off(sheet.of(Term), first))
    return disputed(meeting.model, meeting.task, meeting.horizon, meeting.usual, late)


def put_off(term: Term, first: Quarter) -> Term:
    """The term beginning no earlier than a quarter."""
    begins = getattr(term, "effective", None)
    if begins is None:
        return Standing(effective=str(first))
    return term.changed(effective=str(max(Quarter.parse(begins), first)))


def ask_of(meeting: Meeting) -> F8:
    """The guilds' ask as places (issues,)."""
    table = meeting.task.table
    return places_of(meeting.task.sheets[table.ask], table.issues)


def guild_of(meeting: Meeting) -> int:
    """Which of the totals the guilds maximise."""
    return TOTALS.index(meeting.task.table.objective)


def gain(meeting: Meeting, payoff: Payoff) -> float:
    """Members' dollars of a payoff over no agreement."""
    return float(meeting.gains(payoff)[TOTALS.index("sum")])
