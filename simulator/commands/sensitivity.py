"""`residuals sensitivity STUDY`: which uncertain figures move the answer: screening, then shares of the variance."""

import json
from pathlib import Path
from typing import Any

import click

from simulator.commands.options import OPTIONS, Chosen, Function, executor_options

FULL_SCALE = 4  # the place of --full-scale among the shared options: there is no full run here
MOST_SAMPLES = 65_536


def is_power_of_two(_: click.Context, __: click.Parameter, samples: int) -> int:
    """The number itself; click's error, with the nearest that will do, where it is none."""
    if samples & (samples - 1):
        below = 1 << (samples.bit_length() - 1)
        raise click.BadParameter(f"{samples} is not a power of two; the nearest are {below} and {2 * below}")
    return samples


def most_options(function: Function) -> Function:
    """The shared options but `--full-scale`."""
    for option in reversed((*OPTIONS[:FULL_SCALE], *OPTIONS[FULL_SCALE + 1 :])):
        function = option(function)
    return function


@click.command("sensitivity", short_help="Which uncertain figures move a study's answer.")
@click.argument("study")
@most_options
@executor_options
@click.option("--screen-only", is_flag=True, help="Screen the figures; leave out shares of the variance.")
@click.option("--trajectories", type=click.IntRange(2, 1000), default=6, show_default=True, help="Of the screening.")
@click.option("--samples", type=click.IntRange(4, MOST_SAMPLES), default=32, show_default=True,
              callback=is_power_of_two, help="Base samples of the shares, a power of two.")  # fmt: skip
@click.option(
    "--top", type=click.IntRange(1, 25), default=5, show_default=True, help="Figures with a share of their own."
)
def command(study: str, screen_only: bool, trajectories: int, samples: int, top: int, **options: Any) -> None:
    """Vary every free figure of STUDY (a name or a file) over its range, and a dummy that must not matter.

    Every point has the same luck. --reps is the number of worlds at each point (default 1), --scale that of the runs
    (default 0.005). The cost is measured and said before it starts; a run that is broken off is gone on with.
    """
    from simulator.commands.carrying import workers_of
    from simulator.commands.sensitivity_in_words import in_words
    from simulator.experiments.sensitivity import running
    from simulator.experiments.sensitivity.asked import Asked
    from simulator.experiments.study import ROOT, Clock
    from simulator.reporting.sensitivity import render
    from simulator.results.place import Place

    chosen, clock = Chosen(**options), Clock()
    with clock.phase("load"):
        loaded = running.loaded(study, changes_of(chosen), chosen.regime)
        place = Place(chosen.out or running.folder_of(study), protected=[ROOT])
        place.check(is_forced=chosen.force)
    asked = Asked(
        trajectories, samples, min(top, len(loaded.world.free())), chosen.reps or 1, is_screen_only=screen_only
    )
    words = [*(["--screen-only"] if screen_only else []), "--trajectories", str(trajectories)]
    command_line = " ".join(
        [chosen.command("sensitivity", study), *words, "--samples", str(samples), "--top", str(top)]
    )
    order = running.Order(loaded, Path(study).stem, asked, command_line)
    with workers_of(chosen, clock) as executor, clock.phase("run"):
        told = running.carry_out(order, place, tell, is_forced=chosen.force, executor=executor)
    with clock.phase("page"):
        page = render(place.target)
    click.echo(json.dumps(told | {"out": str(place.target)}, indent=1) if chosen.json else in_words(told, page))
    tell(", ".join(f"{name} {taken:.1f} s" for name, taken in clock.seconds.items()))


def changes_of(chosen: Chosen) -> dict[str, str]:
    """What the caller changes, scale and seed included; replications are worlds at each point, and no study's key."""
    sizes = {"scale": chosen.scale, "seed": chosen.seed}
    return chosen.changes | {name: str(value) for name, value in sizes.items() if value is not None}


def tell(line: str) -> None:
    """A line on stderr."""
    click.echo(line, err=True)
