"""Public accounts: taxes by statutory schedule, the offset of an indirect levy, fiscal years and present values.

MODEL.md (11). Two conventions that are never added up: bottom-up, every base as the model moves it; and the
scorekeeper's, which takes 21 to 25% off a compulsory levy for the income and payroll tax lost (CBO 58421).
"""

from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt

from simulator.measures.tax_law import Law
from simulator.quarters import QUARTERS_PER_YEAR, Quarter

F8 = npt.NDArray[np.float64]

DISCOUNT_RATES = (0.03, 0.07)
"""Yearly real rates of OMB Circular A-4 (2003)."""


def income_tax(incomes: F8, law: Law) -> F8:
    """Federal income tax of single filers (people,), dollars a year: the schedule on what exceeds the deduction."""
    taxable = np.maximum(incomes - law.deduction.value, 0.0)
    tax, below = np.zeros_like(taxable), 0.0
    for bracket in law.brackets:
        tax += (bracket.rate.value - below) * np.maximum(taxable - bracket.above.value, 0.0)
        below = bracket.rate.value
    return tax


def payroll_tax(earnings: F8, law: Law) -> F8:
    """Both sides' payroll tax on earnings (people,), dollars a year: insurance to its ceiling, Medicare on all."""
    insured = np.minimum(earnings, law.payroll_ceiling.value)
    return np.asarray(law.payroll.value * insured + law.medicare.value * earnings)


def corporate_tax(profits: float, law: Law) -> float:
    """Tax on an industry's profits, dollars; losses are set off at once, as in a long-run average."""
    return law.corporate.value * profits


def sales_tax(spending: float, law: Law) -> float:
    """Tax on top of what consumers spend, dollars."""
    return law.sales.value * law.sales_base.value * spending


def offset(levy: float, law: Law) -> float:
    """Income and payroll tax that a compulsory levy costs by the scorekeeper's convention, dollars: a loss, below 0."""
    return -law.offset.value * levy


def by_fiscal_year(quarters: Iterable[Quarter], flows: Iterable[float]) -> dict[int, float]:
    """Flows of quarters summed by US federal fiscal year; years of which some quarter is missing are left out."""
    found: dict[int, list[float]] = {}
    for quarter, flow in zip(quarters, flows, strict=True):
        found.setdefault(quarter.fiscal_year, []).append(float(flow))
    return {year: float(np.sum(parts)) for year, parts in found.items() if len(parts) == QUARTERS_PER_YEAR}


def present_value(flows: Iterable[float], yearly_rate: float) -> float:
    """Value at the start of the first quarter of flows in the middle of each quarter, discounted geometrically."""
    amounts = np.fromiter(flows, dtype=np.float64)
    years = (np.arange(amounts.size) + 0.5) / QUARTERS_PER_YEAR
    return float((amounts * (1.0 + yearly_rate) ** -years).sum())


def ten_year_table(quarters: list[Quarter], lines: Mapping[str, Iterable[float]]) -> dict[str, dict[str, float]]:
    """Line -> fiscal year or `pv_3`, `pv_7` -> dollars; the scorekeeper's table of a cube's quarterly lines."""
    table: dict[str, dict[str, float]] = {}
    for name, flows in lines.items():
        amounts = list(flows)
        years = {str(year): value for year, value in by_fiscal_year(quarters, amounts).items()}
        values = {f"pv_{rate * 100:.0f}": present_value(amounts, rate) for rate in DISCOUNT_RATES}
        table[name] = years | values
    return table
