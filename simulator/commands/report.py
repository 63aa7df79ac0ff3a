"""`residuals report STUDY`: simulate and leave a report that opens without a network."""

import json
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from simulator.commands.carrying import carried_out, leave, order_of, setting_of, tell_check, tell_times
from simulator.commands.options import Chosen, check_option, executor_options, study_options

if TYPE_CHECKING:
    from simulator.experiments.preparation import Prepared
    from simulator.experiments.study import Setting
    from simulator.results.cube import Cube

# Reader -> the module that writes the page: PAGE is its name, render(folder) writes it.
READERS = {"everybody": "simulator.reporting.report", "economist": "simulator.reporting.economist"}


@click.command("report", short_help="Simulate a study and write its report.")
@click.argument("study")
@study_options
@check_option
@executor_options
@click.option("--for", "reader", type=click.Choice(list(READERS)), default="everybody", show_default=True,
              help="Whose questions the page answers.")  # fmt: skip
def command(study: str, reader: str, **options: Any) -> None:
    """Simulate STUDY (a name or a file) and write its report; results of `run` that are there are used."""
    from simulator.experiments.preparation import prepare
    from simulator.experiments.study import Clock

    page_of = import_module(READERS[reader])
    chosen, clock = Chosen(**options), Clock()
    with clock.phase("load"):
        prepared = prepare(order_of(study, chosen, chosen.command("report", study)))
    setting = setting_of(prepared, chosen)
    cube = there(prepared, setting, page_of.PAGE)
    if cube is None:
        _, cube = carried_out(prepared, chosen, clock)
    with clock.phase("report"):
        page = page_of.render(setting.out)
    tell_times(clock.seconds)
    tell_check(cube)
    click.echo(json.dumps({"report": str(page), "digest": cube.digest()}) if chosen.json else str(page))
    leave(cube)


def there(prepared: "Prepared", setting: "Setting", page: str) -> "Cube | None":
    """Results of this very study that are in place and may be used; PlaceError where a page may not be replaced.

    `--force` makes the usual report anew from its runs; another reader's page is written from the same results.
    """
    from simulator.experiments.study import stored
    from simulator.reporting.report import PAGE
    from simulator.results.place import PlaceError

    is_written = (setting.out / page).exists()
    if page == PAGE:
        return None if setting.is_forced or is_written else stored(prepared, setting)
    if is_written and not setting.is_forced:
        raise PlaceError(f"{setting.out / page} is there already; --force replaces it")
    return stored(prepared, setting)
