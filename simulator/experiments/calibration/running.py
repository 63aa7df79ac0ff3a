"""A calibration from a sector to its folder: worlds through the runner's store, then the table in plain data."""

import json
import shutil
import time
from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.experiments import code
from simulator.experiments.calibration import design, recovery
from simulator.experiments.calibration.design import Known, Sizes, ends
from simulator.experiments.calibration.identification import (
    Scaled,
    at_centre,
    directions,
    ends_of,
    errors_of,
    left_out,
    rows,
    scaled,
)
from simulator.experiments.calibration.moments import Kind, Moment, check, moments
from simulator.experiments.calibration.regression_abc import posterior
from simulator.experiments.calibration.simulated_moments import CONFIDENCE, MOST_STEPS, profile
from simulator.experiments.calibration.world import Reader, engine
from simulator.experiments.plan import Plan
from simulator.experiments.runner import run
from simulator.experiments.workers.named import at_once, in_words
from simulator.results import atomic, manifest
from simulator.results.place import Place
from simulator.results.shards import Shards
from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.load import load_regime, load_sector
from simulator.scenario.sector import Sector
from simulator.scenario.targets import load_targets
from simulator.units import Figure

F8 = npt.NDArray[np.float64]
Plain = dict[str, Any]

TABLE = "calibration.json"
FEWEST_DRAWS = 60
_TRUTHS = "truths"
RULES = "status_quo"  # what the world is observed under


@dataclass(frozen=True, eq=False)
class Job:
    """A sector whose free parameters are looked for, by which moments, at which sizes."""

    name: str
    sector: Sector
    kind: Kind
    moments: list[Moment]
    sizes: Sizes

    @property
    def free(self) -> Mapping[str, Figure]:
        """The parameters."""
        return self.sector.free()

    @property
    def reader(self) -> Reader:
        """What is read in each world."""
        return Reader(self.kind, tuple(moment.name for moment in self.moments))

    def plan(self) -> Plan:
        """The worlds of the design."""
        return design.plan(self.sector, load_regime(RULES), self.sizes)

    def fingerprint(self) -> str:
        """A hash over all that decides the numbers, this folder's code included."""
        here = Path(__file__).parent
        own = code.sources_hash(here.glob("*.py"), here)
        worlds = self.plan().fingerprint(engine(self.kind, self.moments).measures, code.code_hash())
        return sha256(f"{own} {worlds} {self.sizes} {self.kind}".encode()).hexdigest()


def job(name: str, kind: Kind, sizes: Sizes, changes: Mapping[str, str]) -> Job:
    """A checked job; ScenarioErrors with what is wrong."""
    sector = load_sector(name, changes)
    check(kind, Path(name).stem)
    if not sector.free():
        raise ScenarioErrors([f"{name}: no figure is marked as free, so that there is nothing to calibrate"])
    if sizes.draws < FEWEST_DRAWS:
        raise ScenarioErrors([f"{sizes.draws} draws are too few for a regression: at least {FEWEST_DRAWS}"])
    return Job(Path(name).stem, sector, kind, moments(kind, load_targets()), sizes)


def cost(asked: Job, executor: Executor | None = None) -> str:
    """What it will take, from one world timed now."""
    one = asked.plan().batches[asked.sizes.draws].runs[0]
    asked.reader.of(one)  # the first one compiles
    start = time.perf_counter()
    asked.reader.of(one)
    seconds = time.perf_counter() - start
    worlds = len(asked.plan().runs)
    each = 1 + MOST_STEPS * (len(asked.free) + 1)
    total = (worlds + asked.sizes.truths * each) * seconds / at_once(executor)
    recovering = f" and {asked.sizes.truths} recoveries of at most {each} worlds" if asked.sizes.truths else ""
    each_at_once = f"{recovering}, {at_once(executor)} at once"
    return f"{worlds} worlds of {seconds:.2f} s{each_at_once}: about {total / 60:.1f} minutes at most"


def calibrate(asked: Job, place: Place, command: str, *, is_forced: bool, executor: Executor | None = None) -> Plain:
    """Simulate, or go on simulating; write calibration.json with its manifest; the table in plain data."""
    with place.opened(asked.fingerprint(), is_forced=is_forced) as shards:
        cube = run(asked.plan(), engine(asked.kind, asked.moments), store=shards, executor=executor)
        known = design.known(cube, asked.free)
        data = scaled(asked.moments, known, asked.sizes.seed)
        told = table(asked, known, data)
        if asked.sizes.truths:
            told["recovery"] = recover(asked, known, data, Shards(place.working / _TRUTHS), executor)
            shutil.rmtree(place.working / _TRUTHS, ignore_errors=True)
        write(told, asked, place, {"command": command, "executor": in_words(executor)})
        place.finish()
    return told


