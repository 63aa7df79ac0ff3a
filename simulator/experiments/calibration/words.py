"""A calibration as a plain table: what is known of each parameter, and what is not."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

Plain = dict[str, Any]

ORDER = ("identified", "in part", "estimators differ", "not identified")
SOURCES = {
    "published": "published figures that nobody commissioned",
    "series": "ten yearly series of 2027 and 2029, each known to 5%, which nobody publishes today",
}
LINE = "  {:<36}{:>10}{:>12}{:>12}   {}"


def lines(told: Plain) -> Iterator[str]:
    """Summary, a line a parameter, and what recovery with the model itself found."""
    yield f"{told['title']}: what {SOURCES[told['moments_kind']]} say about {len(told['parameters'])} free parameters"
    yield summary(told)
    yield LINE.format("", "drawn: ABC", "moments", "ABC covers", "")
    for row in sorted(told["parameters"], key=lambda row: (ORDER.index(row["verdict"]), row["abc"] + row["smm"])):
        yield LINE.format(row["path"], *(f"{row[name]:.0%}" for name in ("abc", "smm", "covered")), row["verdict"])
    yield (
        "drawn: ABC and moments: what is left of each range (90% of it) by regression ABC and by simulated moments; "
        f"covers: how often the 90% interval held a truth, over {told['tested']} truths."
    )
    yield from recovery(told.get("recovery", []))


def summary(told: Plain) -> str:
    """How many parameters are known, and how many directions the moments can see."""
    counted = Counter(row["verdict"] for row in told["parameters"])
    words = ", ".join(f"{counted[name]} {name}" for name in ORDER if counted[name])
    seen = sum(value > 1.0 for value in told["directions"])
    silent = sum(not row["is_used"] for row in told["moments"])
    return (
        f"{words}. {len(told['moments'])} figures see {seen} combinations of parameters; {silent} of the figures "
        "hardly move whatever the parameters are, so that they tell nothing."
    )


def recovery(rows: list[Plain]) -> Iterator[str]:
    """How simulated moments did with hidden truths."""
    if not rows:
        return
    share = sum(row["smm_covered"] for row in rows) / len(rows)
    other = sum(row["abc_covered"] for row in rows) / len(rows)
    yield (
        f"Hidden truths: over {rows[0]['truths']} worlds the 90% intervals of simulated moments held {share:.0%} of "
        f"them, those of regression ABC {other:.0%}."
    )
