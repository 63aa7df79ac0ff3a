"""Screening, then shares, then luck: from a study to rows of plain numbers, one a figure, regime and outcome."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from simulator.experiments.sensitivity import averages, luck, morris, ranking, sobol
from simulator.experiments.sensitivity.asked import REST
from simulator.experiments.sensitivity.bench import (
    GROUP_SHARES,
    LUCK,
    ONE_AT_A_TIME,
    SCREENING,
    SHARES,
    WALKS,
    Bench,
    Outcomes,
    Tried,
    points_of,
    screening,
    shared_places,
    walks,
)
from simulator.experiments.sensitivity.cost import Say
from simulator.experiments.sensitivity.problem import DUMMY, Problem

Rows = list[dict[str, Any]]
Told = dict[str, Any]


def analysed(bench: Bench, say: Say) -> tuple[Told, list[Tried]]:
    """Rows of the tornado, of the effects, of the shares and of luck; and the runs that they come from."""
    cost = bench.cost()
    say(cost.in_words())
    first = bench.tried(SCREENING, screening(bench))
    told: Told = {"seconds_per_point": cost.seconds_per_point} | screened(bench, first)
    steps = [first]
    if not bench.asked.is_screen_only:
        steps.append(shared(bench, told["kept"]))
        told |= share_tables(bench, told["kept"], steps[-1])
    steps.append(bench.lucky())
    return told | {"luck": luck_rows(bench, steps)}, steps


def screened(bench: Bench, tried: Tried) -> Told:
    """What the screening tells."""
    found = tried.outcomes[WALKS]
    effects = effect_rows(bench, found)
    told: Told = {"tornado": tornado_rows(bench.problem, tried.outcomes[ONE_AT_A_TIME]), "effects": effects}
    told |= {"ranking": [], "leaders": [], "kept": leading(effects, bench.asked.kept)}
    for measure in dict.fromkeys(measure for _, measure in found):
        single = {regime: morris.elementary(walks(bench), found[regime, measure]) for regime in bench.others}
        shares, leaders = ranking.rows(bench.problem.paths, measure, single)
        told["ranking"] += shares
        told["leaders"] += leaders
    return told


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


def groupings(bench: Bench, kept: Sequence[str]) -> dict[str, list[str]]:
    """The figures kept with all others as one, and the groups."""
    named = [path if path in {*kept, DUMMY} else REST for path in bench.problem.paths]
    return {SHARES: named, GROUP_SHARES: bench.problem.groups}


def shared(bench: Bench, kept: Sequence[str]) -> Tried:
    """The runs of the shares."""
    designs = {name: shared_places(bench, groups) for name, groups in groupings(bench, kept).items()}
    return bench.tried(SHARES, {name: list(points_of(bench, places)) for name, places in designs.items()})


def share_tables(bench: Bench, kept: Sequence[str], tried: Tried) -> Told:
    """Shares of the figures kept, of all others together, and of the groups; by regime, and mean over regimes."""
    paths, seed = bench.problem.paths, bench.study.seed
    told: Told = {"parts": []}
    for name, groups in groupings(bench, kept).items():
        found = tried.outcomes[name]
        told |= {name: [], f"mean_{name}": []}
        for (regime, measure), values in found.items():
            one = sobol.indices(paths, groups, values, seed)
            told[name] += averages.share_rows(one, regime=regime, measure=measure)
        for measure in dict.fromkeys(measure for _, measure in found):
            mean = averages.averaged(paths, groups, [found[regime, measure] for regime in bench.others], seed)
            if mean is not None:
                told[f"mean_{name}"] += averages.share_rows(mean, measure=measure)
                told["parts"] += averages.parts(mean, measure=measure) if name == SHARES else []
    return told


def luck_rows(bench: Bench, steps: Sequence[Tried]) -> Rows:
    """Luck beside what the figures move: at the base samples of the shares, or else at the walks' points."""
    *others, lucky = steps
    worlds, averaged_over = lucky.outcomes[LUCK], bench.asked.luck
    if others[-1].step == SCREENING:  # a walk's points lie close together: they count as one
        return luck.rows(worlds, others[-1].outcomes[WALKS], averaged_over, bench.asked.trajectories - 1)
    found = others[-1].outcomes[GROUP_SHARES]
    block = len(set(bench.problem.groups)) + 2
    base = {key: np.concatenate([values[::block], values[block - 1 :: block]]) for key, values in found.items()}
    return luck.rows(worlds, base, averaged_over)
