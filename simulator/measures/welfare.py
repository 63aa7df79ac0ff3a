"""Who gains and who loses, so that the parts add up: surplus by party, and what of it is more than a transfer.

The account of a quarter, all in dollars. What parties have:
    consumers + studios + AI firms + workers + outside contributors + holders + funds + agents + held
and where it comes from:
    consumers' surplus + works' gross + other users' payments for AI - inputs - what hours are worth elsewhere
    - administration.
Both sides are equal in every quarter, since each royalty is paid by one party and received by others. A difference
between two regimes therefore splits into transfers, which sum to zero, and a real change, which is the second side's.
"""

from dataclasses import dataclass, fields
from math import fsum

import numpy as np
import numpy.typing as npt

F8 = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Parties:
    """What each party has of a quarter, dollars; consumers against the base year. Administration is used up: none."""

    consumers: float
    studios: float  # profit after what they owe
    ai_firms: float  # profit after what they owe
    workers: float  # pay and AI residuals of active workers, less what their hours are worth elsewhere
    outside: float  # retired, heirs, abroad
    holders: float
    funds: float
    agents: float
    held: float  # owed but not yet with anybody: next quarter's, escrow, carried, undistributed

    @property
    def total(self) -> float:
        """Their sum."""
        return fsum(getattr(self, field.name) for field in fields(self))


@dataclass(frozen=True)
class Resources:
    """Where it comes from and what is used up, dollars of a quarter."""

    consumers: float
    works_gross: float  # studios' works, at home and abroad; newcomers' works are worth what they cost (free entry)
    other_users: float  # what others pay for the same AI
    other_inputs: float
    ai_inputs: float
    hours_elsewhere: float  # what the hours worked would earn outside
    administration: float

    @property
    def total(self) -> float:
        """Sources less uses."""
        used = (self.other_inputs, self.ai_inputs, self.hours_elsewhere, self.administration)
        return fsum((self.consumers, self.works_gross, self.other_users, *(-amount for amount in used)))


@dataclass(frozen=True)
class Change:
    """A difference between two quarters' accounts: a real change, and transfers among parties."""

    real: float
    transferred: float  # gross: what moved from losers to gainers without anything being made or used up


def held(owed: float, *paid: float) -> float:
    """What was owed this quarter less what reached anybody this quarter, deductions included."""
    return fsum((owed, *(-amount for amount in paid)))


def change(parties: Parties, baseline: Parties) -> Change:
    """What two accounts differ by: the sum is real, and the smaller of gains and losses has only changed hands."""
    moves = [getattr(parties, field.name) - getattr(baseline, field.name) for field in fields(parties)]
    gains, losses = fsum(move for move in moves if move > 0.0), -fsum(move for move in moves if move < 0.0)
    return Change(fsum(moves), min(gains, losses))


def by_segment(amount: float, shares: F8) -> F8:
    """An amount over household segments (segments,): all face the same prices, so it follows what they spend."""
    return np.asarray(amount * shares / shares.sum(), dtype=np.float64)


def hours_elsewhere(hours: float, outside_pay_per_year: float, hours_per_year: float) -> float:
    """What so many hours would earn outside the sector, at one outside wage that no regime moves."""
    return hours / hours_per_year * outside_pay_per_year
