"""`residuals solve TARGET`: the rate, or any figure of a clause, at which something turns."""

import json
from typing import Any

import click

from simulator.commands.bargaining import changes_of
from simulator.commands.carrying import workers_of
from simulator.commands.options import Chosen, executor_options, study_options

TARGETS = ("median_whole", "payroll_whole", "parity", "most_money", "first_exit", "studio_indifferent")


@click.command("solve")
@click.argument("target", type=click.Choice(TARGETS))
@study_options
@executor_options
@click.option("--study", default="compare_regimes", show_default=True, help="Whose sector, calendar and sizes to use.")
@click.option(
    "--of", "regime_name", metavar="REGIME", help="The study's regime to move; default its first with a rate."
)
@click.option("--path", default="royalty.rate", show_default=True, help="The figure to move.")
@click.option("--between", nargs=2, type=float, default=(0.0, 0.95), show_default=True, help="Where to look.")
def command(target: str, study: str, regime_name: str | None, path: str, between: Any, **options: Any) -> None:
    """Find the value at which TARGET is met, world by world, with its interval."""
    from simulator.experiments.bargaining import solving

    chosen = Chosen(**options)
    asked = solving.Asked(target, study, regime_name, path, between)
    with workers_of(chosen) as executor:
        told = solving.solve(asked, changes_of(chosen), chosen.regime, executor)
    click.echo(json.dumps(told, indent=1) if chosen.json else solving.in_words(told))
