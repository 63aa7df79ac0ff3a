"""A sensitivity analysis from a study's name to its folder: the cube, `sensitivity.json`, CSV files, a manifest."""

import csv
import io
import json
import math
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from simulator.experiments.engine import Engine
from simulator.experiments.made import failed, made
from simulator.experiments.sensitivity import keeping
from simulator.experiments.sensitivity.analysing import analysed
from simulator.experiments.sensitivity.asked import Asked
from simulator.experiments.sensitivity.bench import Bench
from simulator.experiments.sensitivity.cost import Say
from simulator.experiments.sensitivity.problem import GROUPS, Problem, ends_of, problem_of
from simulator.experiments.study import usual_folder
from simulator.results import atomic, manifest, store
from simulator.results.cube import Cube
from simulator.results.interests import INTERESTS
from simulator.results.place import Place
from simulator.results.shards import Shards
from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.load import load_study
from simulator.scenario.names import listed
from simulator.scenario.study import Study

TOLD = "sensitivity.json"
TABLES = (
    "tornado", "effects", "ranking", "shares", "group_shares", "mean_shares", "mean_group_shares", "parts", "luck",
    "designs",
)  # fmt: skip
BESIDE = "-sensitivity"  # the folder of an analysis stands beside its study's, with this at the end of its name
SCALE = 0.005  # unless the caller says otherwise: parameters are compared under one luck, so that small worlds do

A_REGIME = (
    "{name} is a regime, and this needs a study, as in residuals sensitivity compare_regimes --regime {name}; "
    "residuals sweep {name} moves a regime's own figures"
)

Plain = dict[str, Any]


@dataclass(frozen=True)
class Order:
    """Which study, what is asked of it, the command that repeats it."""

    study: Study
    name: str
    asked: Asked
    command: str


def loaded(name: str, changes: Mapping[str, str], regimes: Sequence[str] = ()) -> Study:
    """The study, checked; ScenarioErrors with every line that is wrong."""
    if name in listed("regime") and name not in listed("study"):
        raise ScenarioErrors([A_REGIME.format(name=name)])
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
    bench = Bench(order.study, problem, order.asked, Shards(place.working), executor, engine)
    with_what = made(executor) | {"fingerprint": bench.fingerprint}  # before the first run: files may change meanwhile
    with place.opened(with_what["fingerprint"], is_forced=is_forced) as shards:
        found, steps = analysed(replace(bench, shards=shards), say)
        counted = failed([tried.cube for tried in steps])
        told: Plain = plain(described(order, problem) | found | counted)
        cube, rows = keeping.cube_of(steps), keeping.designs(steps)
        write(place.working, told | {"designs": rows}, order, cube, with_what)
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


def write(folder: Path, told: Plain, order: Order, cube: Cube, with_what: Mapping[str, str]) -> None:
    """The cube of outcomes, the tables as CSV, and all but the designs as JSON; the manifest."""
    store.write(folder, cube, {
        "name": order.name,
        "title": f"{order.study.title}: what moves the answer",
        "command": order.command,
        "seed": order.study.seed,
        "hashes": {"study": order.study.hash(), "sector": order.study.world.hash()}
        | {name: sheet.hash() for name, sheet in order.study.terms.items()},
        **with_what,
    })  # fmt: skip
    shown = {key: part for key, part in told.items() if key != "designs"}
    files = [folder / TOLD]
    atomic.write_bytes(files[0], (json.dumps(shown, indent=1, allow_nan=False) + "\n").encode())
    for name in TABLES:
        if told.get(name):
            files.append(folder / f"{name}.csv")
            atomic.write_bytes(files[-1], table(told[name]).encode())
    manifest.add_files(folder, files)


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
