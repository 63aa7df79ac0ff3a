"""`residuals bargain STUDY`: the table: zone, deals, worth of clauses, the strike; and its report."""

import json
from typing import Any

import click

from simulator.commands.carrying import workers_of
from simulator.commands.options import Chosen, executor_options, study_options


@click.command("bargain")
@click.argument("study")
@study_options
@executor_options
def command(study: str, **options: Any) -> None:
    """Let the parties of STUDY (a name or a file of kind `bargain`) meet, and write the negotiator's report."""
    from simulator.commands.table_in_words import in_words
    from simulator.experiments.bargaining import running
    from simulator.experiments.study import ROOT, Clock, usual_folder
    from simulator.experiments.workers.named import in_words as in_words_of
    from simulator.reporting.negotiator import render
    from simulator.results.place import Place

    chosen, clock = Chosen(**options), Clock()
    with clock.phase("load"):
        loaded = running.loaded(study, changes_of(chosen))
        place = Place(chosen.out or usual_folder(study.rpartition("/")[2].removesuffix(".yaml")), protected=[ROOT])
        place.check(is_forced=chosen.force)
    with workers_of(chosen, clock) as executor, clock.phase("bargain"):
        told = running.bargain(loaded, executor)
        made = {"command": chosen.command("bargain", study), "executor": in_words_of(executor)}
    with clock.phase("write"):
        folder = running.write(told, loaded, place, made, is_forced=chosen.force)
    with clock.phase("report"):
        page = render(folder)
    plain = told | {"report": str(page), "out": str(folder)}
    click.echo(json.dumps(plain, indent=1) if chosen.json else in_words(told, page))
    click.echo(", ".join(f"{name} {taken:.1f} s" for name, taken in clock.seconds.items()), err=True)


def changes_of(chosen: Chosen) -> dict[str, str]:
    """What the caller changes, sizes included."""
    sizes = {"replications": chosen.reps, "scale": chosen.scale, "seed": chosen.seed}
    return chosen.changes | {name: str(value) for name, value in sizes.items() if value is not None}
