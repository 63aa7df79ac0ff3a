"""One world in which the parties meet: disagreement, and what any terms bring over it. MODEL.md (10)."""

from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from simulator.experiments.bargaining.alone import at_one_studio, number_of
from simulator.experiments.bargaining.payoff import Horizon, Payoff, look_ahead, with_outside_income
from simulator.experiments.bargaining.sheets import at
from simulator.experiments.bargaining.task import Task
from simulator.model.build import build
from simulator.model.model import ResidualModel
from simulator.model.primitives import primitives
from simulator.model.run import BURN_IN_QUARTERS
from simulator.model.strike import Strike
from simulator.quarters import QUARTERS_PER_YEAR, Quarter
from simulator.randomness import Luck
from simulator.terms.sheet import TermSheet

F8 = npt.NDArray[np.float64]

TOTALS = ("sum", "median", "weighted", "studios", "ratified", "ai_firms")
"""What is known of any terms; the gains of each craft follow. All but `ratified` are dollars over disagreement."""


@dataclass(eq=False)
class Meeting:
    """A world at the table. `usual`: the old terms go on; `struck`: a strike, then they go on; `dispute`: no end."""

    task: Task
    model: ResidualModel
    horizon: Horizon
    crafts: tuple[int, ...]
    members: npt.NDArray[np.bool_]  # (rows,) of a fork
    usual: Payoff
    struck: Payoff
    dispute: Payoff
    seen: dict[tuple[float, ...], F8] = field(default_factory=dict)

    @property
    def heads(self) -> float:
        """Members, persons."""
        return members_of(self.model, self.crafts)

    def outcome(self, sheet: TermSheet) -> F8:
        """TOTALS, then the gain of each craft, of a term sheet."""
        return self.gains(look_ahead(self.model, sheet, self.horizon))

    def at(self, places: F8) -> F8:
        """The same of the guilds' sheet with the issues moved; what was tried before is not tried again."""
        key = tuple(float(place) for place in places)
        if key not in self.seen:
            sheet = at(self.task.sheets[self.task.table.ask], self.task.table.issues, places)
            self.seen[key] = self.outcome(sheet)
        return self.seen[key]

    def gains(self, payoff: Payoff) -> F8:
        """TOTALS and crafts of a payoff, over disagreement."""
        by_craft = payoff.by_craft - self.struck.by_craft
        own = (payoff.incomes - self.struck.incomes)[self.members]
        weights = weights_of(self.model, self.task)
        guild = np.zeros_like(by_craft)
        guild[list(self.crafts)] = by_craft[list(self.crafts)]
        totals = (
            guild.sum(),
            float(np.median(own)) * self.heads,
            float(weights @ guild),
            payoff.studios - self.struck.studios,
            float(np.mean((np.sign(own) + 1.0) / 2.0)),
            payoff.ai_firms - self.struck.ai_firms,
        )
        return np.concatenate((totals, by_craft))


def meet(task: Task) -> Meeting:
    """Step the world to the table and see what disagreement brings."""
    first = Quarter.parse(task.start) + -BURN_IN_QUARTERS
    luck, fallback = Luck(task.seed, task.replication), task.sheets[task.fallback]
    model = build(primitives(task.sector), fallback, luck, task.scale, first)
    for _ in range(BURN_IN_QUARTERS):
        model.step()
    studio = number_of(model, task.table.studio)
    horizon = Horizon(task.quarters, task.table.rows, strike_of(model, task), studio)
    endless = replace(horizon, strike=replace(horizon.strike, quarters=float(task.quarters)))
    usual = look_ahead(model, fallback, horizon)
    struck = disputed(model, task, horizon, usual)
    dispute = disputed(model, task, endless, look_ahead(model, fallback, endless))
    crafts = horizon.strike.crafts
    return Meeting(task, model, horizon, crafts, member_rows(model, horizon, crafts), usual, struck, dispute)


def strike_of(model: ResidualModel, task: Task) -> Strike:
    """The strike that the table speaks of."""
    dispute, guilds = task.table.dispute, task.table.guilds
    crafts = tuple(k for k, craft in enumerate(model.base.sector.crafts) if craft.guild in guilds)
    return Strike(
        model.now + task.quarters_to_expiry,
        dispute.quarters.value,
        crafts,
        dispute.others_idle_share.value,
        dispute.library_share.value,
        dispute.ai_output_share.value,
    )


def disputed(
    model: ResidualModel, task: Task, horizon: Horizon, usual: Payoff, sheet: TermSheet | None = None
) -> Payoff:
    """A strike and then a sheet, or the old terms, with what strikers earn meanwhile."""
    dispute, crafts = task.table.dispute, horizon.strike.crafts
    heads = model.people.headcount(model.base.crafts)
    each = pay_each(task, horizon.strike.quarters, members_of(model, crafts))
    raw = look_ahead(model, sheet or task.sheets[task.fallback], horizon, is_struck=True)
    paid = with_outside_income(raw, usual, crafts, dispute.outside_share.value, each * heads)
    rows = member_rows(model, horizon, crafts)
    own = dispute.outside_share.value * usual.struck_incomes + each
    struck = replace(paid, incomes=raw.incomes + rows * own)
    if horizon.studio is None:
        return struck
    unstruck = usual if sheet is None else look_ahead(model, sheet, horizon)
    return at_one_studio(struck, unstruck, model.cast.studios[horizon.studio].market_share)


def pay_each(task: Task, quarters: float, members: float) -> float:
    """Strike pay a member over a strike, in dollars, until the fund is empty."""
    dispute = task.table.dispute
    asked = dispute.strike_pay.value * quarters / QUARTERS_PER_YEAR
    return min(asked, dispute.fund.value / max(members, 1.0))


def members_of(model: ResidualModel, crafts: tuple[int, ...]) -> float:
    """Persons at work or looking for it in these crafts."""
    return float(model.people.headcount(model.base.crafts)[list(crafts)].sum())


def member_rows(model: ResidualModel, horizon: Horizon, crafts: tuple[int, ...]) -> npt.NDArray[np.bool_]:
    """Rows (rows,) of a fork whose people are members when the parties meet."""
    step = max(1, model.people.size // horizon.rows)
    return np.asarray((np.isin(model.people.craft, crafts) & model.people.is_active)[::step])


def weights_of(model: ResidualModel, task: Task) -> F8:
    """Weight of a dollar by craft (crafts,), 1 where the table says nothing."""
    given = task.table.craft_weights
    return np.array([given.get(craft.name, 1.0) for craft in model.base.sector.crafts])
