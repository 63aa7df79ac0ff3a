"""`residuals run STUDY --profile`: seconds by phase at three sizes, and how they grow."""

import math
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from simulator.experiments.preparation import Prepared


def show(prepared: "Prepared") -> None:
    """A table on stdout: phase, seconds at each size, slope, nanoseconds a worker and quarter at the largest."""
    from simulator.experiments.engine import Engine
    from simulator.experiments.profile import SIZES, profile

    workers = [size * sum(craft.headcount.value for craft in prepared.sector.crafts) for size in SIZES]
    click.echo(
        f"{'seconds by phase':<26}" + "".join(f"{number:>14,.0f}" for number in workers) + "   slope  ns/worker-quarter"
    )
    steps = workers[-1] * prepared.layout.quarters * len(prepared.regimes)
    for phase in profile(prepared.sector, prepared.regimes, prepared.layout, Engine.ours(prepared.plan())):
        slope = phase.slope(SIZES)
        cells = "".join(f"{seconds:>14.3f}" for seconds in phase.seconds)
        said = f"{slope:8.2f}" if math.isfinite(slope) else " " * 8
        click.echo(f"{phase.name:<26}{cells}{said}{1e9 * phase.seconds[-1] / steps:>19.1f}")
