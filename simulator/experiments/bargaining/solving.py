"""From a target in words to break-even terms: worlds of a study, one root each."""

import sys
from collections.abc import Sequence
from concurrent.futures import Executor, as_completed
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

from tqdm.auto import tqdm

from simulator.experiments.bargaining.break_even import answer, told
from simulator.experiments.bargaining.prospect import Question
from simulator.experiments.bargaining.sheets import figures_of
from simulator.experiments.draws import draws
from simulator.experiments.pool import pool
from simulator.results.interval import is_nine_in_ten
from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.load import load_study
from simulator.scenario.names import nearest
from simulator.scenario.study import Study
from simulator.terms.royalty import Royalty
from simulator.units import show

ROWS = 3000
MOST_WORLDS = 16
"""Of a study's replications; each takes about ten runs."""


@dataclass(frozen=True)
class Asked:
    """What is sought, in which study and regime, along which figure, between which values."""

    target: str
    study: str
    regime: str | None
    path: str
    ends: tuple[float, float]


def solve(
    asked: Asked, changes: dict[str, str], added: Sequence[str] = (), executor: Executor | None = None
) -> dict[str, Any]:
    """Break-even terms over the worlds of a study; ScenarioErrors where regime or path are not there."""
    study = load_study(asked.study, changes, added)
    regime = asked.regime or first_with_a_rate(study)
    check(study, asked, regime)
    questions = [question(study, asked, regime, k, values) for k, values in enumerate(drawn(study, changes))]
    with nullcontext(executor) if executor else pool() as chosen:
        running = [chosen.submit(answer, one) for one in questions]
        bar = tqdm(as_completed(running), total=len(running), unit="world", file=sys.stderr, disable=None)
        answers = [done.result() for done in bar]
    unit = figures_of(study.terms[regime])[asked.path].unit
    return told(asked.target, answers) | {
        "regime": regime, "title": study.terms[regime].title, "path": asked.path, "unit": unit, "between": asked.ends,
    }  # fmt: skip


def drawn(study: Study, changes: dict[str, str]) -> list[dict[str, float]]:
    """Values of each world; so many as were asked for, or a few of the study's own."""
    worlds = study.replications if "replications" in changes else min(study.replications, MOST_WORLDS)
    return draws(study.world.free() if study.uncertain == "luck+parameters" else {}, worlds, study.seed)


def question(study: Study, asked: Asked, regime: str, replication: int, values: dict[str, float]) -> Question:
    """One world's question."""
    task_values = dict(values)
    sector = study.world.with_values(task_values) if task_values else study.world
    table = study.table
    guilds, dispute = (table.guilds, table.dispute) if table is not None else ((), None)
    return Question(
        replication, sector, study.terms[regime], study.terms[study.baseline], asked.path, asked.ends, asked.target,
        study.start, study.quarters, study.scale, ROWS, study.seed, guilds, dispute,
    )  # fmt: skip


def first_with_a_rate(study: Study) -> str:
    """The study's first regime that takes money."""
    rates = {name: sheet.of(Royalty).headline_rate for name, sheet in study.terms.items()}
    found = [name for name, rate in rates.items() if rate > 0.0]
    if not found:
        raise ScenarioErrors([f"{study.title}: no regime has a rate to move"])
    return found[0]


def check(study: Study, asked: Asked, regime: str) -> None:
    """Everything that can be wrong with a question, at once."""
    lines = []
    if regime not in study.terms:
        lines.append(f"--of {regime}: not a regime of the study{nearest(regime, study.terms)}")
    elif asked.path not in (known := figures_of(study.terms[regime])):
        lines.append(f"--path {asked.path}: {regime} has no such figure{nearest(asked.path, known)}")
    if asked.ends[0] >= asked.ends[1]:
        lines.append(f"--between {asked.ends[0]:g} {asked.ends[1]:g}: the second must be above the first")
    if asked.target == "studio_indifferent" and study.table is None:
        lines.append(f"{asked.study}: studio_indifferent compares with a strike and needs a study of kind bargain")
    if lines:
        raise ScenarioErrors(lines)


def spanning(found: dict[str, Any]) -> str:
    """What the spread over worlds holds, of those with an answer."""
    known = round(found["found_share"] * found["worlds"])
    return "5% to 95% of worlds" if is_nine_in_ten(known) else f"lowest to highest of {known} worlds"


def in_words(found: dict[str, Any]) -> str:
    """The answer in a sentence or two."""
    what, path = found["question"], f"{found['path']} of {found['title']}"
    if found["spread"] is None:
        side = "below" if found["below_share"] else "above"
        low, high = (show(end, found["unit"]) for end in found["between"])
        return f"No value of {path} from {low} to {high} {what}: it stays {side} in all {found['worlds']} worlds."
    low, middle, high = (show(float(f"{value:.3g}"), found["unit"]) for value in found["spread"])
    lines = [f"{path}: {middle} {what} ({spanning(found)}: {low} to {high})."]
    if found["median_interval"]:
        a, b = (show(float(f"{value:.3g}"), found["unit"]) for value in found["median_interval"])
        lines.append(f"The middle itself lies between {a} and {b} with {found['confidence']:.0%} confidence.")
    if found["found_share"] < 1.0:
        lines.append(f"In {1 - found['found_share']:.0%} of {found['worlds']} worlds no value in the range does.")
    return "\n".join(lines)
