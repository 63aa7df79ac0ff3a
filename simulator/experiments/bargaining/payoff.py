"""What terms bring to each party over an agreement, from a fork that runs them. MODEL.md (10)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from simulator.agents.institutions import AIFirm
from simulator.model.commission import counted_rate
from simulator.model.economy import RELEASE_LAG
from simulator.model.fork import fork
from simulator.model.in_hand import in_production
from simulator.model.model import ResidualModel
from simulator.model.settle import settle
from simulator.model.strike import Strike
from simulator.money import MICROCENTS_PER_DOLLAR
from simulator.quarters import QUARTERS_PER_YEAR
from simulator.terms.entitlement import PARTIES, Entitlement
from simulator.terms.sheet import TermSheet

F8 = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Payoff:
    """Dollars over the horizon; crafts (crafts,), people (rows,) a person in the order of the fork's rows."""

    wages: F8  # (crafts,)
    residuals: F8  # (crafts,) that reached people
    plans: F8  # (crafts,) health and pension plans, by heads of the crafts they cover
    studios: float  # profit, and what works in hand will still bring less what they will still cost
    ai_firms: float
    spending: float  # consumers'
    struck_wages: F8  # (crafts,) earned in the days that a strike would take
    hours: F8  # (crafts,) over the base year's
    incomes: F8  # (rows,)
    struck_incomes: F8  # (rows,)
    ai_odds: float = 1.0  # AI over human share of what AI can do, at the end
    weakest_ai_firm: float = 0.0  # profit of the AI firm that earns least
    outside: F8 = field(default_factory=lambda: np.zeros(1))  # (crafts,) earned elsewhere, and strike pay
    work_path: F8 = field(default_factory=lambda: np.zeros(1))  # (quarters,) hours worked, over the base year's
    gross_path: F8 = field(default_factory=lambda: np.zeros(1))  # (quarters,) gross of what was released

    @property
    def by_craft(self) -> F8:
        """All that a craft's people and plans have of it, (crafts,)."""
        return self.wages + self.residuals + self.plans + self.outside


@dataclass(frozen=True)
class Horizon:
    """How far ahead the parties look, and in how much detail."""

    quarters: int
    rows: int
    strike: Strike  # the days that a strike would take, whether or not there is one
    studio: int | None = None  # the one that signs, and whose profit counts; None: all


