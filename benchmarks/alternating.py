"""Times two or more functions in turns, in one process, by CPU time, so that a busy machine counts little."""

from collections.abc import Callable
from importlib import import_module
from statistics import median
from time import process_time
from types import ModuleType


def medians(rounds: int, **functions: Callable[[], object]) -> dict[str, float]:
    """Median CPU seconds of each function over alternating rounds, after one call of each that does not count."""
    seconds: dict[str, list[float]] = {name: [] for name in functions}
    for turn in range(rounds + 1):
        for name, function in functions.items():
            start = process_time()
            function()
            if turn:
                seconds[name].append(process_time() - start)
    return {name: median(times) for name, times in seconds.items()}


def found(name: str) -> ModuleType | None:
    """A peer, or None and a line that it is not there."""
    try:
        return import_module(name)
    except ImportError as error:
        print(f"  {name}: not installed ({error})")
        return None


def report(title: str, ours: str, seconds: dict[str, float], unit: str, count: int) -> None:
    """Print each time, per unit, and how many times ours is faster."""
    print(title)
    for name, time in seconds.items():
        ratio = "" if name == ours else f"   {time / seconds[ours]:6.1f} x ours"
        print(f"  {name:<28} {time * 1e3:9.1f} ms  {time / count * 1e9:7.2f} ns a {unit}{ratio}")


if __name__ == "__main__":
    print("alternating: used by the other benchmarks")
