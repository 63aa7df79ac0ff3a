"""Screening, then shares: from a study to rows of plain numbers, one a figure, regime and outcome."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.experiments.engine import Engine
from simulator.experiments.plan import Plan
from simulator.experiments.runner import run
from simulator.experiments.sensitivity import morris, sobol
from simulator.experiments.sensitivity.asked import REST, Asked
from simulator.experiments.sensitivity.cost import Cost, Say, measured
from simulator.experiments.sensitivity.ends import ends
from simulator.experiments.sensitivity.points import Point, distinct, outcomes_at, plan_at
from simulator.experiments.sensitivity.problem import DUMMY, Problem
from simulator.results.interests import INTERESTS
from simulator.results.shards import Shards
from simulator.scenario.study import Study

F8 = npt.NDArray[np.float64]
Outcomes = dict[tuple[str, str], F8]  # (regime, measure) -> (points,)
Rows = list[dict[str, Any]]
Counts = npt.NDArray[np.int64]  # runs, and those that failed


@dataclass(frozen=True)
class Bench:
    """What an analysis works with; `shards` keep what is finished, one folder a step."""

    study: Study
    problem: Problem
    asked: Asked
    shards: Shards
    executor: Executor | None = None
    engine: Engine | None = None
    is_common: bool = True

    def tried(self, step: str, points: Sequence[Point]) -> tuple[Outcomes, Counts]:
        """Outcomes at the points, in their order; how many runs there were, and how many failed."""
        plan, engine, shards = self.laid(step, points)
        once, where = distinct(points)
        cube = run(plan, engine, store=shards, executor=self.executor)
        return {
            (regime, interest.measure): outcomes_at(cube, interest, regime, self.study.baseline, len(once))[where]
            for regime in self.study.terms
            if regime != self.study.baseline
            for interest in INTERESTS
        }, np.array([len(cube.plan), len(cube.failures())])

    def cost(self) -> Cost:
        """Measured at the first points of the screening, which the screening then finds done."""
        plan, engine, shards = self.laid(SCREENING, list(screening(self)))
        return measured(plan, engine, shards, self.asked.points(self.problem), self.executor)

    def laid(self, step: str, points: Sequence[Point]) -> tuple[Plan, Engine, Shards]:
        """The plan of the distinct points, what runs it, and where its finished batches are kept."""
        plan = plan_at(self.study, distinct(points)[0], self.asked.luck, is_common=self.is_common)
        return plan, self.engine or Engine.ours(plan), Shards(self.shards.folder / step)


SCREENING, SHARES = "screening", "shares"


def screening(bench: Bench) -> Iterator[Point]:
    """The centre, both ends of every figure, then the trajectories."""
    yield from ends(bench.problem)
    yield from (bench.problem.values(place) for place in walks(bench))


def walks(bench: Bench) -> F8:
    """The trajectories' places."""
    return morris.trajectories(bench.problem.paths, bench.asked.trajectories, bench.study.seed)


def analysed(bench: Bench, say: Say) -> dict[str, Any]:
    """Rows of the tornado, of the effects and of the shares; what it took."""
    cost = bench.cost()
    say(cost.in_words())
    found, counts = bench.tried(SCREENING, list(screening(bench)))
    first_walk = 1 + 2 * len(bench.problem.figures)
    effects = effect_rows(bench, {key: values[first_walk:] for key, values in found.items()})
    told: dict[str, Any] = {"tornado": tornado_rows(bench.problem, found), "effects": effects}
    told["kept"] = leading(effects, bench.asked.kept)
    if not bench.asked.is_screen_only:
        shares, more = share_rows(bench, told["kept"])
        told, counts = told | shares, counts + more
    runs, failed = map(int, counts)
    return told | {"runs": runs, "failed": failed, "seconds_per_point": cost.seconds_per_point}


def tornado_rows(problem: Problem, found: Outcomes) -> Rows:
    """Outcome at the centre and at both ends of each figure."""
    return [
        {
            "regime": regime, "measure": measure, "path": path, "centre": values[0],
            "at_low": values[1 + 2 * place], "at_high": values[2 + 2 * place],
        }
        for (regime, measure), values in found.items()
        for place, path in enumerate(problem.paths)
    ]  # fmt: skip


def effect_rows(bench: Bench, found: Outcomes) -> Rows:
    """Elementary effects of each figure."""
    places, rows = walks(bench), []
    for (regime, measure), values in found.items():
        told = morris.effects(bench.problem.paths, places, values, bench.study.seed)
        for place, path in enumerate(bench.problem.paths):
            numbers = {key: getattr(told, key)[place] for key in ("mu", "mu_star", "sigma", "half_width")}
            rows.append({"regime": regime, "measure": measure, "path": path, **numbers})
    return rows


def leading(effects: Rows, number: int) -> list[str]:
    """The figures whose effects are the largest share of all figures' effects, on average over outcomes."""
    sums: dict[tuple[str, str], float] = {}
    for row in effects:
        key = (row["regime"], row["measure"])
        sums[key] = sums.get(key, 0.0) + row["mu_star"]
    weights: dict[str, float] = {}
    for row in effects:
        whole = sums[row["regime"], row["measure"]]
        part = row["mu_star"] / whole if whole > 0.0 else 0.0
        weights[row["path"]] = weights.get(row["path"], 0.0) + part
    weights.pop(DUMMY, None)
    return sorted(weights, key=lambda path: -weights[path])[:number]


def share_rows(bench: Bench, kept: Sequence[str]) -> tuple[dict[str, Any], Counts]:
    """Shares of the figures kept, of all others together, and of the groups."""
    paths, seed, samples = bench.problem.paths, bench.study.seed, bench.asked.samples
    groupings = {
        "shares": [path if path in {*kept, DUMMY} else REST for path in paths],
        "group_shares": bench.problem.groups,
    }
    designs = {name: sobol.places(paths, groups, samples, seed) for name, groups in groupings.items()}
    points = [bench.problem.values(place) for places in designs.values() for place in places]
    found, counts = bench.tried(SHARES, points)
    told: dict[str, Any] = {}
    begin = 0
    for name, groups in groupings.items():
        end = begin + len(designs[name])
        told[name] = [
            row
            for (regime, measure), values in found.items()
            for row in _shares(sobol.indices(paths, groups, values[begin:end], seed), regime, measure)
        ]
        begin = end
    return told, counts


def _shares(found: sobol.Indices, regime: str, measure: str) -> Rows:
    """A row a group: low, estimate, high of its share alone and with the others."""
    return [
        {"regime": regime, "measure": measure, "name": name, "first": list(first), "total": list(total)}
        for name, first, total in zip(found.names, found.first, found.total, strict=True)
    ]
