"""The lines of the errors that a call raises."""

import time
from collections.abc import Callable
from pathlib import Path

from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.load import check_file

LONGEST_LINE = 2000


def faults(call: Callable[..., object], *arguments: object) -> list[str]:
    """Every line of ScenarioErrors; none where the call succeeds. Any other error passes through."""
    try:
        call(*arguments)
    except ScenarioErrors as errors:
        return errors.lines or ["nothing is said"]
    return []


def told(file: Path, seconds: float) -> list[str]:
    """Every line of a check, each of them one line of fair length, in fair time."""
    began = time.perf_counter()
    lines = faults(check_file, file)
    assert time.perf_counter() - began < seconds
    for line in lines:
        assert line.isprintable(), repr(line)
        assert len(line) < LONGEST_LINE
    return lines
