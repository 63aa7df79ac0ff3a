"""`residuals score RUN_DIR`: the scorekeeper's ten-year table by fiscal year, against the baseline."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from simulator.results.cube import Cube

MILLION = 1e6


@click.command("score", short_help="Ten-year table of public accounts by fiscal year.")
@click.argument("results", type=click.Path(path_type=Path, exists=True, file_okay=False))
def command(results: Path) -> None:
    """Print, from a study's RESULTS, what each regime changes in tax receipts: fiscal years, present values."""
    from simulator.reporting.receipts import missing
    from simulator.results.store import read

    cube = read(results)
    if unknown := missing(cube):
        raise click.ClickException(f"{results} was made before taxes were measured ({unknown[0]}); run the study again")
    regimes = list(dict.fromkeys(cube.plan["regime"]))
    for regime in regimes[1:]:
        click.echo(f"{regime} against {regimes[0]}, millions of 2025 dollars, full-size run")
        for line in table(cube, regime, regimes[0]):
            click.echo(line)


def table(cube: "Cube", regime: str, baseline: str) -> list[str]:
    """Lines of one regime's table."""
    from simulator.reporting.receipts import TOTAL, receipts

    found = receipts(cube, regime, baseline)
    head = f"  {'':<36}" + "".join(f"{name:>9}" for name in found[TOTAL])
    rows = [
        f"  {name:<36}" + "".join(f"{value / MILLION:>9,.1f}" for value in row.values()) for name, row in found.items()
    ]
    return [head, *rows]
