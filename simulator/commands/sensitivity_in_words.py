"""What a sensitivity analysis found, in lines for a terminal."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from simulator.charts.sensitivity import sentences

Plain = Mapping[str, Any]
LINE = "  {:<30}{:>24}{:>24}{:>24}"
SHOWN = 5


def in_words(told: Plain, page: Path) -> str:
    """A block for each outcome: the figures that move it most, over all regimes; then what it rests on; the page."""
    lines = [told["study"]["title"]]
    for interest in told["interests"]:
        lines += ["", *block(told, interest)]
    runs = sentences.lost(told) or f"{told['runs']:,} runs, none failed"
    return "\n".join([*lines, "", *few(told), sentences.luck(told), sentences.dummy(told), runs, str(page)])


def block(told: Plain, interest: Plain) -> Iterator[str]:
    """The leading figures of an outcome."""
    yield f"{interest['title']} against the baseline: what moves it, mean of {len(told['regimes']) - 1} regimes"
    found = sentences.ranking(told, interest["measure"])[:SHOWN]
    if not found:
        yield f"  {sentences.leaders(told, interest).partition(': ')[2]}"
        return
    yield LINE.format("", "of all effects", *SHARES if "mean_shares" in told else ("", "")).rstrip()
    shares = {row["name"]: row for row in sentences.of(told.get("mean_shares", []), interest["measure"])}
    for path, weight in found:
        row = shares.get(path)
        first, total = (sentences.bounded(row[key]) if row else "" for key in ("first", "total"))
        yield LINE.format(sentences.label(path), sentences.bounded(weight), first, total).rstrip()


SHARES = ("variance, alone", "variance, with others")


def few(told: Plain) -> Iterator[str]:
    """What is told from too few walks or samples."""
    walks = [row["share"] for row in told["ranking"]]
    if sentences.too_wide(walks) or not all(row["is_apart"] for row in told["leaders"]):
        number = told["asked"]["trajectories"]
        yield f"{number} walks do not tell all leading figures apart; more --trajectories do."
    known = [row[key] for row in told.get("mean_shares", ()) for key in ("first", "total")]
    if sentences.too_wide(known):
        yield f"{told['asked']['samples']} samples are too few to tell some shares of the variance; more --samples do."
    if narrow := sentences.narrow(told):
        yield narrow
