"""Bargain: where the term sheet leaves the rate to guilds and studios, they look ahead in forks and agree, or not."""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from simulator.bargaining.agreement import Agreement
from simulator.bargaining.nash import nash
from simulator.model.fork import fork
from simulator.money import MICROCENTS_PER_DOLLAR
from simulator.quarters import QUARTERS_PER_YEAR
from simulator.terms.price import Price
from simulator.terms.price.bargained import Bargained
from simulator.terms.sheet import TermSheet
from simulator.terms.term import Term

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel

F8 = npt.NDArray[np.float64]

FORK_ROWS = 2500  # people that a fork keeps, about: payoffs are aggregates and need few
DEFAULT_HORIZON_YEARS = 3


def bargain(model: "ResidualModel") -> None:
    """Agree on the rate when an agreement begins or ends; a fork takes the rate that it was given."""
    clause = model.terms.of(Price)
    if (
        model.is_fork
        or not isinstance(clause, Bargained)
        or not model.terms.of(Term).is_bargaining_date(model.calendar)
    ):
        return
    rates = np.array(clause.rates)
    members, studios = payoffs(model, rates)
    lost_members, lost_studios = strike_costs(clause, members[0], studios[0], horizon(model))
    gains = members[1:] - (members[0] - lost_members), studios[1:] - (studios[0] - lost_studios)
    outcome = nash(rates, *gains, clause.guild_power.value)
    agreed = outcome.rate if isinstance(outcome, Agreement) else clause.fallback_rate.value
    model.terms = model.terms.with_rate(agreed)
    model.economy.rate = agreed


def payoffs(model: "ResidualModel", rates: F8) -> tuple[F8, F8]:
    """What members and studios have over the agreement, in dollars, (1 + rates,): first at the fallback rate."""
    clause = model.terms.of(Price)
    assert isinstance(clause, Bargained)  # noqa: S101 - bargain() asks for payoffs of a bargained price only
    outcomes = [look_ahead(model, model.terms.with_rate(float(r))) for r in (clause.fallback_rate.value, *rates)]
    table = np.array(outcomes)
    return table[:, 0], table[:, 1]


def look_ahead(model: "ResidualModel", terms: TermSheet) -> tuple[float, float]:
    """Members' wages and residuals with their funds, and studios' profit, over one agreement under these terms."""
    twin = fork(model, terms, max(1, model.people.size // FORK_ROWS), luck=0)
    members = studios = 0.0
    for _ in range(horizon(model)):
        twin.step()
        paid = (twin.settlement.people + twin.settlement.funds) / MICROCENTS_PER_DOLLAR
        members += float(twin.economy.flows.wage_bill.sum()) + paid
        studios += twin.economy.flows.studio_profit
    return members, studios


def horizon(model: "ResidualModel") -> int:
    """Quarters that an agreement lasts."""
    years = getattr(model.terms.of(Term), "bargaining_years", None) or DEFAULT_HORIZON_YEARS
    return int(years) * QUARTERS_PER_YEAR


def strike_costs(clause: Bargained, members: float, studios: float, quarters: int) -> tuple[float, float]:
    """What no agreement costs either side: a strike of so many quarters, less what each still earns in it."""
    lasts = clause.strike_quarters.value / quarters
    return (
        lasts * (1.0 - clause.member_dispute_share.value) * members,
        lasts * (1.0 - clause.studio_dispute_share.value) * max(studios, 0.0),
    )
