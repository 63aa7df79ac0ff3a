"""`residuals compare FILE FILE`: what one regime changes against another."""

from dataclasses import replace
from typing import Any

import click

from simulator.commands.carrying import carried_out, leave, order_of, tell, tell_check, tell_times
from simulator.commands.options import Chosen, check_option, executor_options, study_options


@click.command("compare", short_help="What one regime changes against another.")
@click.argument("files", nargs=2, metavar="FILE FILE")
@study_options
@check_option
@executor_options
@click.option("--study", default="compare_regimes", show_default=True, help="Whose sector, calendar and sizes to use.")
def command(files: tuple[str, str], study: str, **options: Any) -> None:
    """Simulate two regimes (names or files), the first as baseline, and print the differences."""
    from simulator.experiments.preparation import prepare_comparison
    from simulator.experiments.study import Clock

    chosen, clock = Chosen(**options), Clock()
    with clock.phase("load"):
        order = order_of(study, chosen, chosen.command("compare", *files))
        prepared = prepare_comparison(replace(order, regimes=(*files, *chosen.regime)))
    out, cube = carried_out(prepared, chosen, clock)
    tell(prepared, cube, out, is_json=chosen.json)
    tell_times(clock.seconds)
    tell_check(cube)
    leave(cube)
