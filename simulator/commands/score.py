"""`residuals score RUN_DIR`: the scorekeeper's ten-year table by fiscal year, against the baseline."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
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
MILLION = 1e6


@click.command("score", short_help="Ten-year table of public accounts by fiscal year.")
@click.argument("results", type=click.Path(path_type=Path, exists=True, file_okay=False))
def command(results: Path) -> None:
    """Print, from a study's RESULTS, what each regime changes in tax receipts: fiscal years, present values."""
    from simulator.results.store import read

    cube = read(results)
    if missing := sorted(set(LINES.values()) - set(cube.names)):
        raise click.ClickException(f"{results} was made before taxes were measured ({missing[0]}); run the study again")
    regimes = list(dict.fromkeys(cube.plan["regime"]))
    for regime in regimes[1:]:
        click.echo(f"{regime} against {regimes[0]}, millions of 2025 dollars, full-size run")
        for line in table(cube, regime, regimes[0]):
            click.echo(line)


def table(cube: "Cube", regime: str, baseline: str) -> list[str]:
    """Lines of one regime's table. The convention is another way to count, never added to the taxes."""
    from simulator.measures.fiscal import ten_year_table
    from simulator.quarters import Quarter

    quarters = [Quarter.parse(text) for text in cube.quarters]
    flows = {name: changes(cube, measure, regime, baseline) for name, measure in LINES.items()}
    flows[TOTAL] = [sum(parts) for parts in zip(*flows.values(), strict=True)]
    flows[CONVENTION] = changes(cube, "tax_offset_convention", regime, baseline)
    found = ten_year_table(quarters, flows)
    head = f"  {'':<36}" + "".join(f"{name:>9}" for name in found[TOTAL])
    rows = [
        f"  {name:<36}" + "".join(f"{value / MILLION:>9,.1f}" for value in row.values()) for name, row in found.items()
    ]
    return [head, *rows]


def changes(cube: "Cube", measure: str, regime: str, baseline: str) -> list[float]:
    """Regime less baseline by quarter, in the full-size run, or the first where there is none."""
    plan = cube.plan
    role = "full" if (plan["role"] == "full").any() else plan["role"].iloc[0]
    rows = [int(((plan["regime"] == name) & (plan["role"] == role)).to_numpy().argmax()) for name in (regime, baseline)]
    column = cube.names.index(measure)
    return [float(value) for value in cube.values[rows[0], :, column] - cube.values[rows[1], :, column]]
