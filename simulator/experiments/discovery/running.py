"""A discovery from its claim to its finding: two regimes in many small worlds, or results that are there already."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from simulator.experiments.discovery.claim import Claim, check, leads
from simulator.experiments.discovery.described import Worlds
from simulator.experiments.discovery.finding import finding
from simulator.experiments.discovery.judging import FEWEST_WORLDS, Effort
from simulator.experiments.discovery.peeling import USUAL
from simulator.experiments.discovery.words import lines, where
from simulator.experiments.engine import Engine
from simulator.experiments.preparation import Order, Prepared, prepare
from simulator.quarters import Quarter
from simulator.results import manifest
from simulator.results.cube import Cube
from simulator.results.manifest import Manifest
from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.explain import owner_of
from simulator.scenario.load import load_study
from simulator.scenario.study import Study
from simulator.units import Figure

FINDING = "discovery.json"
PER_PERSON = "bands"  # measures of this group compare persons with the study's baseline, which then must run too
Plain = dict[str, Any]


def prepared_for(told: Claim, order: Order) -> Prepared:
    """The study with the claim's regimes alone, shipped ones or files added; ScenarioErrors with what is wrong."""
    known = load_study(order.study, order.changes, order.regimes).terms
    added = [name for name in told.regimes if name not in known]
    prepared = prepare(replace(order, regimes=(*order.regimes, *added), full_scale=0.0))
    told_study = only(prepared.study, told)
    if not told_study.world.free() or prepared.study.uncertain != "luck+parameters":
        raise ScenarioErrors(
            [f"{order.study}: no figure is drawn in this study, so that there is nothing to look among"]
        )
    ready = replace(prepared, study=told_study, layout=replace(prepared.layout, luck_replications=0))
    plan = ready.plan()
    first = Quarter.parse(told_study.start)
    check(told, Engine.ours(plan).measures, {(first + quarter).year for quarter in range(told_study.quarters)})
    _enough(told_study.replications)
    return ready


def only(study: Study, told: Claim) -> Study:
    """The study with the regimes that a claim needs, what it is compared with first."""
    named = [Path(name).stem for name in reversed(told.regimes)]
    names = [study.baseline, *named] if told.measure.startswith(PER_PERSON) else named
    terms = {name: study.terms[name] for name in dict.fromkeys(names)}
    return study.model_copy(update={"terms": terms, "regimes": tuple(terms), "baseline": names[0]})


def discovered(cube: Cube, told: Claim, study: Study, effort: Effort) -> Plain:
    """The finding among the worlds of a cube; ScenarioErrors where they are too few or hold no drawn figures."""
    drawn, lead = cube.draws(), leads(cube, told)
    _enough(len(lead))
    free = study.world.free()
    figures: dict[str, Figure] = {path: free[path] for path in drawn.columns if path in free}
    if not figures:
        raise ScenarioErrors(["these results hold no drawn figures, so that there is nothing to look among"])
    points = drawn[list(figures)].reindex(list(lead)).to_numpy(np.float64)
    worlds = Worlds(points, np.array(list(lead.values())), figures)
    measure = cube.measure(told.measure)
    about: Plain = {
        "claim": told.text,
        "claimed": told.in_words,
        "measure": measure.name,
        "unit": measure.unit,
        "years": list(told.years),
    }
    about |= {"study": study.title, "lost": len(drawn) - len(lead), "scale": float(cube.plan["scale"].min())}
    found = about | finding(worlds, effort)
    for each in (each for box in found["boxes"] for each in box["ranges"]):
        each["said"] = where(each)
    return found | {"words": list(lines(found, {path: meaning(path, study) for path in figures}))}


def meaning(path: str, study: Study) -> str:
    """What the scenario's code says of a figure."""
    owner, field = owner_of(path, study)
    return type(owner).model_fields[field].description or ""


def made(worlds: Manifest, command: str) -> Plain:
    """How a finding came to be: its command, date and commit, and what the worlds' manifest says of them.

    The hash of the code is over what decides numbers; a finding is told by code that it leaves out, hence the commit.
    """
    kept = ("name", "command", "seed", "digest", "code_hash", "created")
    created = datetime.now(UTC).isoformat(timespec="seconds")
    here = {"command": command, "created": created, "commit": manifest.commit(Path(__file__).parent)}
    return here | {"worlds": {key: worlds[key] for key in kept}}


def check_far(step: int | None) -> None:
    """ScenarioErrors for a step beyond any way, which needs no worlds to be known."""
    if step is not None and step > USUAL.most_steps:
        raise ScenarioErrors([f"--step {step}: no way has as many steps; {USUAL.most_steps} is more than any has"])


def _enough(worlds: int) -> None:
    """ScenarioErrors below the number of worlds under which a box means nothing."""
    if worlds < FEWEST_WORLDS:
        raise ScenarioErrors(
            [f"too few worlds to look for a box ({worlds}): at least {FEWEST_WORLDS}, better 400 (--reps 400)"]
        )
