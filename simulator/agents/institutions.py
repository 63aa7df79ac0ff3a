"""The institutions, as Mesa agents: few, named, and visited in the order of their ids."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import mesa
import numpy as np
import numpy.typing as npt

F8 = npt.NDArray[np.float64]
M8 = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class _Ids:
    """Unique ids of a model's agents, counted on the model: a model that nobody holds is forgotten.

    Mesa 3.3 counts them in a table of its class, which holds every model that ever had an agent (mesa issue 3179):
    a worker of an ensemble would keep all its worlds.
    """

    def __getitem__(self, model: mesa.Model) -> Iterator[int]:
        """The next id, for whoever asks once."""
        model.last_unique_id = getattr(model, "last_unique_id", 0) + 1
        yield model.last_unique_id


class Institution(mesa.Agent):
    """A party with a name and a say."""

    _ids = _Ids()


class Studio(Institution):
    """Makes works: owns a share of the market, has its own cost, earns and pays."""

    def __init__(self, model: mesa.Model, name: str, market_share: float, unit_cost: float) -> None:
        """market_share of 1; unit_cost relative to the typical studio."""
        super().__init__(model)
        self.name = name
        self.market_share = market_share
        self.unit_cost = unit_cost
        self.revenue = 0.0  # dollars this quarter
        self.profit = 0.0


@dataclass
class Claims:
    """Which works a firm's outputs of a year drew on: (works,) shares that sum to 1 less what found no work."""

    year: int
    weights: F8
    undistributed: float
    permitted: Flags
    price_paid_share: float = 1.0  # share of the headline rate that the licensed part of the catalogue costs
    untraced: float = 0.0  # share that no training record shows, beside `undistributed`


class AIFirm(Institution):
    """Trains on works once a year, sells generation to studios and to other audiovisual users."""

    def __init__(
        self, model: mesa.Model, name: str, market_share: float, is_licensed_only: bool, *, is_entrant: bool = False
    ) -> None:
        """market_share of 1 in the base year; an entrant stands for all firms that come later, and begins with none."""
        super().__init__(model)
        self.name = name
        self.base_share = market_share  # pull in the market at base prices, over that of all firms of the base year
        self.coming_share = market_share  # of next quarter on
        self.is_entrant = is_entrant
        self.is_licensed_only = is_licensed_only
        self.capability = 1.0
        self.data_stock = 1.0  # of the last training, in the unit of base_stock
        self.base_stock = 1.0
        self.revenue = 0.0  # dollars this quarter, studios and other audiovisual users together
        self.studio_revenue = 0.0
        self.profit = 0.0
        self.fixed_cost = 0.0
        self.cash = 0.0
        self.retraining_cost = 0.0  # dollars, of a retraining that the law forced this quarter
        self.left_under = ""  # hash of the law under which the firm left the market; "" while it sells
        self.claims = Claims(0, np.zeros(0), 1.0, np.zeros(0, np.bool_))  # of the model on the market
        self.trained: Claims | None = None  # of the model that goes on the market next quarter

    def bring_to_market(self) -> None:
        """Sell what was trained last quarter."""
        self.base_share = self.coming_share
        if self.trained is not None:
            self.claims, self.trained = self.trained, None

    @property
    def data_ratio(self) -> float:
        """Training data relative to the base year, in which this firm had its own access."""
        return self.data_stock / self.base_stock


class Guild(Institution):
    """Represents crafts; holds a health-and-pension fund."""

    def __init__(self, model: mesa.Model, name: str, crafts: tuple[int, ...], health_threshold: float | None) -> None:
        """crafts by number; health_threshold in dollars a year of covered earnings, where it is known."""
        super().__init__(model)
        self.name = name
        self.crafts = crafts
        self.health_threshold = health_threshold


class CollectingSociety(Institution):
    """Collects what is owed, finds people and pays them; holds what it cannot pay yet."""

    def __init__(self, model: mesa.Model) -> None:
        """Starts with nothing held."""
        super().__init__(model)
        self.audits_seen = 0  # years of payers with an audit, and without
        self.quiet_seen = 0
        self.pool_microcents = 0  # expired or capped money that joins the next pool
        self.escrow: list[tuple[int, M8, M8, M8]] = []  # quarter, rows, amounts, what payers owed


class Household(Institution):
    """One income segment of viewers."""

    def __init__(self, model: mesa.Model, name: str, spending_share: float) -> None:
        """spending_share of all consumer spending, of 1."""
        super().__init__(model)
        self.name = name
        self.spending_share = spending_share


@dataclass
class Cast:
    """Everybody who is an agent, by kind, in id order."""

    studios: list[Studio] = field(default_factory=list)
    ai_firms: list[AIFirm] = field(default_factory=list)
    guilds: list[Guild] = field(default_factory=list)
    households: list[Household] = field(default_factory=list)
