"""A calibration as a plain table: what is known of each parameter, and what is not."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from simulator.experiments.calibration.identification import ORDER

Plain = dict[str, Any]

SOURCES = {
    "published": "published figures that nobody commissioned",
    "series": "ten yearly series of 2027 and 2029, each known to 5%, which nobody publishes today",
}
LINE = "  {:<36}{:>10}{:>12}{:>12}   {}"
ESTIMATORS = {"smm": "simulated moments", "abc": "regression ABC"}


def lines(told: Plain) -> Iterator[str]:
    """Summary, a line a parameter, and what recovery with the model itself found."""
    yield f"{told['title']}: what {SOURCES[told['moments_kind']]} say about {len(told['parameters'])} free parameters"
    yield summary(told)
    yield LINE.format("", "left: ABC", "by slopes", "ABC held", "")
    for row in sorted(told["parameters"], key=lambda row: (ORDER.index(row["verdict"]), row["abc"] + row["smm"])):
        yield LINE.format(row["path"], *(f"{row[name]:.0%}" for name in ("abc", "smm", "covered")), row["verdict"])
    yield (
        f"ABC: what is left of each range where regression ABC recovered {told['covered']['truths']} drawn worlds from "
        "the other draws, and how often its 90% interval held the truth. By slopes: what simulated moments could leave "
        "at the middle of the ranges, were the model right; nothing is recovered there."
    )
    yield f"ABC's intervals held {share(told['covered']['all'])} of all drawn truths."
    yield from recovery(told.get("recovery"))


def summary(told: Plain) -> str:
    """How many parameters are known, and how many directions the moments can see."""
    counted = Counter(row["verdict"] for row in told["parameters"])
    words = ", ".join(f"{counted[name]} {name}" for name in ORDER if counted[name])
    seen = sum(value > 1.0 for value in told["directions"])
    silent = sum(not row["is_used"] for row in told["moments"])
    missed = sum(row["is_missed"] for row in told["moments"])
    missing = f" {missed} of the others the model misses: hardly any drawn world comes near them." if missed else ""
    return (
        f"{words}. {len(told['moments'])} figures see {seen} combinations of parameters; {silent} of the figures "
        f"hardly move whatever the parameters are, so that they tell nothing.{missing}"
    )


def recovery(found: Plain | None) -> Iterator[str]:
    """How both estimators did with hidden truths; that nothing was hidden where it was not."""
    if not found:
        yield "No truth was hidden from the model itself: --recover does that."
        return
    yield f"Hidden truths in {found['truths']} worlds, looked for with the model itself:"
    for name, title in ESTIMATORS.items():
        every, narrowed = found[name]["all"], found[name]["narrowed"]
        yield (
            f"  90% intervals of {title} held {share(every)} of them; of the {narrowed['parameters']} parameters that "
            f"it narrows down, {share(narrowed)}."
        )


def share(told: Plain) -> str:
    """A share with its nine-in-ten interval over truths."""
    if told["share"] is None:
        return "none, there being none"
    return f"{told['share']:.1%} ({told['low']:.1%} to {told['high']:.1%})"
