"""A calibration from a sector to its folder: worlds through the runner's store, then the table, with a manifest."""

import json
import shutil
import time
from concurrent.futures import Executor
from dataclasses import asdict
from typing import Any

from simulator.experiments import code
from simulator.experiments.calibration import design, recovery
from simulator.experiments.calibration.asked import Job
from simulator.experiments.calibration.design import Known
from simulator.experiments.calibration.identification import Scaled, errors_of, scaled
from simulator.experiments.calibration.simulated_moments import MOST_STEPS
from simulator.experiments.calibration.table import recovery_table, table
from simulator.experiments.calibration.world import engine
from simulator.experiments.runner import run
from simulator.experiments.workers.named import at_once, cpus, in_words
from simulator.results import atomic, manifest, store
from simulator.results.cube import Cube
from simulator.results.place import Place
from simulator.results.shards import Shards

Plain = dict[str, Any]

TABLE = "calibration.json"
_TRUTHS = "truths"


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
    made = facts(asked, executor) | {"command": command}  # before the first world: files may change meanwhile
    with place.opened(made["fingerprint"], is_forced=is_forced) as shards:
        cube = run(asked.plan(), engine(asked.kind, asked.moments), store=shards, executor=executor)
        known = design.known(cube, asked.free)
        data = scaled(asked.moments, known, asked.sizes.seed)
        told = table(asked, known, data) | {"failed": len(cube.failures())}
        if asked.sizes.truths:
            hidden = hide_and_seek(asked, known, data, Shards(place.working / _TRUTHS), executor)
            told["recovery"] = recovery_table(asked, hidden)
            made["recovery"] = manifest.runs_of(hidden)
            shutil.rmtree(place.working / _TRUTHS, ignore_errors=True)
        write(told, cube, place, made)
        place.finish()
    return told


def facts(asked: Job, executor: Executor | None) -> Plain:
    """What the manifest says of a calibration: from which files, with which code, on what."""
    return {
        "name": asked.name,
        "title": f"Calibration of {asked.sector.title}",
        "seed": asked.sizes.seed,
        "sizes": asdict(asked.sizes),
        "hashes": {"sector": asked.sector.hash()},
        "fingerprint": asked.fingerprint(),
        "code_hash": code.code_hash(),
        "kernel_hash": code.kernel_hash(),
        "cpu": cpus(executor),
        "executor": in_words(executor),
    }


def hide_and_seek(asked: Job, known: Known, data: Scaled, shards: Shards, executor: Executor | None = None) -> Cube:
    """Hidden truths and what both estimators say of them, as `recovery.both` reads them."""
    task = recovery.Task(asked.reader, data, asked.free, errors_of(asked.moments, known), asked.sizes.seed)
    hidden = recovery.plan(asked.plan(), asked.free, asked.sizes)
    return run(hidden, recovery.engine(task), store=shards, executor=executor)


def write(told: Plain, cube: Cube, place: Place, made: Plain) -> None:
    """The worlds, the table and the manifest into the working folder."""
    store.write(place.working, cube, made)
    file = place.working / TABLE
    atomic.write_bytes(file, (json.dumps(told, indent=1, allow_nan=False) + "\n").encode())
    manifest.add_files(place.working, [file])
