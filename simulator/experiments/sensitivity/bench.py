"""What an analysis works with, and what came of one of its steps."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from simulator.experiments import code
from simulator.experiments.engine import Engine
from simulator.experiments.plan import Plan
from simulator.experiments.runner import run
from simulator.experiments.sensitivity import morris, sobol
from simulator.experiments.sensitivity.asked import LUCK_WORLDS, Asked
from simulator.experiments.sensitivity.cost import Cost, measured
from simulator.experiments.sensitivity.ends import ends
from simulator.experiments.sensitivity.points import Point, distinct, outcomes_at, outcomes_in_worlds, plan_at
from simulator.experiments.sensitivity.problem import Problem
from simulator.results.cube import Cube
from simulator.results.digest import text_digest
from simulator.results.interests import INTERESTS, Interest
from simulator.results.shards import Shards
from simulator.scenario.study import Study

F8 = npt.NDArray[np.float64]
Outcomes = dict[tuple[str, str], F8]  # (regime, measure) -> (places of the design,)
Designs = Mapping[str, Sequence[Point]]  # by name, in order

SCREENING, SHARES, LUCK = "screening", "shares", "luck"
ONE_AT_A_TIME, WALKS, GROUP_SHARES = "one_at_a_time", "walks", "group_shares"
OF_THE_MARK = 16  # characters of a fingerprint that tell folders apart


@dataclass(frozen=True, eq=False)
class Tried:
    """A step's runs: the cube of its distinct points, outcomes only, and where each row of a design stands."""

    step: str
    cube: Cube
    rows: dict[str, list[int]]  # design -> point of each of its rows
    outcomes: dict[str, Outcomes]  # design -> outcomes of its rows


@dataclass(frozen=True)
class Bench:
    """What an analysis works with; `shards` keep what is finished, one folder a step and plan."""

    study: Study
    problem: Problem
    asked: Asked
    shards: Shards
    executor: Executor | None = None
    engine: Engine | None = None
    is_common: bool = True

    @property
    def others(self) -> list[str]:
        """The regimes beside the baseline."""
        return [regime for regime in self.study.terms if regime != self.study.baseline]

    def tried(self, step: str, designs: Designs) -> Tried:
        """What came of a step's designs; a point that two of them share is run once."""
        once, where = distinct([point for points in designs.values() for point in points])
        cube = self._cube(step, self._plan(once))
        found = self._each(lambda interest, regime: outcomes_at(cube, interest, regime, self.study.baseline, len(once)))
        rows, begin = dict[str, list[int]](), 0
        for name, points in designs.items():
            rows[name] = where[begin : begin + len(points)]
            begin += len(points)
        return Tried(step, cube, rows, {
            name: {key: values[places] for key, values in found.items()} for name, places in rows.items()
        })  # fmt: skip

    def lucky(self) -> Tried:
        """Worlds of their own at the centre, in which no point of the analysis was tried."""
        plan = plan_at(self.study, [self.problem.centre()], LUCK_WORLDS, first_world=self.asked.luck)
        cube = self._cube(LUCK, plan)
        found = self._each(lambda interest, regime: outcomes_in_worlds(cube, interest, regime, self.study.baseline))
        return Tried(LUCK, cube, {LUCK: [0]}, {LUCK: found})

    def cost(self) -> Cost:
        """Measured at the first points of the screening, which the screening then finds done."""
        plan = self._plan(distinct([point for points in screening(self).values() for point in points])[0])
        engine = self._engine(plan)
        shards = self._shards(SCREENING, plan, engine)
        return measured(plan, engine, shards, self.asked.points(self.problem), self.executor)

    @property
    def fingerprint(self) -> str:
        """A hash over all that decides the values: what is asked, the points of every design, terms, sector, code."""
        plan = self._plan(distinct([point for points in screening(self).values() for point in points])[0])
        base = "" if self.asked.is_screen_only else shared_places(self, self.problem.groups).tobytes().hex()
        return text_digest(repr(self.asked), plan.fingerprint(self._engine(plan).measures, code.code_hash()), base)

    def _cube(self, step: str, plan: Plan) -> Cube:
        engine = self._engine(plan)
        cube = run(replace(plan, name=step), engine, store=self._shards(step, plan, engine), executor=self.executor)
        return cube.select(measures=[interest.measure for interest in INTERESTS])

    def _each(self, outcome: Callable[[Interest, str], F8]) -> Outcomes:
        return {
            (regime, interest.measure): outcome(interest, regime) for regime in self.others for interest in INTERESTS
        }

    def _plan(self, points: Sequence[Point]) -> Plan:
        return plan_at(self.study, points, self.asked.luck, is_common=self.is_common)

    def _engine(self, plan: Plan) -> Engine:
        return self.engine or Engine.ours(plan)

    def _shards(self, step: str, plan: Plan, engine: Engine) -> Shards:
        """A folder that no other plan has: batches of other points are never taken for these."""
        mark = plan.fingerprint(engine.measures, code.code_hash())[:OF_THE_MARK]
        return Shards(self.shards.folder / f"{step}-{mark}")


def screening(bench: Bench) -> dict[str, list[Point]]:
    """The centre and both ends of every figure; then the trajectories."""
    return {ONE_AT_A_TIME: list(ends(bench.problem)), WALKS: [bench.problem.values(place) for place in walks(bench)]}


def walks(bench: Bench) -> F8:
    """The trajectories' places."""
    return morris.trajectories(bench.problem.paths, bench.asked.trajectories, bench.study.seed)


def shared_places(bench: Bench, groups: Sequence[str]) -> F8:
    """The places of the shares of so grouped figures."""
    return sobol.places(bench.problem.paths, groups, bench.asked.samples, bench.study.seed)


def points_of(bench: Bench, places: F8) -> Iterator[Point]:
    """The points at some places."""
    return (bench.problem.values(place) for place in places)
