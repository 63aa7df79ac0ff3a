"""`residuals why`: what drives the difference of each regime, what each layer adds, how much expectations matter."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import click

from simulator.commands.options import OPTIONS

if TYPE_CHECKING:
    from simulator.scenario.sector import Sector
    from simulator.terms.sheet import TermSheet

BY = ("mechanisms", "layers", "expectations")


@click.command("why", short_help="What drives the difference between each regime and the status quo.")
@click.argument("study", default="compare_regimes")
@click.option("--by", type=click.Choice(BY), default=BY[0], show_default=True, help="What is taken apart.")
@click.option("--scale", default=0.003, show_default=True, help="Share of people and works that are simulated.")
@OPTIONS[0]
def command(study: str, by: str, scale: float, set_: tuple[str, ...]) -> None:
    """Take the differences of a STUDY apart, at its central parameters, in plain words."""
    from simulator.scenario.load import load_study

    loaded = load_study(study, dict(pair.split("=", 1) for pair in set_))
    for line in lines(by, loaded.world, loaded.terms, loaded.baseline, scale):
        click.echo(line)


def lines(by: str, sector: "Sector", terms: Mapping[str, "TermSheet"], baseline: str, scale: float) -> Iterator[str]:
    """The report that was asked for."""
    from simulator.experiments import foresight, layers, mechanisms

    if by == "layers":
        return layers.report(sector, dict(terms), scale=scale)
    if by == "expectations":
        return foresight.report(sector, dict(terms), scale=scale)
    return mechanisms.report(mechanisms.Setting(sector, terms[baseline], scale=scale, lucks=2), terms)
