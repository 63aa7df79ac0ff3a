"""`residuals calibrate SECTOR`: which free parameters figures from the world can tell, and which they cannot."""

import json
from pathlib import Path
from typing import Any

import click

from simulator.commands.options import OPTIONS, Chosen, executor_options

KINDS = ("published", "series")
DRAWS, TRUTHS, SCALE, SEED = 300, 20, 0.003, 20270101


@click.command("calibrate", short_help="Say which free parameters can be known from figures.")
@click.argument("sector", default="hollywood")
@click.option("--moments", "kind", type=click.Choice(KINDS), default=KINDS[0], show_default=True,
              help="Published targets, or yearly series as if somebody published them.")  # fmt: skip
@click.option("--draws", type=click.IntRange(min=1, max=100_000), default=DRAWS, show_default=True,
              help="Worlds drawn over all ranges.")  # fmt: skip
@click.option("--recover", is_flag=True, help="Also hide truths in worlds and look for them with the model itself.")
@click.option("--truths", type=click.IntRange(min=2, max=10_000), default=TRUTHS, show_default=True,
              help="Worlds with hidden truths.")  # fmt: skip
@click.option("--scale", type=click.FloatRange(min=0, max=1, min_open=True), default=SCALE, show_default=True,
              help="Size of the worlds; 1 is the whole sector.")  # fmt: skip
@click.option("--seed", type=click.IntRange(min=0, max=2**63 - 1), default=SEED, show_default=True,
              help="Root of all luck.")  # fmt: skip
@OPTIONS[0]
@click.option("--out", type=click.Path(path_type=Path), help="Folder; default reports/out/SECTOR-calibrate.")
@click.option("--force", is_flag=True, help="Replace a folder that holds results of ours.")
@click.option("--json", is_flag=True, help="One JSON object on stdout instead of a table.")
@executor_options
def command(sector: str, kind: Any, draws: int, recover: bool, truths: int, **options: Any) -> None:
    """Say which free parameters of SECTOR figures could tell, and which they could not.

    Two things are looked at in worlds that we simulate. Regression ABC recovers the parameters of drawn worlds from
    the other draws. Simulated moments recover nothing here: their slopes at the middle of the ranges say what the
    figures could tell apart, were the model right. With --recover truths are hidden in further worlds, and both look
    for them, simulated moments with the model itself; that takes minutes.

    It changes no shipped file. Forecasts made for a party are never used.
    """
    from simulator.commands.carrying import tell_times, workers_of
    from simulator.experiments.calibration import running
    from simulator.experiments.calibration.asked import job
    from simulator.experiments.calibration.design import Sizes
    from simulator.experiments.calibration.words import lines
    from simulator.experiments.study import ROOT, Clock, usual_folder
    from simulator.reporting.calibration import render
    from simulator.results.place import Place

    chosen, clock = Chosen(**options), Clock()
    sizes = Sizes(draws, truths if recover else 0, chosen.scale or SCALE, SEED if chosen.seed is None else chosen.seed)
    with clock.phase("load"):
        asked = job(sector, kind, sizes, chosen.changes)
        place = Place(chosen.out or usual_folder(f"{asked.name}-calibrate"), protected=[ROOT])
        place.check(is_forced=chosen.force)
    words = ["calibrate", sector, "--moments", kind, "--draws", str(draws)]
    words += ["--recover", "--truths", str(truths)] * recover
    with workers_of(chosen, clock) as executor, clock.phase("run"):
        click.echo(running.cost(asked, executor), err=True)
        told = running.calibrate(asked, place, chosen.command(*words), is_forced=chosen.force, executor=executor)
    with clock.phase("table"):
        file = render(place.target, told)
    click.echo(json.dumps(told, indent=1) if chosen.json else "\n".join([*lines(told), str(file)]))
    tell_times(clock.seconds)
