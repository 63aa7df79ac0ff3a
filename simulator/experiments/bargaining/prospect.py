"""A world at its start and what is asked of it: payoffs of a sheet with one figure moved."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

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
from simulator.terms.price.statute import Statute
from simulator.terms.sheet import TermSheet


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
        return Strike(model.now, 0.0, own)
    shares = (dispute.others_idle_share, dispute.library_share, dispute.ai_output_share)
    return Strike(model.now, dispute.quarters.value, own, *(share.value for share in shares))
