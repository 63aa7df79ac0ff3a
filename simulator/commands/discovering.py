"""`residuals discover STUDY --claim ...`: where a claim about two regimes fails, in words, with its page."""

import json
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from simulator.commands.options import OPTIONS, Chosen, executor_options

CLAIM = "statutory_levy > copyright_holder on hours"
WORLDS, SCALE = 400, 0.01
_NAMES = ("set", "preset", "regime", "scale", "full_scale", "reps", "seed", "out", "force", "json")
_SHARED = dict(zip(_NAMES, OPTIONS, strict=True))


@click.command("discover", short_help="Find where a claim about two regimes fails.")
@click.argument("study", default="compare_regimes")
@click.option("--claim", "words", default=CLAIM, show_default=True, metavar="WORDS",
              help="REGIME > REGIME on MEASURE [by AMOUNT] [in YEAR[-YEAR]].")  # fmt: skip
@click.option("--reps", "--replications", "reps", type=click.IntRange(min=1, max=100_000), default=WORLDS,
              show_default=True, help="Worlds; under 40 is refused, under 200 is called a hint.")  # fmt: skip
@click.option("--scale", type=click.FloatRange(min=0, max=1, min_open=True), default=SCALE, show_default=True,
              help="Size of the runs; 1 is the whole sector.")  # fmt: skip
@click.option("--results", type=click.Path(path_type=Path, exists=True, file_okay=False),
              help="Look in these results instead of simulating; what else is asked for must match them.")  # fmt: skip
@click.option("--step", type=click.IntRange(min=1), help="Take this step of the peeling instead of the balanced one.")
@_SHARED["set"]
@_SHARED["preset"]
@_SHARED["regime"]
@_SHARED["seed"]
@_SHARED["out"]
@_SHARED["force"]
@_SHARED["json"]
@executor_options
def command(study: str, words: str, results: Path | None, step: int | None, **options: Any) -> None:
    """Draw many worlds of STUDY and find the few uncertain figures that tell where a claim about two regimes fails.

    Says "nothing found" where luck would find as much. The page shows every step, so that you can choose another.
    """
    from simulator.commands.carrying import leave, tell_times
    from simulator.commands.looking import Look
    from simulator.experiments.discovery.claim import claim
    from simulator.experiments.discovery.running import check_far
    from simulator.experiments.study import Clock

    chosen, clock, told = Chosen(**options), Clock(), claim(words)
    check_far(step)
    look = Look(study, told, step, results, chosen, _typed())
    out, worlds = look.worlds(clock)
    with clock.phase("look"):
        found = look.finding(worlds, out)
    with clock.phase("page"):
        page = look.page(found, out)
    click.echo(json.dumps(found | {"page": str(page)}, indent=1) if chosen.json else _text(found, page))
    tell_times(clock.seconds)
    leave(worlds.cube)


def _typed() -> list[str]:
    """The parameters that the caller gave, not left to their defaults."""
    context = click.get_current_context()
    return [name for name in context.params if context.get_parameter_source(name) is ParameterSource.COMMANDLINE]


def _text(found: dict[str, Any], page: Path) -> str:
    """The finding and where its page is."""
    return "\n".join([*found["words"], str(page)])
