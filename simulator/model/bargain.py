"""Bargain: where the term sheet leaves the rate to guilds and studios, they look ahead in forks and agree, or not."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from simulator.bargaining.agreement import Agreement
from simulator.bargaining.nash import nash
from simulator.model.fork import fork
from simulator.model.in_hand import in_production
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
FINE_RATES = 81  # rates at which the parties read the trend off
NOTHING = 1e-24  # of a unit's square: rounding


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
    none, *agreed_at = payoffs(model, rates)
    lost_members, lost_studios = strike_costs(clause, none, horizon(model))
    table = np.linspace(rates[0], rates[-1], FINE_RATES)
    tried, asked = rates - clause.fallback_rate.value, table - clause.fallback_rate.value
    members = lost_members + trend(tried, np.array([payoff.members - none.members for payoff in agreed_at]), asked)
    studios = lost_studios + trend(tried, np.array([payoff.studios - none.studios for payoff in agreed_at]), asked)
    power = clause.guild_power or model.base.sector.law.guild_power
    outcome = nash(table, members, studios, power.value)
    agreed = outcome.rate if isinstance(outcome, Agreement) else clause.fallback_rate.value
    model.terms = model.terms.with_rate(agreed)
    model.economy.rate = agreed


def trend(tried: F8, gains: F8, asked: F8) -> F8:
    """Gains over the fallback at rates `asked`, on the parabola through zero that fits those at rates `tried` best.

    All rates are steps beyond the fallback. Where the surplus is divided on a knife's edge, a fork's luck in single
    jobs would decide; parties see the trend. One rate beside the fallback gives a straight line, none gives nothing.

    By Gram and Schmidt, with exact sums: a library's solver rounds otherwise from version to version, and the optimum
    of a flat product tells it.
    """
    size = float(np.abs(tried).max(initial=0.0)) or 1.0
    line, steps = tried / size, asked / size
    straight = part_along(line, gains)
    bent = part_along(line, line**2)
    curve = line**2 - bent * line
    return np.asarray(straight * steps + part_along(curve, gains) * (steps**2 - bent * steps))


def part_along(direction: F8, values: F8) -> float:
    """How many times `direction` (n,) is in `values` (n,), by least squares; 0 along nothing but rounding."""
    length = math.fsum(direction**2)
    return math.fsum(direction * values) / length if length > NOTHING else 0.0


@dataclass(frozen=True)
class Payoff:
    """What an agreement brings over its term, in dollars."""

    members: float  # wages, residuals and their funds
    profit: float  # of studios, as it comes in
    in_production: float  # what unfinished works will still earn less what they will still cost

    @property
    def studios(self) -> float:
        """All that studios have of it: without the works in hand, who starts fewer would look richer."""
        return self.profit + self.in_production


def payoffs(model: "ResidualModel", rates: F8) -> list[Payoff]:
    """Payoffs at the fallback rate, then at each of the rates; all forks share their luck."""
    clause = model.terms.of(Price)
    assert isinstance(clause, Bargained)  # noqa: S101 - bargain() asks for payoffs of a bargained price only
    asked = [float(rate) for rate in (clause.fallback_rate.value, *rates)]
    found = {rate: look_ahead(model, model.terms.with_rate(rate)) for rate in dict.fromkeys(asked)}
    return [found[rate] for rate in asked]


def look_ahead(model: "ResidualModel", terms: TermSheet) -> Payoff:
    """One agreement's term under these terms, in a fork at reduced scale."""
    twin = fork(model, terms, max(1, model.people.size // FORK_ROWS), luck=0)
    members = profit = 0.0
    for _ in range(horizon(model)):
        twin.step()
        paid = (twin.settlement.people + twin.settlement.funds) / MICROCENTS_PER_DOLLAR
        members += float(twin.economy.flows.wage_bill.sum()) + paid
        profit += twin.economy.flows.studio_profit
    payoff = Payoff(members, profit, in_production(twin))
    twin.dissolve()
    return payoff


def horizon(model: "ResidualModel") -> int:
    """Quarters that an agreement lasts."""
    years = getattr(model.terms.of(Term), "bargaining_years", None) or DEFAULT_HORIZON_YEARS
    return int(years) * QUARTERS_PER_YEAR


def strike_costs(clause: Bargained, none: Payoff, quarters: int) -> tuple[float, float]:
    """What no agreement costs members and studios: a strike of so many quarters, less what each still earns in it."""
    lasts = clause.strike_quarters.value / quarters
    return (
        lasts * (1.0 - clause.member_dispute_share.value) * none.members,
        lasts * (1.0 - clause.studio_dispute_share.value) * max(none.profit, 0.0),
    )
