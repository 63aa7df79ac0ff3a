"""Times two or more functions in turns, in one process, so that a busy machine slows all of them alike."""

from collections.abc import Callable
from statistics import median
from time import perf_counter


def medians(rounds: int, **functions: Callable[[], object]) -> dict[str, float]:
    """Median seconds of each function over alternating rounds, after one call of each that does not count."""
    seconds: dict[str, list[float]] = {name: [] for name in functions}
    for turn in range(rounds + 1):
        for name, function in functions.items():
            start = perf_counter()
            function()
            if turn:
                seconds[name].append(perf_counter() - start)
    return {name: median(times) for name, times in seconds.items()}


def report(title: str, ours: str, seconds: dict[str, float], unit: str, count: int) -> None:
    """Print each time, per unit, and how many times ours is faster."""
    print(title)
    for name, time in seconds.items():
        ratio = "" if name == ours else f"   {time / seconds[ours]:6.1f} x ours"
        print(f"  {name:<28} {time * 1e3:9.1f} ms  {time / count * 1e9:7.2f} ns a {unit}{ratio}")


if __name__ == "__main__":
    print("alternating: used by the other benchmarks")
