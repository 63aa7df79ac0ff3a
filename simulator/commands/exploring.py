"""`residuals explore STUDY`: simulate deals and leave one page with a slider for each clause that the study varies."""

from pathlib import Path
from typing import Any

import click

from simulator.commands.options import Chosen, _is_pair, executor_options

PAGE = "explorer.html"

_SIZE = click.FloatRange(min=0, max=1, min_open=True)


@click.command("explore", short_help="Write a page on which a study's clauses can be moved.")
@click.argument("study")
@click.option("--set", "set_", metavar="KEY=VALUE", multiple=True, callback=_is_pair, help="Change one value.")
@click.option("--scale", type=_SIZE, help="Size of the runs; 1 is the whole sector.")
@click.option("--reps", type=click.IntRange(min=1, max=1000), help="Worlds in which each deal is tried.")
@click.option("--seed", type=click.IntRange(min=0, max=2**63 - 1), help="Root of all luck.")
@click.option("--out", type=click.Path(path_type=Path), help="The page; default reports/out/STUDY/explorer.html.")
@click.option("--force", is_flag=True, help="Replace a page that is there.")
@executor_options
def command(study: str, **options: Any) -> None:
    """Simulate the deals of STUDY (the clauses under its `vary:`) and write one page that opens without a network."""
    from simulator.commands.carrying import workers_of
    from simulator.experiments.exploring import explored, load
    from simulator.experiments.study import Clock
    from simulator.reporting.explorer import page
    from simulator.results import atomic

    chosen, clock = Chosen(**options), Clock()
    file = _place(study, chosen)
    with clock.phase("load"):
        exploration = load(study, _changes(chosen))
    with workers_of(chosen, clock) as executor, clock.phase("run"):
        cube = explored(exploration, executor)
    with clock.phase("page"):
        found = page.Found.of(exploration, cube)
        text = page.page(found, chosen.command("explore", study))
        file.parent.mkdir(parents=True, exist_ok=True)
        atomic.write_bytes(file, text.encode())
    _tell(page.error_sentence(found), clock.seconds)
    click.echo(str(file))


def _changes(chosen: Chosen) -> dict[str, str]:
    """KEY -> VALUE of everything that the caller changes."""
    sizes = {"replications": chosen.reps, "scale": chosen.scale, "seed": chosen.seed}
    return chosen.changes | {name: str(value) for name, value in sizes.items() if value is not None}


def _place(study: str, chosen: Chosen) -> Path:
    """Where the page goes; PlaceError where one is there and may not go."""
    from simulator.experiments.study import usual_folder
    from simulator.results.place import PlaceError

    file = chosen.out or usual_folder(Path(study).stem) / PAGE
    file = file / PAGE if file.is_dir() else file
    if file.exists() and not chosen.force:
        raise PlaceError(f"{file} is there already; --force replaces it")
    return file


def _tell(error: str, seconds: dict[str, float]) -> None:
    """The error of interpolation and the times, on stderr."""
    from simulator.commands.carrying import tell_times

    click.echo(error, err=True)
    tell_times(seconds)
