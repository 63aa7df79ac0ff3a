"""What a regime changes in public receipts, by US fiscal year and in present value, from a study's results."""

from simulator.measures.fiscal import ten_year_table
from simulator.quarters import Quarter
from simulator.results.cube import Cube

LINES = {
    "income tax": "tax_income",
    "payroll tax": "tax_payroll",
    "of those who left, elsewhere": "tax_elsewhere",
    "corporate tax": "tax_corporate",
    "sales tax": "tax_sales",
}
CONVENTION = "by convention: offset of the levy"
TOTAL = "all taxes"
Receipts = dict[str, dict[str, float]]  # line -> fiscal year, pv_3 or pv_7 -> dollars


def missing(cube: Cube) -> list[str]:
    """Measures of taxes that the results do not hold."""
    return sorted(set(LINES.values()) - set(cube.names))


def receipts(cube: Cube, regime: str, baseline: str) -> Receipts:
    """The table of a regime. The convention is another way to count, never added to the taxes."""
    quarters = [Quarter.parse(text) for text in cube.quarters]
    flows = {name: changes(cube, measure, regime, baseline) for name, measure in LINES.items()}
    flows[TOTAL] = [sum(parts) for parts in zip(*flows.values(), strict=True)]
    flows[CONVENTION] = changes(cube, "tax_offset_convention", regime, baseline)
    return ten_year_table(quarters, flows)


def changes(cube: Cube, measure: str, regime: str, baseline: str) -> list[float]:
    """Regime less baseline by quarter, in the full-size run, or the first where there is none."""
    plan = cube.plan
    role = "full" if (plan["role"] == "full").any() else plan["role"].iloc[0]
    rows = [int(((plan["regime"] == name) & (plan["role"] == role)).to_numpy().argmax()) for name in (regime, baseline)]
    column = cube.names.index(measure)
    return [float(value) for value in cube.values[rows[0], :, column] - cube.values[rows[1], :, column]]
