"""With what results were made: code, kernels, kind of CPU, executor; the same facts in every manifest."""

from collections.abc import Sequence
from concurrent.futures import Executor
from typing import Any

from simulator.experiments import code
from simulator.experiments.workers import named
from simulator.results.cube import Cube

MOST_CAUSES = 3


def made(executor: Executor | None) -> dict[str, str]:
    """Hashes of the code and of the kernels, the kind of CPU, and who simulated."""
    return {
        "code_hash": code.code_hash(),
        "kernel_hash": code.kernel_hash(),
        "cpu": named.cpus(executor),
        "executor": named.in_words(executor),
    }


def failed(cubes: Sequence[Cube]) -> dict[str, Any]:
    """Runs, those that failed, and the most frequent reasons with how many runs each of them lost."""
    reasons: dict[str, int] = {}
    for cube in cubes:
        for reason in cube.failures()["error"]:
            reasons[reason] = reasons.get(reason, 0) + 1
    often = sorted(reasons.items(), key=lambda item: -item[1])[:MOST_CAUSES]
    return {
        "runs": sum(len(cube.plan) for cube in cubes),
        "failed": sum(reasons.values()),
        "causes": [{"error": reason, "runs": number} for reason, number in often],
    }
