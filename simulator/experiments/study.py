"""A prepared study from its plan to its folder of results: run, write, put in place."""

import json
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from simulator.experiments import code, why
from simulator.experiments.engine import Engine
from simulator.experiments.made import made
from simulator.experiments.plan import Plan
from simulator.experiments.pool import pool
from simulator.experiments.preparation import Prepared
from simulator.experiments.replay import WORLD, world_of
from simulator.experiments.runner import run
from simulator.results import atomic, manifest, store
from simulator.results.cube import Cube
from simulator.results.place import Place

ROOT = code.PACKAGE.parent
DESCRIPTION = "study.json"


@dataclass
class Clock:
    """Seconds by phase, in the order of their first time."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Count the time of a block."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start


@dataclass(frozen=True)
class Setting:
    """Where results go and what runs them; None for our model on a process pool."""

    out: Path
    is_forced: bool = False
    engine: Engine | None = None
    executor: Executor | None = None
    is_explained: bool = True  # whether a large study is also asked what drives its differences


def usual_folder(name: str) -> Path:
    """Where a study's results go unless the caller says otherwise."""
    return ROOT / "reports" / "out" / name


def carry_out(prepared: Prepared, setting: Setting, clock: Clock) -> Cube:
    """Run a study, or go on with it, and put its results in place; PlaceError where they may not go there."""
    place = Place(setting.out, protected=[ROOT])
    place.check(is_forced=setting.is_forced)
    with clock.phase("plan"):
        plan, engine, fingerprint = planned(prepared, setting)
    with place.opened(fingerprint, is_forced=setting.is_forced) as shards:
        with clock.phase("run"):
            cube = run(plan, engine, store=shards, executor=setting.executor)
        with clock.phase("why"):
            reasons = reasons_of(prepared, setting, cube)
        with clock.phase("write"):
            told = facts(prepared, setting, clock) | {"fingerprint": fingerprint}
            write(place.working, cube, prepared, told, reasons)
            place.finish()
    return cube


def reasons_of(prepared: Prepared, setting: Setting, cube: Cube) -> dict[str, Any] | None:
    """What drives each regime's difference, by our own model; None for a trial, a long list, or another engine."""
    if setting.engine is not None or not setting.is_explained or not why.is_asked(prepared):
        return None
    if setting.executor is not None:
        return why.reasons(prepared, cube, setting.executor)
    with pool() as workers:
        return why.reasons(prepared, cube, workers)


def planned(prepared: Prepared, setting: Setting) -> tuple[Plan, Engine, str]:
    """The plan, what runs it, and the fingerprint of both."""
    plan = prepared.plan()
    engine = setting.engine or Engine.ours(plan)
    return plan, engine, plan.fingerprint(engine.measures, code.code_hash())


def stored(prepared: Prepared, setting: Setting) -> Cube | None:
    """The results of this very plan, made by this very code, where they are in place already; checked is as good."""
    if not manifest.is_ours(setting.out):
        return None
    found = manifest.read(setting.out).get("fingerprint")
    checked = replace(prepared, order=replace(prepared.order, is_checked=True))
    is_same = any(found == planned(each, setting)[2] for each in (prepared, checked))
    return store.read(setting.out) if is_same else None


def write(
    folder: Path, cube: Cube, prepared: Prepared, told: dict[str, Any], reasons: dict[str, Any] | None = None
) -> None:
    """The cube, the study in plain data, the world that `statement` replays, and reasons; all in the manifest."""
    store.write(folder, cube, told)
    plain = {DESCRIPTION: prepared.description(), WORLD: world_of(prepared.sector, prepared.regimes)}
    plain |= {why.FILE: reasons} if reasons else {}
    for name, content in plain.items():
        atomic.write_bytes(folder / name, (json.dumps(content, indent=1, allow_nan=False) + "\n").encode())
    manifest.add_files(folder, [folder / name for name in plain])


def facts(prepared: Prepared, setting: Setting, clock: Clock) -> dict[str, Any]:
    """What the manifest says of a study: what was asked, from which files, with which code, on what."""
    order = prepared.order
    return {
        "name": prepared.name,
        "title": prepared.study.title,
        "command": order.command,
        "seed": prepared.layout.seed,
        "layout": vars(prepared.layout),
        "changes": dict(order.changes),
        "scenario": [
            {"path": shown(path), "hash": f"sha256:{sha256(text.encode()).hexdigest()}", "text": text}
            for path, text in prepared.texts.items()
        ],
        "hashes": {"sector": prepared.sector.hash()} | {name: t.hash() for name, t in prepared.regimes.items()},
        **made(setting.executor),
        "seconds": {name: round(seconds, 3) for name, seconds in clock.seconds.items()},
    }


def shown(path: str) -> str:
    """A file's place in the clone, or its bare name elsewhere: no one's folders are told."""
    file = Path(path).absolute()
    return file.relative_to(ROOT).as_posix() if file.is_relative_to(ROOT) else file.name