def recover(asked: Job, known: Known, data: Scaled, shards: Shards, executor: Executor | None = None) -> list[Plain]:
    """A row a parameter: how well each estimator found hidden truths with the model itself."""
    task = recovery.Task(asked.reader, data, asked.free, errors_of(asked.moments, known), asked.sizes.seed)
    hidden = recovery.plan(asked.plan(), asked.free, asked.sizes)
    second, first = recovery.both(run(hidden, recovery.engine(task), store=shards, executor=executor))
    numbers = {"smm": second, "abc": first}
    return [
        {"path": path, "truths": len(second.truth)}
        | {f"{name}_{what}": float(getattr(found, what)[axis]) for name, found in numbers.items()
           for what in ("width", "covered", "correlation")}
        for axis, path in enumerate(sorted(asked.free))
    ]  # fmt: skip


def table(asked: Job, known: Known, data: Scaled) -> Plain:
    """What the moments tell about each parameter."""
    first = left_out(data)
    found = rows(asked.free, first, at_centre(data), data)
    spread = directions(data)
    return {
        "sector": asked.name,
        "title": asked.sector.title,
        "moments_kind": asked.kind,
        "draws": len(data.points),
        "tested": len(first.truth),
        "scale": asked.sizes.scale,
        "seed": asked.sizes.seed,
        "confidence": CONFIDENCE,
        "parameters": found,
        "covered": [float(first.covered.mean()), len(first.truth) * len(found)],
        "directions": [float(value) for value in spread],
        "moments": _moments(asked.moments, known, data),
    } | ({"fitted": fitted(asked, data)} if asked.kind == "published" else {})


def fitted(asked: Job, data: Scaled) -> list[Plain]:
    """What the published figures say, for information: nothing is set from it. Ranges in the parameters' own units."""
    kept = [next(moment for moment in asked.moments if moment.name == name) for name in data.names]
    observed = np.array([moment.observed for moment in kept], np.float64) / data.errors
    first = posterior(data.points, data.noisy, observed)
    middle = np.full(data.slopes.shape[1], 0.5)
    second = profile(data.slopes, data.centre - observed, middle)
    low, high = ends(asked.free)
    said = (*ends_of(first), first.quantile(0.5), *second)
    columns = [low + (high - low) * values for values in said]
    names = ("abc_low", "abc_high", "abc_middle", "smm_low", "smm_high")
    return [
        {"path": path} | {name: float(column[axis]) for name, column in zip(names, columns, strict=True)}
        for axis, path in enumerate(sorted(asked.free))
    ]


def _moments(asked: list[Moment], known: Known, data: Scaled) -> list[Plain]:
    """A row a moment: what was observed, what the middle says, how far the parameters move it in errors."""
    found = []
    for number, moment in enumerate(asked):
        row: Plain = {"name": moment.name, "title": moment.title, "observed": moment.observed,
                      "middle": float(known.centre[number]), "moved": 0.0, "reached": None}  # fmt: skip
        row["is_used"] = moment.name in data.names
        if row["is_used"]:
            place = data.names.index(moment.name)
            row["moved"] = float(data.moments[:, place].std())
            if moment.observed is not None:
                away = np.abs(data.moments[:, place] - moment.observed / data.errors[place])
                row["reached"] = float((away <= 2.0).mean())  # noqa: PLR2004 - within two standard errors
        found.append(row)
    return found


def write(told: Plain, asked: Job, place: Place, made: Mapping[str, str]) -> None:
    """The table with its manifest into the working folder."""
    file = place.working / TABLE
    atomic.write_bytes(file, (json.dumps(told, indent=1, allow_nan=False) + "\n").encode())
    manifest.write(place.working, {
        "profile": "data-package",
        "generator": manifest.GENERATOR,
        "title": f"Calibration of {asked.sector.title}",
        **made,
        "seed": asked.sizes.seed,
        "hashes": {"sector": asked.sector.hash()},
        "code_hash": code.code_hash(),
        "versions": manifest.versions(),
        "resources": [manifest.resource(file)],
    })  # fmt: skip
