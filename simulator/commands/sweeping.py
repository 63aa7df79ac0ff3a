"""`residuals sweep STUDY|REGIME --vary PATH=lo:hi:n`: any figure or clause over a grid or a Latin hypercube."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from simulator.commands.carrying import workers_of
from simulator.commands.options import Chosen, executor_options
from simulator.commands.sensitivity import most_options, tell

SHOWN = 12  # points in the terminal; the CSV file has all of them
DESIGNS = ("grid", "latin-hypercube")


@click.command("sweep", short_help="Any figure or clause over its range.")
@click.argument("subject", metavar="STUDY|REGIME")
@click.option("--vary", multiple=True, metavar="PATH[=VALUES]",
              help="A path and its values: lo:hi:n, or a,b,c; without values, over the figure's own range. "
                   "Default: what the study varies.")  # fmt: skip
@click.option(
    "--design", type=click.Choice(DESIGNS), default=DESIGNS[0], show_default=True, help="All combinations or a sample."
)
@click.option("--points", type=click.IntRange(2, 5000), default=30, show_default=True, help="Of a Latin hypercube.")
@most_options
@executor_options
def command(subject: str, vary: tuple[str, ...], design: Any, points: int, **options: Any) -> None:
    """Simulate SUBJECT (a study, or a regime beside the status quo) at every point; print and keep what it changes.

    Every point has the same luck and the same drawn figures. --reps is the number of worlds (default 5), --scale that
    of the runs (default 0.005). A run that is broken off is gone on with.
    """
    from simulator.experiments.study import ROOT, Clock
    from simulator.experiments.sweep import axes, running
    from simulator.experiments.sweep.subject import check, subject_of
    from simulator.reporting.sweep import render
    from simulator.results.place import Place

    chosen, clock = Chosen(**options), Clock()
    with clock.phase("load"):
        usual = {"scale": str(running.SCALE), "replications": str(running.WORLDS)}
        swept = subject_of(subject, usual | changes_of(chosen), chosen.regime)
        check(swept.study, subject)
        asked = vary or tuple(f"{path}={','.join(map(str, tried))}" for path, tried in swept.study.vary.items())
        found = axes.axes_of(asked, swept.figures)
        if not found:
            raise click.UsageError(f"{subject} varies nothing of its own; say what, as in --vary royalty.rate=0:0.2:5")
        tried = axes.points_of(found, design, points, swept.study.seed)
        place = Place(chosen.out or running.folder_of(swept.name), protected=[ROOT])
        place.check(is_forced=chosen.force)
    again = chosen.command("sweep", subject, *(word for text in asked for word in ("--vary", text)), "--design", design,
                           *(("--points", str(points)) if design != DESIGNS[0] else ()))  # fmt: skip
    with workers_of(chosen, clock) as executor, clock.phase("run"):
        order = running.Order(swept, tuple(found), tuple(tried), design, again)
        told = running.carry_out(order, place, tell, is_forced=chosen.force, executor=executor)
    with clock.phase("page"):
        page = render(place.target)
    click.echo(json.dumps(told | {"out": str(place.target)}, indent=1) if chosen.json else "\n".join(lines(told, page)))
    tell(", ".join(f"{name} {taken:.1f} s" for name, taken in clock.seconds.items()))


def changes_of(chosen: Chosen) -> dict[str, str]:
    """What the caller changes, sizes included."""
    sizes = {"replications": chosen.reps, "scale": chosen.scale, "seed": chosen.seed}
    return chosen.changes | {name: str(value) for name, value in sizes.items() if value is not None}


def lines(told: Mapping[str, Any], page: Path) -> Iterator[str]:
    """A block for each outcome, a line for each point and regime."""
    from simulator.charts.sensitivity.sentences import lost
    from simulator.charts.sweep import ONE_WORLD, numbers_of, regimes_of, said
    from simulator.charts.words import holding

    regimes, worlds = regimes_of(told), told["study"]["replications"]
    yield told["study"]["title"]
    held = f"middle ({holding(worlds)})" if worlds > 1 else "one world"
    yield from told["notes"]
    for interest in told["interests"]:
        yield f"\n{interest['title']}, {interest['unit']}, against {regimes.inline(told['baseline'])}: {held}"
        rows, say = [row for row in told["rows"] if row["measure"] == interest["measure"]], said(interest)
        for row in rows[:SHOWN]:
            point = ", ".join(f"{axis['path']}={row[axis['path']]}" for axis in told["axes"])
            middle, span = ("no run came through", "") if row["middle"] is None else numbers_of(row, say)
            yield f"  {point:<34}  {regimes.label(row['regime']):<22}{middle:>10}{f'  ({span})' * bool(span)}"
        if len(rows) > SHOWN:
            yield f"  and {len(rows) - SHOWN} more lines in sweep.csv"
    yield f"\n{ONE_WORLD}; more --reps show it." if worlds == 1 else ""
    yield lost(told) or f"{told['runs']:,} runs, none failed"
    yield str(page)