def look_ahead(model: ResidualModel, terms: TermSheet, horizon: Horizon, *, is_struck: bool = False) -> Payoff:
    """The payoffs of terms in a fork that shares its luck with every other one of this world."""
    twin = fork(model, terms, max(1, model.people.size // horizon.rows), luck=0)
    twin.strike = horizon.strike if is_struck else None
    twin.covered_studio = horizon.studio
    tally = Tally(twin, horizon.strike)
    for _ in range(horizon.quarters):
        twin.step()
        tally.add(twin)
    settle(twin)  # what the last quarter owes is paid too, as studios have booked it
    tally.add_payments(twin)
    return tally.payoff(twin)


class Tally:
    """Sums over a fork's quarters."""

    def __init__(self, twin: ResidualModel, strike: Strike) -> None:
        self.strike = strike
        self.first = twin.people.size
        crafts = twin.base.crafts
        self.wages, self.residuals, self.struck, self.hours = np.zeros((4, crafts))
        self.incomes, self.struck_incomes = np.zeros((2, self.first))
        self.by_firm = np.zeros(len(old_firms(twin)))
        self.funds = 0.0
        self.profit = self.ai_firms = self.spending = 0.0
        self.work_path: list[float] = []
        self.gross_path: list[float] = []

    def add(self, twin: ResidualModel) -> None:
        """A quarter that was just stepped."""
        flows, column = twin.economy.flows, (twin.now - 1) % QUARTERS_PER_YEAR
        struck = self.strike.struck_share(twin.now - 1)
        own = twin.people.wages[column, : self.first] / twin.people.weight
        self.wages += flows.wage_bill
        self.hours += flows.hours
        self.struck += struck * flows.wage_bill
        self.incomes += own
        self.struck_incomes += struck * own
        self.profit += profit_of(twin)
        self.ai_firms += flows.ai_profit
        self.by_firm += [firm.profit for firm in old_firms(twin)]
        self.spending += flows.consumer_spending
        self.work_path.append(float(flows.hours.sum()))
        self.gross_path.append(float(flows.gross_by_studio.sum()))
        self.add_payments(twin)

    def add_payments(self, twin: ResidualModel) -> None:
        """What was paid to people."""
        paid = twin.settlement.paid / MICROCENTS_PER_DOLLAR
        craft = twin.people.craft[: paid.size]
        self.residuals += np.bincount(craft, paid, self.residuals.size)
        size = min(paid.size, self.first)
        self.incomes[:size] += paid[:size] / twin.people.weight
        self.funds += twin.settlement.funds / MICROCENTS_PER_DOLLAR

    def payoff(self, twin: ResidualModel) -> Payoff:
        """The sums."""
        plans = plans_by_craft(twin, self.funds)
        heads = np.maximum(twin.people.headcount(twin.base.crafts), 1.0)
        per_head = plans / heads
        return Payoff(
            self.wages, self.residuals, plans, self.profit + in_hand(twin), self.ai_firms, self.spending,
            self.struck, self.hours, self.incomes + per_head[twin.people.craft[: self.first]], self.struck_incomes,
            odds_of_ai(twin), float(self.by_firm.min()), np.zeros_like(self.wages),
            np.array(self.work_path), np.array(self.gross_path),
        )  # fmt: skip


def old_firms(twin: ResidualModel) -> list[AIFirm]:
    """AI firms of the base year; those that come later are as many as earn nothing."""
    return [firm for firm in twin.cast.ai_firms if not getattr(firm, "is_entrant", False)]


def profit_of(twin: ResidualModel) -> float:
    """Last quarter's profit of the studios that sign."""
    alone = twin.covered_studio
    return twin.economy.flows.studio_profit if alone is None else twin.cast.studios[alone].profit


def in_hand(twin: ResidualModel) -> float:
    """What unfinished works of the studios that sign will still earn less what they will still cost, in dollars."""
    return in_production(twin) if twin.covered_studio is None else in_production_of(twin, twin.covered_studio)


def in_production_of(twin: ResidualModel, studio: int) -> float:
    """The same of one studio: its own works' revenue, and its part of what production costs."""
    base, worth = twin.base, 0.0
    for age, cohort in enumerate(reversed(list(twin.economy.cohorts)[-RELEASE_LAG:])):
        wages = float((base.wage_bill / base.hours * cohort.wage_rates * cohort.hours).sum())
        left = (RELEASE_LAG - 1 - age) / RELEASE_LAG
        own = float(cohort.revenues[base.ideas.owner == studio].sum())
        cost = float(cohort.studio_shares[studio]) * (wages + cohort.ai_spending + cohort.other_inputs)
        worth += (1.0 - counted_rate(twin, cohort.ai_made)) * own - left * cost
    return worth


def odds_of_ai(twin: ResidualModel) -> float:
    """S/(1-S) = odds_0 (x/w)^(1-sigma) at today's price of AI and mean wage, MODEL.md (1)."""
    base, economy = twin.base, twin.economy
    wage = float(np.average(economy.wages, weights=base.wage_bill))
    return float(base.odds * math.pow(economy.ai_price / wage, 1.0 - base.sector.technology.substitution.value))


def plans_by_craft(twin: ResidualModel, funds: float) -> F8:
    """The guild's part of what funds got, by heads of the crafts that the entitlement names, or of all (crafts,)."""
    clause = twin.terms.of(Entitlement)
    parts = dict(zip(PARTIES, clause.weights(), strict=True))
    both = parts["guild_fund"] + parts["social_fund"]
    named = getattr(clause, "crafts", ())
    covered = np.array([not named or craft.name in named for craft in twin.base.sector.crafts])
    heads = twin.people.headcount(twin.base.crafts) * covered
    own = funds * parts["guild_fund"] / both if both else 0.0
    return np.asarray(own * heads / heads.sum() if heads.any() else heads)


def with_outside_income(struck: Payoff, usual: Payoff, crafts: Sequence[int], share: float, strike_pay: F8) -> Payoff:
    """The payoff of a strike with what strikers earn elsewhere: a share of lost pay, and strike pay (crafts,)."""
    strikers = np.zeros(struck.wages.size)
    strikers[list(crafts)] = 1.0
    outside = share * strikers * usual.struck_wages + strikers * strike_pay
    return replace(struck, outside=outside)
