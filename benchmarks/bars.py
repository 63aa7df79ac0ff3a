"""The engine's bars, and one table of them: every script says what it measured, this one asks all and prints it.

    python benchmarks/bars.py        (make bench)

A bar is met where the measurement is as far as its floor. What was not measured here, because a peer is not installed
or this machine is too small, is said to be so and is not called met. Why a bar was missed stands in
`reports/handbook/engine_bars.md`.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
NOTES = "RESIDUALS_BARS"  # the environment's name of the file that measurements go to
NOT_ASKED = ("bars", "alternating", "workforce_world")  # no benchmarks of their own


@dataclass(frozen=True)
class Bar:
    """What is asked of one measure: at least `floor`, or at most where less is better."""

    title: str
    floor: float
    good: float
    is_ceiling: bool = False

    def verdict(self, value: float) -> str:
        """How far a measurement goes."""
        reached = [value <= end if self.is_ceiling else value >= end for end in (self.floor, self.good)]
        return "very good" if reached[1] else "met" if reached[0] else "MISSED"


def most(title: str, floor: float, good: float) -> Bar:
    """A bar that a measurement must stay below."""
    return Bar(title, floor, good, is_ceiling=True)


BARS = {
    "mesa": Bar("plain Mesa loop, times ours", 40, 100),
    "numpy": Bar("NumPy, vectorised, times ours", 3.5, 6.5),
    "pandas": Bar("pandas, times ours", 8, 14),
    "polars": Bar("polars on one thread, times ours", 8, 14),
    "mesa_frames": Bar("mesa-frames, times ours", 8, 14),
    "naive_numba": Bar("naive Numba, times ours", 5, 10),
    "readable": most("readable kernel, times the tuned one", 2.5, 1.6),
    "memory_bound": most("time over the memory bound", 12, 5.8),
    "memory": most("memory over the columns", 1.5, 1.1),
    "cold": most("first call of the workforce's kernels, compiled, s", 6, 3),
    "cached": most("first call of the workforce's kernels, from the cache, s", 0.6, 0.4),
    "ensemble": most("CPU of an ensemble over its runs", 1.15, 1.05),
    "results": most("results in memory over raw floats", 1.5, 1.1),
    "layouts": most("digests of one plan over layouts", 1, 1),
    "identical": most("largest difference between identical regimes", 0, 0),
    "luck": Bar("variance of a regime's difference, independent over common luck", 20, 90),
    "dummy": most("total Sobol index of the dummy", 0.01, 0),
}


def measured(name: str, value: float, where: str = "") -> str:
    """Note a measurement, if anybody asked, and say what it comes to."""
    bar = BARS[name]
    if NOTES in os.environ:
        with Path(os.environ[NOTES]).open("a") as notes:
            notes.write(json.dumps({"name": name, "value": value, "where": where}) + "\n")
    return f"bar {bar.floor:g} / {bar.good:g}: {bar.verdict(value)}"


def table(notes: Iterable[dict]) -> Iterator[str]:
    """A line for each measurement, in the order of the bars; one for each bar that nobody measured."""
    found: dict[str, list[dict]] = {name: [] for name in BARS}
    for note in notes:
        found[note["name"]].append(note)
    yield f"{'measure':<66}{'where':<38}{'measured':>10}{'floor':>8}{'good':>7}"
    for name, bar in BARS.items():
        for note in found[name]:
            said = f"{bar.title:<66}{note['where']:<38}{note['value']:>10.3g}{bar.floor:>8g}{bar.good:>7g}"
            yield f"{said}  {bar.verdict(note['value'])}"
        if not found[name]:
            yield f"{bar.title:<66}{'':<38}{'':>10}{bar.floor:>8g}{bar.good:>7g}  NOT MEASURED HERE"


def main() -> int:
    """Every benchmark in turn, then the table; the status of the first that failed."""
    scripts = [script for script in sorted(HERE.glob("*.py")) if script.stem not in NOT_ASKED]
    with tempfile.TemporaryDirectory() as folder:
        notes = Path(folder) / "notes"
        notes.touch()
        environment = os.environ | {NOTES: str(notes)}
        ended = [subprocess.run([sys.executable, str(script)], check=False, env=environment) for script in scripts]
        print("\n" + "\n".join(table(json.loads(line) for line in notes.read_text().splitlines())))
    return next((each.returncode for each in ended if each.returncode), 0)


if __name__ == "__main__":
    sys.exit(main())
