"""A sweep from its points to its folder: the cube, one row a point, regime and outcome, a manifest."""

import json
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

from simulator.experiments import code
from simulator.experiments.draws import draws
from simulator.experiments.engine import Engine
from simulator.experiments.made import failed, made
from simulator.experiments.plan import Plan
from simulator.experiments.runner import run
from simulator.experiments.sensitivity.cost import Say, measured
from simulator.experiments.sensitivity.running import plain, table
from simulator.experiments.study import usual_folder
from simulator.experiments.sweep.axes import Axis, Point
from simulator.experiments.sweep.subject import Subject
from simulator.results import atomic, manifest, store
from simulator.results.cube import Cube
from simulator.results.interests import INTERESTS
from simulator.results.interval import interval
from simulator.results.outcome import Batch, Run
from simulator.results.place import Place
from simulator.scenario.study import Study

TOLD, TABLE = "sweep.json", "sweep.csv"
BESIDE = "-sweep"
SCALE, WORLDS = 0.005, 5  # unless the caller says otherwise

Plain = dict[str, Any]


@dataclass(frozen=True)
class Order:
    """What is swept, over which axes and points, and the command that repeats it."""

    subject: Subject
    axes: tuple[Axis, ...]
    points: tuple[Point, ...]
    design: str
    command: str


def folder_of(name: str) -> Path:
    """Where a sweep goes unless the caller says otherwise."""
    return usual_folder(name + BESIDE)


def plan_of(studies: Sequence[Study], varied: Sequence[str]) -> Plan:
    """Every regime at every point in every world; worlds share their luck and the drawn figures that are not varied."""
    first = studies[0]
    free = {path: figure for path, figure in first.world.free().items() if path not in varied}
    drawn = draws(free if first.uncertain == "luck+parameters" else {}, first.replications, first.seed)
    numbers, batches = count(), list[Batch]()
    for point, study in enumerate(studies):
        regimes = {study.baseline: study.terms[study.baseline]} | study.terms
        for world, values in enumerate(drawn):
            runs = [
                Run(next(numbers), regime, "ensemble", world, point, study.scale, study.seed, study.start,
                    study.quarters, values, terms, study.world)
                for regime, terms in regimes.items()
            ]  # fmt: skip
            batches.append(Batch(len(batches), tuple(runs)))
    return Plan(tuple(batches), "sweep")


def carry_out(
    order: Order,
    place: Place,
    say: Say,
    *,
    is_forced: bool = False,
    executor: Executor | None = None,
    engine: Engine | None = None,
) -> Plain:
    """Run a sweep, or go on with it, and put its results in place; what is written, in plain data."""
    studies = [order.subject.at(point) for point in order.points]
    plan = plan_of(studies, [axis.path for axis in order.axes])
    chosen = engine or Engine.ours(plan)
    with_what = made(executor) | {"fingerprint": plan.fingerprint(chosen.measures, code.code_hash())}
    with place.opened(with_what["fingerprint"], is_forced=is_forced) as shards:
        say(f"{len(order.points):,} points: {measured(plan, chosen, shards, len(plan.batches), executor).in_words()}")
        cube = run(plan, chosen, store=shards, executor=executor)
        told: Plain = plain(described(order, studies[0]) | summary(order, cube, studies[0]))
        write(place.working, told, cube, order, with_what)
        place.finish()
    return told


def described(order: Order, study: Study) -> Plain:
    """The study, its outcomes and the axes, as charts and pages name them."""
    names = ("title", "question", "seed", "scale", "quarters", "start", "replications")
    return {
        "study": {key: getattr(study, key) for key in names} | {"name": order.subject.name},
        "baseline": study.baseline,
        "regimes": {name: sheet.title for name, sheet in study.terms.items()},
        "interests": [asdict(interest) for interest in INTERESTS],
        "axes": [asdict(axis) | {"is_number": axis.is_number} for axis in order.axes],
        "design": order.design,
        "points": list(order.points),
        "notes": order.subject.notes([axis.path for axis in order.axes]),
    }


def summary(order: Order, cube: Cube, study: Study) -> Plain:
    """A row a point, regime and outcome: the paired difference's 5%, 50% and 95%, and how often it is above zero."""
    rows: list[Plain] = []
    for regime in study.terms:
        for interest in INTERESTS if regime != study.baseline else ():
            found = cube.differences(interest.measure, regime, study.baseline)
            for number, point in enumerate(order.points):
                rows.append({**point, "point": number, "regime": regime, "measure": interest.measure}
                            | ends(found[found.index.get_level_values("point") == number].to_numpy()))  # fmt: skip
    return {"rows": rows} | failed([cube])


def ends(values: Any) -> Plain:
    """An interval's numbers."""
    found = interval(values, values[:0])
    return {"low": found.low, "middle": found.middle, "high": found.high,
            "probability_positive": found.probability_positive, "worlds": found.pairs}  # fmt: skip


def write(folder: Path, told: Plain, cube: Cube, order: Order, with_what: Plain) -> None:
    """The cube, the rows as JSON and CSV; the manifest."""
    study = order.subject.study
    store.write(folder, cube, {
        "name": order.subject.name,
        "title": f"{study.title}: a sweep",
        "command": order.command,
        "seed": study.seed,
        "hashes": {"study": study.hash(), "points": sha256(repr(order.points).encode()).hexdigest()},
        **with_what,
    })  # fmt: skip
    files = [folder / TOLD, folder / TABLE]
    atomic.write_bytes(files[0], (json.dumps(told, indent=1, allow_nan=False) + "\n").encode())
    atomic.write_bytes(files[1], table(told["rows"]).encode())
    manifest.add_files(folder, files)
