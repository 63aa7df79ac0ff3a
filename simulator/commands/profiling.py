"""`residuals run STUDY --profile`: seconds by phase at three sizes, and how they grow."""

import math
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from simulator.experiments.preparation import Prepared

ROW = "{:<20}{:>12}{:>12}{:>12}{:>8}{:>20}"


def show(prepared: "Prepared", scale: float) -> None:
    """A table on stdout for the study's last regime: seconds by phase at sizes around a scale, slopes, unit cost."""
    from simulator.experiments.engine import Engine
    from simulator.experiments.profile import profile, sizes_around
    from simulator.model.run import BURN_IN_QUARTERS

    name, sizes = list(prepared.regimes)[-1], sizes_around(scale)
    shown = ", ".join(f"{size:g}" for size in sizes)
    click.echo(f"One run at each of three sizes, {shown} of the sector, after one to warm up.", err=True)
    workers = [size * sum(craft.headcount.value for craft in prepared.sector.crafts) for size in sizes]
    steps = workers[-1] * (BURN_IN_QUARTERS + prepared.layout.quarters)
    click.echo(f"{name}, {prepared.layout.quarters} quarters: seconds by phase and number of workers")
    click.echo(ROW.format("", *(f"{number:,.0f}" for number in workers), "slope", "ns/worker-quarter"))
    regimes, engine = {name: prepared.regimes[name]}, Engine.ours(prepared.plan())
    for phase in profile(prepared.sector, regimes, prepared.layout, engine, sizes):
        slope = phase.slope(sizes)
        said = f"{slope:.2f}" if math.isfinite(slope) else ""
        seconds = (f"{taken:.3f}" for taken in phase.seconds)
        click.echo(ROW.format(phase.name, *seconds, said, f"{1e9 * phase.seconds[-1] / steps:.1f}"))
