"""`residuals report STUDY`: simulate and leave a report that opens without a network."""

import json
from typing import Any

import click

from simulator.commands.carrying import leave, order_of, setting_of, tell_check, tell_times
from simulator.commands.options import Chosen, check_option, study_options


@click.command("report", short_help="Simulate a study and write its report.")
@click.argument("study")
@study_options
@check_option
def command(study: str, **options: Any) -> None:
    """Simulate STUDY (a name or a file) and write its report; results of `run` that are there are used."""
    from simulator.experiments.preparation import prepare
    from simulator.experiments.study import Clock, carry_out, stored
    from simulator.reporting.report import PAGE, render

    chosen, clock = Chosen(**options), Clock()
    with clock.phase("load"):
        prepared = prepare(order_of(study, chosen, chosen.command("report", study)))
    setting = setting_of(prepared, chosen)
    cube = None if chosen.force or (setting.out / PAGE).exists() else stored(prepared, setting)
    if cube is None:
        cube = carry_out(prepared, setting, clock)
    with clock.phase("report"):
        page = render(setting.out)
    tell_times(clock.seconds)
    tell_check(cube)
    click.echo(json.dumps({"report": str(page), "digest": cube.digest()}) if chosen.json else str(page))
    leave(cube)
