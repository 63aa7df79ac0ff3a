"""`residuals discover STUDY --claim ...`: where a claim about two regimes fails, in words, with its page."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simulator.commands.options import OPTIONS, Chosen, executor_options

if TYPE_CHECKING:
    from simulator.experiments.discovery.claim import Claim
    from simulator.experiments.study import Clock
    from simulator.results.cube import Cube
    from simulator.scenario.study import Study

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
              help="Look in these results of STUDY instead of simulating.")  # fmt: skip
@click.option("--step", type=click.IntRange(min=0), help="Take this step of the peeling instead of the balanced one.")
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
    from simulator.experiments.discovery.claim import claim
    from simulator.experiments.discovery.finding import Effort
    from simulator.experiments.discovery.running import discovered
    from simulator.experiments.study import Clock
    from simulator.reporting.discovery import render

    chosen, clock = Chosen(**options), Clock()
    told = claim(words)
    if results is None:
        out, cube, loaded = _simulated(study, told, chosen, clock)
    else:
        out, cube, loaded = _stored(study, told, results, chosen)
    with clock.phase("look"):
        found = discovered(cube, told, loaded, Effort(loaded.seed, step=step))
    with clock.phase("page"):
        page = render(out, found)
    click.echo(json.dumps(found | {"page": str(page)}, indent=1) if chosen.json else _text(found, page))
    tell_times(clock.seconds)
    leave(cube)


def _simulated(study: str, told: "Claim", chosen: Chosen, clock: "Clock") -> tuple[Path, "Cube", "Study"]:
    """Worlds made for this claim."""
    from simulator.commands.carrying import order_of, workers_of
    from simulator.experiments.discovery.running import prepared_for
    from simulator.experiments.study import Setting, carry_out, usual_folder

    asked = chosen.command("discover", study, "--claim", told.text)
    with clock.phase("load"):
        prepared = prepared_for(told, order_of(study, chosen, asked))
    out = chosen.out or usual_folder(f"{prepared.name}-discover")
    with workers_of(chosen, clock) as executor:
        setting = Setting(out, is_forced=chosen.force, executor=executor, is_explained=False)
        return out, carry_out(prepared, setting, clock), prepared.study


def _stored(study: str, told: "Claim", results: Path, chosen: Chosen) -> tuple[Path, "Cube", "Study"]:
    """Worlds that are there already; the page goes beside them, or into a folder that may be written to."""
    from simulator.experiments.discovery.running import stored
    from simulator.experiments.study import ROOT
    from simulator.results.place import Place
    from simulator.scenario.load import load_study

    cube, out = stored(results, told), chosen.out or results
    if out.absolute() != results.absolute():
        Place(out, protected=[ROOT]).check(is_forced=chosen.force)
        out.mkdir(parents=True, exist_ok=True)
    return out, cube, load_study(study, chosen.changes)


def _text(found: dict[str, Any], page: Path) -> str:
    """The finding and where its page is."""
    return "\n".join([*found["words"], str(page)])
