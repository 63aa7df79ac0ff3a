"""A sensitivity analysis from a study's name to its folder: `sensitivity.json`, three CSV files, a manifest."""

import csv
import io
import json
import math
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from simulator.experiments import code
from simulator.experiments.engine import Engine
from simulator.experiments.sensitivity.analysing import Bench, analysed
from simulator.experiments.sensitivity.asked import Asked
from simulator.experiments.sensitivity.cost import Say
from simulator.experiments.sensitivity.problem import GROUPS, Problem, ends_of, problem_of
from simulator.experiments.study import usual_folder
from simulator.experiments.workers.named import in_words
from simulator.results import atomic, manifest
from simulator.results.interests import INTERESTS
from simulator.results.place import Place
from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.load import load_study
from simulator.scenario.study import Study

TOLD = "sensitivity.json"
TABLES = ("tornado", "effects", "shares", "group_shares")
BESIDE = "-sensitivity"  # the folder of an analysis stands beside its study's, with this at the end of its name
SCALE = 0.005  # unless the caller says otherwise: parameters are compared under one luck, so that small worlds do

Plain = dict[str, Any]


@dataclass(frozen=True)
class Order:
    """Which study, what is asked of it, the command that repeats it."""

    study: Study
    name: str
    asked: Asked
    command: str

    @property
    def fingerprint(self) -> str:
        """A hash over all that decides the values."""
        words = f"{self.study.hash()} {self.asked!r} {code.code_hash()}"
        return sha256(words.encode()).hexdigest()


def loaded(name: str, changes: Mapping[str, str], regimes: Sequence[str] = ()) -> Study:
    """The study, checked; ScenarioErrors with every line that is wrong."""
    study = load_study(name, {"scale": str(SCALE)} | dict(changes), regimes)
    lines = []
    if study.kind == "bargain":
        lines.append(f'{name}: kind "bargain" has no regimes to compare; this needs "compare"')
    if len(study.terms) < 2:  # noqa: PLR2004 - a baseline and another
        lines.append(f"{name}: regimes: a regime is needed beside the baseline")
    if lines:
        raise ScenarioErrors(lines)
    return study


def folder_of(name: str) -> Path:
    """Where an analysis goes unless the caller says otherwise."""
    return usual_folder(Path(name).stem + BESIDE)


def carry_out(
    order: Order,
    place: Place,
    say: Say,
    *,
    is_forced: bool = False,
    executor: Executor | None = None,
    engine: Engine | None = None,
) -> Plain:
    """Run an analysis, or go on with it, and put its results in place; what is written, in plain data."""
    problem = problem_of(order.study.world)
    with place.opened(order.fingerprint, is_forced=is_forced) as shards:
        found = analysed(Bench(order.study, problem, order.asked, shards, executor, engine), say)
        told: Plain = plain(described(order, problem) | found)
        write(place.working, told, order, in_words(executor))
        place.finish()
    return told


def described(order: Order, problem: Problem) -> Plain:
    """The study, its outcomes and its figures, as charts and pages name them."""
    study = order.study
    return {
        "study": {key: getattr(study, key) for key in ("title", "question", "seed", "scale", "quarters", "start")}
        | {"name": order.name},
        "baseline": study.baseline,
        "regimes": {name: sheet.title for name, sheet in study.terms.items()},
        "interests": [asdict(interest) for interest in INTERESTS],
        "asked": asdict(order.asked),
        "figures": [
            {"path": path, "group": GROUPS[path.partition(".")[0]], "value": figure.value, "unit": figure.unit,
             "low": ends_of(figure)[0], "high": ends_of(figure)[1], "grade": figure.grade, "note": figure.note}
            for path, figure in problem.figures.items()
        ],
    }  # fmt: skip


def plain(thing: Any) -> Any:
    """Nested data that JSON can hold: a number that is none becomes nothing."""
    if isinstance(thing, dict):
        return {key: plain(item) for key, item in thing.items()}
    if isinstance(thing, list | tuple):
        return [plain(item) for item in thing]
    if isinstance(thing, float):
        return float(thing) if math.isfinite(thing) else None
    return thing


def write(folder: Path, told: Plain, order: Order, executor: str) -> None:
    """The JSON, a CSV file for each table, and the manifest last."""
    files = [folder / TOLD]
    atomic.write_bytes(files[0], (json.dumps(told, indent=1, allow_nan=False) + "\n").encode())
    for name in TABLES:
        if told.get(name):
            files.append(folder / f"{name}.csv")
            atomic.write_bytes(files[-1], table(told[name]).encode())
    manifest.write(folder, {
        "profile": "data-package",
        "generator": manifest.GENERATOR,
        "title": f"{order.study.title}: what moves the answer",
        "command": order.command,
        "seed": order.study.seed,
        "hashes": {"study": order.study.hash()},
        "code_hash": code.code_hash(),
        "executor": executor,
        "versions": manifest.versions(),
        "resources": [manifest.resource(file) for file in files],
    })  # fmt: skip


def table(rows: Sequence[Mapping[str, Any]]) -> str:
    """Rows as CSV; a share's low, estimate and high become three columns."""
    flat = [
        {
            f"{key}_{end}" if end else key: value
            for key, cell in row.items()
            for end, value in (
                zip(("low", "estimate", "high"), cell, strict=True) if isinstance(cell, list) else [("", cell)]
            )
        }
        for row in rows
    ]
    out = io.StringIO()
    writer = csv.DictWriter(out, list(flat[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(flat)
    return out.getvalue()
