"""Royalty: what is owed, by whom, on what. The slot's base, and a quarter's bases in whole microcents and counts."""

from dataclasses import dataclass
from typing import ClassVar, Literal, Self

import numpy as np
import numpy.typing as npt

from simulator.money import LARGEST, MoneyOverflow, to_microcents
from simulator.quarters import QUARTERS_PER_YEAR
from simulator.terms.clause import Clause
from simulator.units import DollarsPerYear, Figure

Money = npt.NDArray[np.int64]
Payer = Literal["ai_firms", "studios"]


@dataclass(frozen=True)
class Bases:
    """What a royalty can be taken from in one quarter, by payer: AI firms first, then studios. All (payers,) int64."""

    is_ai_firm: npt.NDArray[np.bool_]
    ai_revenue: Money  # microcents; revenue within the clause's scope
    ai_work_gross: Money  # microcents; gross of works weighted by their AI-made share
    profit: Money  # microcents; may be negative
    generations: Money  # number of outputs sold
    minutes: Money  # minutes of training data in the model that is sold
    works: Money  # works of training data in the model that is sold
    replaced_wages: Money  # microcents; wages of the roles that AI took
    absent: Money  # 1 where a payer sells nothing at all, having left the market or not come yet

    @classmethod
    def zeros(cls, ai_firms: int, studios: int, **given: Money) -> Self:
        """Bases of these payers, zero where not given."""
        is_ai_firm = np.arange(ai_firms + studios) < ai_firms
        names = [name for name in cls.__dataclass_fields__ if name != "is_ai_firm"]
        nothing = {name: np.zeros(ai_firms + studios, dtype=np.int64) for name in names}
        return cls(is_ai_firm, **(nothing | given))


class Royalty(Clause):
    """What each payer owes for a quarter. A kind says its base and the amount on it; limits are common to all kinds."""

    slot: ClassVar[str] = "royalty"

    floor_per_year: DollarsPerYear | None = None
    """Least that a payer with any base owes in a year."""
    cap_per_year: DollarsPerYear | None = None
    """Most that a payer owes in a year."""
    exempt_below: DollarsPerYear | None = None
    """Yearly base (AI revenue for counted kinds) below which a payer owes nothing."""

    @property
    def payer(self) -> Payer:
        """Who pays."""
        return "ai_firms"

    def base(self, bases: Bases) -> Money:
        """(payers,) what is counted or taken a share of."""
        return np.zeros_like(bases.ai_revenue)

    def due(self, base: Money) -> Money:
        """(payers,) microcents owed on a base that is not negative, before floor, cap and exemption."""
        return np.zeros_like(base)

    def size(self, bases: Bases) -> Money:
        """(payers,) microcents by which the small-firm exemption measures a payer; here AI revenue."""
        return bases.ai_revenue

    def owed(self, bases: Bases) -> Money:
        """(payers,) microcents owed for the quarter, exact: amount, then floor, cap, exemption.

        Yearly limits are applied quarter by quarter at a fourth. The floor binds payers that have a base at all.
        """
        pays = bases.is_ai_firm if self.payer == "ai_firms" else ~bases.is_ai_firm
        base = np.where(pays, np.maximum(self.base(bases), 0), 0)
        owed = self.due(base)
        owed = np.where(base > 0, np.maximum(owed, _per_quarter(self.floor_per_year, 0)), owed)
        owed = np.minimum(owed, _per_quarter(self.cap_per_year, LARGEST))
        is_exempt = self.size(bases) < _per_quarter(self.exempt_below, -LARGEST)
        return np.where(pays & ~is_exempt, owed, 0)

    def marginal_rate_on_ai_price(self) -> float:
        """What a dollar more of AI revenue adds to the royalty, for the price of AI; floor and cap aside."""
        return 0.0

    def marginal_rate_on_gross(self) -> float:
        """What a dollar more of a fully AI-made work's gross adds to the royalty; floor and cap aside."""
        return 0.0

    @property
    def headline_rate(self) -> float:
        """The rate that is bargained over and shown: a share of the base, or dollars a unit; 0 for no royalty."""
        return 0.0

    def rate_zero(self) -> Clause:
        """The same kind, by the same arithmetic, at rate and floor zero."""
        floor = self.floor_per_year and self.floor_per_year.at(0.0)
        return self.changed(floor_per_year=floor).with_rate(0.0)


def _per_quarter(limit: Figure | None, absent: int) -> int:
    """A fourth of a yearly amount in whole microcents."""
    return absent if limit is None else int(to_microcents(limit.value)) // QUARTERS_PER_YEAR


def times(counts: Money, microcents_each: int, what: str) -> Money:
    """counts x microcents, exact; MoneyOverflow where a product leaves int64."""
    if microcents_each and int(counts.max(initial=0)) > LARGEST // microcents_each:
        raise MoneyOverflow(f"{what}: {int(counts.max())} times {microcents_each} microcents do not fit in one account")
    return counts * microcents_each
