"""A bargaining study from its file to its folder: worlds in processes, a summary, a manifest."""

import json
import sys
from collections.abc import Sequence
from concurrent.futures import Executor, as_completed
from contextlib import nullcontext
from hashlib import sha256
from pathlib import Path
from typing import Any

from tqdm.auto import tqdm

from simulator.experiments import code
from simulator.experiments.bargaining.alone import problems
from simulator.experiments.bargaining.screening import calculator
from simulator.experiments.bargaining.summary.whole import summary
from simulator.experiments.bargaining.task import Task, table_of
from simulator.experiments.bargaining.worlds import World, world_of
from simulator.experiments.draws import draws
from simulator.experiments.pool import pool
from simulator.results import atomic, manifest
from simulator.results.place import Place
from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.figures import replaced, walk
from simulator.scenario.load import load_sources, load_study
from simulator.scenario.study import Study
from simulator.units import Figure

SUMMARY = "bargain.json"
DRAWN = "dispute"
"""Of the table's figures these are drawn with the sector's; power, patience and risk aversion are shown end by end."""


def loaded(name: str, changes: dict[str, str]) -> Study:
    """A study of kind `bargain`, checked as a whole; ScenarioErrors with every line that is wrong."""
    study = load_study(name, changes)
    if study.table is None:
        raise ScenarioErrors([f'{name}: kind "{study.kind}" has no table; this needs "bargain"'])
    known, guilds = load_sources(), {guild.name for guild in study.world.guilds}
    lines = [f"{name}: table.{path}: source {figure.source!r} is not in sources.yaml"
             for path, figure in walk(study.table) if figure.source not in known]  # fmt: skip
    lines += [f"{name}: table.guilds: {guild!r} is not a guild of the sector" for guild in study.table.guilds
              if guild not in guilds]  # fmt: skip
    lines += [f"{name}: {line}" for line in problems(study)]
    if lines:
        raise ScenarioErrors(lines)
    return study


def tasks(study: Study) -> list[Task]:
    """One task a replication, at drawn values of the sector and of the dispute."""
    table = table_of(study)
    own = {f"table.{path}": figure for path, figure in walk(table) if path.startswith(DRAWN) and figure.range}
    free: dict[str, Figure] = {**study.world.free(), **own} if study.uncertain == "luck+parameters" else {}
    return [task_at(study, number, values) for number, values in enumerate(draws(free, study.replications, study.seed))]


def task_at(study: Study, replication: int, values: dict[str, float]) -> Task:
    """A replication at drawn values."""
    table, sector = table_of(study), study.world
    for path, value in values.items():
        if path.startswith("table."):
            table = replaced(table, path.removeprefix("table."), value)
    drawn = {path: value for path, value in values.items() if not path.startswith("table.")}
    sector = sector.with_values(drawn) if drawn else sector
    return Task(replication, sector, table, study.terms, study.baseline, study.start, study.scale, study.seed)


def worlds_of(todo: Sequence[Task], executor: Executor | None = None, *, is_shown: bool = True) -> list[World]:
    """Worlds in the order of their tasks; a bar on stderr where that is a terminal."""
    found: dict[int, World] = {}
    with nullcontext(executor) if executor else pool() as chosen:
        running = {chosen.submit(world_of, task): task for task in todo}
        bar = tqdm(total=len(todo), unit="world", file=sys.stderr, disable=None if is_shown else True)
        with bar:
            for done in as_completed(running):
                found[running[done].replication] = done.result()
                bar.update()
    return [found[task.replication] for task in todo]


def bargain(study: Study, executor: Executor | None = None) -> dict[str, Any]:
    """The summary of a study."""
    todo = tasks(study)
    told = summary(study, worlds_of(todo, executor))
    told["screening"] = calculator([task.table for task in todo], told["members"][1])
    return told


def write(told: dict[str, Any], study: Study, place: Place, made: dict[str, str], *, is_forced: bool) -> Path:
    """The summary with a manifest, put in its place; the folder. `made` is the command and the executor, in words."""
    fingerprint = sha256(f"{study.hash()} {code.code_hash()}".encode()).hexdigest()
    with place.opened(fingerprint, is_forced=is_forced):
        file = place.working / SUMMARY
        atomic.write_bytes(file, (json.dumps(told, indent=1, allow_nan=False) + "\n").encode())
        manifest.write(place.working, {
            "profile": "data-package",
            "generator": manifest.GENERATOR,
            "title": study.title,
            **made,
            "seed": study.seed,
            "hashes": {"study": study.hash()},
            "code_hash": code.code_hash(),
            "versions": manifest.versions(),
            "resources": [manifest.resource(file)],
        })  # fmt: skip
        place.finish()
    return place.target
