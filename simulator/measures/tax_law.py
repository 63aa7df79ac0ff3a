"""Statutory rates of US federal tax law 2025 (and an average state sales tax), each with its source and grade.

Grade C: rates and brackets were recalled and checked against a digest, not read in the statute.

A law is data: `Law.us_2025()` is what ships, `Law.none()` has every rate zero.
"""

from dataclasses import dataclass
from typing import Self

from simulator.units import Figure, Grade


def _law(value: float, unit: str, source: str, grade: Grade = "C", note: str = "") -> Figure:
    return Figure(value=value, unit=unit, source=source, grade=grade, note=note)


@dataclass(frozen=True)
class Bracket:
    """A marginal rate from an income on (dollars a year, after the deduction)."""

    above: Figure
    rate: Figure


def _bracket(above: float, rate: float) -> Bracket:
    return Bracket(_law(above, "usd_per_year", "irs_2025_40"), _law(rate, "share", "irs_2025_40"))


@dataclass(frozen=True)
class Law:
    """Schedules for income, payroll, corporate and sales tax, and the scorekeeper's offset of an indirect levy."""

    deduction: Figure
    brackets: tuple[Bracket, ...]
    payroll: Figure  # employers' and employees' old-age and disability insurance
    payroll_ceiling: Figure
    medicare: Figure  # both sides
    corporate: Figure
    sales: Figure
    sales_base: Figure  # share of consumers' video spending that is taxed at all
    offset: Figure  # of an indirect levy: what income and payroll tax lose by it

    @classmethod
    def us_2025(cls) -> Self:
        """Single filers; what they have besides is not known."""
        return cls(
            deduction=_law(15_750, "usd_per_year", "obbba_2025", note="Standard deduction of a single filer."),
            brackets=tuple(_bracket(above, rate) for above, rate in _SINGLE_2025),
            payroll=_law(0.124, "share", "fica_2025", note="6.2 % from each side."),
            payroll_ceiling=_law(176_100, "usd_per_year", "fica_2025"),
            medicare=_law(0.029, "share", "fica_2025", note="1.45 % from each side; the additional 0.9 % is left out."),
            corporate=_law(0.21, "share", "irc_11"),
            sales=_law(0.0752, "share", "tax_foundation_2025", note="Population-weighted, state and local."),
            sales_base=_law(0.5, "share", "assumption", "D", "Many states do not tax streaming."),
            offset=_law(0.23, "share", "cbo_58421", "A", "21 to 25 % by year; the middle."),
        )

    @classmethod
    def none(cls) -> Self:
        """No tax at all."""
        law = cls.us_2025()
        free = {name: getattr(law, name).at(0.0) for name in _RATES}
        return cls(**(vars(law) | free | {"brackets": ()}))


_SINGLE_2025 = (
    (0, 0.10), (11_925, 0.12), (48_475, 0.22), (103_350, 0.24), (197_300, 0.32), (250_525, 0.35), (626_350, 0.37),
)  # fmt: skip
_RATES = ("payroll", "medicare", "corporate", "sales", "offset")
