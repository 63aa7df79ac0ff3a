"""Options that several commands share, and what was chosen with them."""

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

Function = TypeVar("Function", bound=Callable[..., Any])

EXECUTORS = ("processes", "serial", "dask")


@dataclass(frozen=True)
class Chosen:
    """What the caller chose; None leaves it to the study."""

    set_: tuple[str, ...] = ()
    preset: str | None = None
    regime: tuple[str, ...] = ()
    scale: float | None = None
    full_scale: float | None = None
    reps: int | None = None
    seed: int | None = None
    out: Path | None = None
    force: bool = False
    json: bool = False
    check: bool = False
    executor: str = EXECUTORS[0]
    scheduler: str | None = None

    @property
    def changes(self) -> dict[str, str]:
        """KEY -> VALUE of the preset, and of every `--set` over it."""
        return preset_changes(self.preset) | dict(pair.split("=", 1) for pair in self.set_)

    def words(self) -> list[str]:
        """The options that decide numbers, as one would type them."""
        given = [("--set", pair) for pair in self.set_] + [("--regime", file) for file in self.regime]
        plain = {
            "--preset": self.preset,
            "--scale": self.scale,
            "--full-scale": self.full_scale,
            "--reps": self.reps,
            "--seed": self.seed,
        }
        given += [(name, str(value)) for name, value in plain.items() if value is not None]
        return [word for pair in given for word in pair]

    def command(self, *words: str) -> str:
        """The command that repeats the run."""
        return shlex.join(["residuals", *words, *self.words()])


def preset_changes(name: str | None) -> dict[str, str]:
    """What a preset sets; nothing where none was chosen."""
    if name is None:
        return {}
    from simulator.scenario.presets import changes_of

    return dict(changes_of(name))


def _is_pair(_: click.Context, __: click.Parameter, pairs: tuple[str, ...]) -> tuple[str, ...]:
    for pair in pairs:
        if not pair.partition("=")[0] or "=" not in pair:
            raise click.BadParameter(f"{pair!r} is not of the form KEY=VALUE")
    return pairs


_SIZE = click.FloatRange(min=0, max=1, min_open=True)

OPTIONS = (
    click.option("--set", "set_", metavar="KEY=VALUE", multiple=True, callback=_is_pair, help="Change one value."),
    click.option("--preset", metavar="NAME", help="A party's view: ai_friendly, neutral, labour_friendly."),
    click.option("--regime", metavar="FILE", multiple=True, help="Add a regime to the study's, by name or file."),
    click.option("--scale", type=_SIZE, help="Size of the ensemble's runs; 1 is the whole sector."),
    click.option("--full-scale", type=click.FloatRange(0, 1), help="Size of the one full run; 0 leaves it out."),
    click.option("--reps", type=click.IntRange(min=1, max=100_000), help="Replications of the ensemble."),
    click.option("--seed", type=click.IntRange(min=0, max=2**63 - 1), help="Root of all luck."),
    click.option("--out", type=click.Path(path_type=Path), help="Folder for the results; default reports/out/STUDY."),
    click.option("--force", is_flag=True, help="Replace a folder that holds results of ours."),
    click.option("--json", is_flag=True, help="One JSON object on stdout instead of a table."),
)


def check_option(function: Function) -> Function:
    """Look at every number on the way."""
    return click.option("--check", is_flag=True, help="Look for NaN and the like after every phase; tells its cost.")(
        function
    )


def _is_asked(ctx: click.Context, _: click.Parameter, scheduler: str | None) -> str | None:
    """The address; an error where --executor, which is read first, would not ask it."""
    from simulator.experiments.workers.choice import check

    if scheduler is not None:
        check(ctx.params["executor"], scheduler)
    return scheduler


def executor_options(function: Function) -> Function:
    """Who simulates; it decides no number, so that `command` leaves it out."""
    whose = click.option("--scheduler", metavar="ADDRESS", callback=_is_asked,
                         help="Of a dask cluster elsewhere, tcp://HOST:PORT.")  # fmt: skip
    who = click.option("--executor", type=click.Choice(EXECUTORS), default=EXECUTORS[0], show_default=True,
                       is_eager=True, help="Who simulates; the numbers are the same.")  # fmt: skip
    return who(whose(function))


def study_options(function: Function) -> Function:
    """The options that say how a study is run and where its results go."""
    for option in reversed(OPTIONS):
        function = option(function)
    return function
