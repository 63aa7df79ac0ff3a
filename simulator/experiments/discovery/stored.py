"""Worlds that are there already: a folder of results, its study, and whether other worlds are asked for.

Everything is taken from the folder, nothing from the study's file of today, which may say something else by now.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from simulator.experiments.discovery.claim import Claim, check
from simulator.experiments.replay import WORLD, sheet_of
from simulator.experiments.study import DESCRIPTION
from simulator.quarters import Quarter
from simulator.results import manifest, store
from simulator.results.cube import Cube
from simulator.results.manifest import DamagedResultsError, Manifest
from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.sector import Sector
from simulator.scenario.study import Study


@dataclass(frozen=True)
class Asked:
    """What the caller typed beside a folder of results; empty where nothing was.

    `sizes` by option (--scale, --reps, --seed), `changes` by key, `regimes` by name or file, and `idle` options, which
    say how to simulate and so mean nothing here.
    """

    study: str | None = None
    sizes: Mapping[str, float | int] = field(default_factory=dict)
    changes: Mapping[str, str] = field(default_factory=dict)
    regimes: Sequence[str] = ()
    idle: Sequence[str] = ()


@dataclass(frozen=True, eq=False)
class Stored:
    """The cube of a folder, the study that it is of, and the folder's manifest."""

    cube: Cube
    study: Study
    manifest: Manifest


MOST_TOLD = 3  # of what does not match: all of it stands on one line
SIZES = {"--scale": "scale", "--reps": "replications", "--seed": "seed"}


def stored(folder: Path, told: Claim, asked: Asked) -> Stored:
    """The worlds of a folder; ScenarioErrors where it has not what the claim names, or an option asks for others."""
    made = manifest.read(folder)
    if "layout" not in made:
        by = f" (made with: {made['command']})" if made.get("command") else ""
        raise ScenarioErrors(
            [f"{folder}: no worlds of a study{by}; --results takes a folder of run, report or discover"]
        )
    study = study_of(folder)
    differing = list(_differing(asked, study, made))
    if differing:
        more = f"; and {len(differing) - MOST_TOLD} more" if len(differing) > MOST_TOLD else ""
        what = "; ".join(differing[:MOST_TOLD]) + more
        raise ScenarioErrors([f"{folder}: {what}. With --results leave out what does not match"])
    cube = store.read(folder)
    regimes = sorted(set(cube.plan["regime"]))
    missing = [name for name in told.regimes if name not in regimes]
    if missing:
        raise ScenarioErrors([f"{folder}: no regime {missing[0]!r}; it has {', '.join(regimes)}"])
    check(told, cube.measures, {Quarter.parse(quarter).year for quarter in cube.quarters})
    return Stored(cube, study, made)


def study_of(folder: Path) -> Study:
    """The study as it was run; DamagedResultsError where its files changed, or are of code that knew other figures."""
    manifest.verify(folder, (DESCRIPTION, WORLD))
    asked, world = (json.loads((folder / name).read_bytes()) for name in (DESCRIPTION, WORLD))
    try:
        sector = Sector.model_validate(world["sector"])
        terms = {name: sheet_of(sheet) for name, sheet in world["regimes"].items()}
        name = asked["sector"]["title"]  # which file the sector was is not told, and nothing here asks
        return Study.model_validate({**asked["study"], "sector": name, "world": sector, "terms": terms})
    except ValidationError:
        raise DamagedResultsError(f"{folder}: made by code that knew other figures; run the study again") from None


def _differing(asked: Asked, study: Study, made: Manifest) -> Iterator[str]:
    """What was asked for beside what the worlds were made with, where they differ."""
    if asked.study is not None and Path(asked.study).stem != made["name"]:
        yield f"{asked.study} was asked for, these are results of {made['name']}"
    yield from (f"{option} says how to simulate, and nothing is simulated" for option in asked.idle)
    yield from (f"--regime {it} is not among their regimes" for it in asked.regimes if Path(it).stem not in study.terms)
    for option, value in asked.sizes.items():
        if value != getattr(study, SIZES[option]):
            yield f"{option} {value} was asked for, they were made with {getattr(study, SIZES[option])}"
    for key, changed in asked.changes.items():
        if made["changes"].get(key) != changed:
            before = made["changes"].get(key, "the study's own value")
            yield f"{key}={changed} was asked for, they were made with {before}"
