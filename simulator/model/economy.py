"""What the economy remembers from one quarter to the next, beside people, works and institutions."""

from collections import deque
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from simulator.model.outlook import Outlook

F8 = npt.NDArray[np.float64]
M8 = npt.NDArray[np.int64]

RELEASE_LAG = 4  # quarters from commission to release; wages are spread evenly over them (MODEL.md 2)


@dataclass(frozen=True)
class Cohort:
    """Works commissioned in one quarter; arrays over (ideas,) unless said. Money in dollars."""

    quarter: int
    appeals: F8
    lit: F8
    revenues: F8
    spending: float  # consumers', newcomers' AI-made works included
    price_index: float
    hours: F8  # (crafts,) to be worked until release
    ai_spending: float
    other_inputs: float
    studio_shares: F8  # (studios,) of what goes into production
    ai_made: float  # share of the work that AI does
    wage_rates: F8  # (crafts,) wages at commission, over base
    displaced_hours: F8  # (crafts,) that the same works would have needed without AI, less hours

    @property
    def entrant_revenue(self) -> float:
        """What newcomers' AI-made works earn."""
        return self.spending - float(self.revenues.sum())


@dataclass
class Flows:
    """The quarter's flows in dollars; observe reads them, nothing else does. Arrays (crafts,)."""

    hours: F8
    wage_bill: F8
    displaced_wages: F8
    ai_spending: float = 0.0
    ai_made: float = 0.0
    other_inputs: float = 0.0
    consumer_spending: float = 0.0
    entrant_revenue: float = 0.0
    works_released: float = 0.0
    price_index: float = 1.0
    studio_profit: float = 0.0
    ai_profit: float = 0.0
    ai_inputs: float = 0.0
    works_in_hand_change: float = 0.0
    gross_by_studio: F8 = field(default_factory=lambda: np.zeros(0))


@dataclass
class Economy:
    """Wages and AI price relative to the base year, works in production, and what was learned of pay so far."""

    wages: F8  # (crafts,)
    ai_price: float  # quality-adjusted, what studios see
    firm_prices: F8  # (firms,) quality-adjusted
    cohorts: deque[Cohort]
    flows: Flows
    paid_to_people: deque[float]  # dollars of AI residuals that reached people, last four quarters
    displaced: deque[float]  # wages that AI displaced, last four quarters
    base_entry: F8  # (crafts,) rows that enter a quarter at base income
    outlook: Outlook = field(default_factory=Outlook)
    rate: float = 0.0  # bargained rate in force; 0 until bargained
    works_in_hand: float = 0.0  # worth to studios of works begun and not released, dollars


def years_since_base(quarter_of_calendar: float, base_year: int) -> float:
    """Years since the middle of the base year, never below 0: the base year itself has no progress."""
    return max(0.0, quarter_of_calendar / 4.0 - (base_year + 0.5))
