"""Group Shapley: from a table against shapiq and pyDVL, and with the K-nearest worth against NumPy's.

Peers that are not installed are named and left out.
"""

from collections.abc import Callable
from importlib import import_module
from itertools import combinations
from math import comb
from types import ModuleType

import numpy as np
import numpy.typing as npt
from alternating import found, medians, report

from simulator.kernels.group_attribution import group_values, nearest_by_group
from simulator.kernels.semivalues import semivalue, shapley_sizes
from simulator.kernels.similarity import norms

F8 = npt.NDArray[np.float64]

GROUPS = 12
NEIGHBOURS = 10


def by_shapiq(shapiq: ModuleType, table: F8) -> Callable[[], object]:
    """shapiq's exact computer on the same table."""
    bits = 1 << np.arange(GROUPS)

    def run() -> object:
        computer = shapiq.ExactComputer(n_players=GROUPS, game=lambda members: table[members.astype(np.int64) @ bits])
        return computer("SV")

    return run


def by_pydvl(methods: ModuleType, table: F8) -> Callable[[], object]:
    """pyDVL's Shapley values over all subsets, with a utility that looks a coalition up in the same table."""
    samplers, stopping, base = (
        import_module(f"pydvl.valuation.{name}") for name in ("samplers", "stopping", "utility.base")
    )
    data = import_module("pydvl.valuation.dataset").Dataset(np.zeros((GROUPS, 1)), np.zeros(GROUPS))

    class Looked(base.UtilityBase):  # type: ignore[misc,name-defined]
        """The worth of a coalition."""

        def __call__(self, sample: object) -> float:
            members = getattr(sample, "subset", ())
            return float(table[int((1 << np.asarray(members, dtype=np.int64)).sum())])

    def run() -> object:
        sampler = samplers.DeterministicUniformSampler(batch_size=1)
        return methods.ShapleyValuation(Looked(), sampler, is_done=stopping.NoStopping(), progress=False).fit(data)

    return run


def by_definition(table: F8) -> Callable[[], object]:
    """Combinatorial Shapley as pyDVL writes it: a loop over players and subsets in Python."""

    def run() -> object:
        values = np.zeros(GROUPS)
        for player in range(GROUPS):
            others = [other for other in range(GROUPS) if other != player]
            for size in range(GROUPS):
                for group in combinations(others, size):
                    mask = sum(1 << other for other in group)
                    gain = table[mask | 1 << player] - table[mask]
                    values[player] += gain / comb(GROUPS - 1, size) / GROUPS
        return values

    return run


def by_numpy(similar: F8, groups: F8) -> Callable[[], object]:
    """The K-nearest worth of every coalition by NumPy's partition, then the same exact values."""

    def run() -> object:
        table = np.zeros(1 << GROUPS)
        for coalition in range(1, 1 << GROUPS):
            own = similar[:, (coalition >> groups & 1) > 0]
            best = own if own.shape[1] <= NEIGHBOURS else np.partition(own, -NEIGHBOURS, axis=1)[:, -NEIGHBOURS:]
            table[coalition] = best.sum(axis=1).mean() / NEIGHBOURS
        return semivalue(table, shapley_sizes(GROUPS))

    return run


def compare_tables() -> None:
    """Exact values of one drawn table."""
    table = np.random.default_rng(1).normal(size=1 << GROUPS)
    functions: dict[str, Callable[[], object]] = {"ours": lambda: semivalue(table, shapley_sizes(GROUPS))}
    functions["definition in Python"] = by_definition(table)
    if methods := found("pydvl.valuation.methods"):
        functions["pyDVL exact"] = by_pydvl(methods, table)
    if shapiq := found("shapiq"):
        functions["shapiq exact"] = by_shapiq(shapiq, table)
    report(f"Shapley of {GROUPS} groups, exact, from a table", "ours", medians(5, **functions), "value", GROUPS)


def compare_worths(works: int, outputs: int) -> None:
    """The whole of it: nearest works, worths of all coalitions, values."""
    luck = np.random.default_rng(2)
    catalogue = luck.integers(-127, 128, (works, 64)).astype(np.int8)
    made = luck.integers(-127, 128, (outputs, 64)).astype(np.int8)
    groups, lengths = luck.integers(0, GROUPS, works), norms(catalogue)
    everything = np.ones(works, dtype=bool)
    cosines = (made.astype(float) @ catalogue.T.astype(float)) / np.outer(norms(made), lengths)
    functions: dict[str, Callable[[], object]] = {
        "ours": lambda: group_values(nearest_by_group(catalogue, lengths, everything, groups, made, NEIGHBOURS)),
        "NumPy utility (as for pyDVL)": by_numpy(np.maximum(cosines, 0.0), groups),
    }
    seconds = medians(1, **functions)
    report(f"Shapley of {GROUPS} groups of {works:,} works x {outputs:,} outputs", "ours", seconds, "output", outputs)


if __name__ == "__main__":
    compare_tables()
    compare_worths(1_000, 1_000)
