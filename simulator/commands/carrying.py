"""What `run`, `compare` and `report` share: a prepared study carried out, its times and headlines told."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.commands.faults import FAILED
from simulator.commands.options import Chosen

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from simulator.experiments.preparation import Order, Prepared
    from simulator.experiments.study import Clock, Setting
    from simulator.results.cube import Cube


def order_of(study: str, chosen: Chosen, command: str) -> "Order":
    """What the caller asks for, in the terms of `experiments`."""
    from simulator.experiments.preparation import FULL_SCALE, Order

    sizes = {"replications": chosen.reps, "scale": chosen.scale, "seed": chosen.seed}
    changes = chosen.changes | {name: str(value) for name, value in sizes.items() if value is not None}
    full_scale = FULL_SCALE if chosen.full_scale is None else chosen.full_scale
    return Order(study, changes, chosen.regime, full_scale, command, is_checked=chosen.check)


def carried_out(prepared: "Prepared", chosen: Chosen, clock: "Clock") -> tuple[Path, "Cube"]:
    """The folder of results and the cube."""
    from simulator.experiments.study import carry_out

    setting = setting_of(prepared, chosen)
    with workers_of(chosen, clock) as executor:
        return setting.out, carry_out(prepared, replace(setting, executor=executor), clock)


@contextmanager
def workers_of(chosen: Chosen, clock: "Clock | None" = None) -> Iterator["Executor | None"]:
    """Who simulates, for the block; WorkersError, before anything is written, where they cannot be had."""
    from simulator.experiments.study import Clock
    from simulator.experiments.workers import choice, named

    with ExitStack() as stack:
        if chosen.executor == choice.DASK:
            with (clock or Clock()).phase("cluster"):
                executor = stack.enter_context(choice.opened(chosen.executor, chosen.scheduler))
        else:
            executor = stack.enter_context(choice.opened(chosen.executor))
        for note in named.notes(executor):
            click.echo(note, err=True)
        yield executor


def setting_of(prepared: "Prepared", chosen: Chosen) -> "Setting":
    """Where results go."""
    from simulator.experiments.study import Setting, usual_folder

    return Setting(chosen.out or usual_folder(prepared.name), is_forced=chosen.force)


def tell(prepared: "Prepared", cube: "Cube", out: Path, *, is_json: bool) -> None:
    """Headlines on stdout."""
    from simulator.commands import headlines

    click.echo((headlines.as_json if is_json else headlines.as_text)(cube, prepared, out))


def tell_times(seconds: Mapping[str, float]) -> None:
    """Seconds by phase on stderr."""
    phases = ", ".join(f"{name} {taken:.1f} s" for name, taken in seconds.items())
    click.echo(f"{phases}; {sum(seconds.values()):.1f} s in all", err=True)


def tell_check(cube: "Cube") -> None:
    """What `--check` looked at and what that cost, on stderr; nothing where it was not asked for."""
    from simulator.results.cube import CHECK, PHASE

    if CHECK not in cube.plan:
        return
    phases = cube.plan.filter(like=PHASE)
    looking, all_of_it = float(phases[CHECK].sum()), float(phases.sum().sum())
    passed = len(cube.plan) - len(cube.failures())
    share = f"{looking / (all_of_it - looking):+.0%} of the model's own time" if all_of_it > looking else "all of it"
    click.echo(f"--check: {passed} of {len(cube.plan)} runs sound in every phase; {looking:.1f} s, {share}", err=True)


def leave(cube: "Cube") -> None:
    """Exit status 1 where a run failed."""
    if len(cube.failures()):
        click.get_current_context().exit(FAILED)
