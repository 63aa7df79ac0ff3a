"""What a sensitivity analysis found, in lines for a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from simulator.charts.sensitivity import sentences
from simulator.charts.words import percent

Plain = Mapping[str, Any]
LINE = "  {:<34}{:>9}{:>22}{:>22}"
SHOWN = 5


def in_words(told: Plain, page: Path) -> str:
    """A block for each outcome: the figures that move it most, over all regimes; then the dummy, then the page."""
    lines = [told["study"]["title"]]
    for interest in told["interests"]:
        lines += ["", *block(told, interest)]
    kept, runs = sentences.dummy(told), f"{told['runs']:,} runs, {told['failed']} failed"
    return "\n".join([*lines, "", kept, runs, str(page)])


def block(told: Plain, interest: Plain) -> Iterator[str]:
    """The leading figures of an outcome."""
    yield f"{interest['title']} against the baseline: what moves it, mean of {len(told['regimes']) - 1} regimes"
    yield LINE.format("", "screening", "share alone", "share with all others").rstrip()
    shares = {row["name"]: row for row in sentences.over_regimes(told.get("shares", []), interest["measure"])}
    for path, weight in sentences.ranking(told["effects"], interest["measure"])[:SHOWN]:
        row = shares.get(path)
        first, total = (span(row[key]) if row else "" for key in ("first", "total"))
        yield LINE.format(sentences.label(path), percent(weight), first, total).rstrip()


def span(ends: Sequence[float | None]) -> str:
    """Estimate and bounds of a share."""
    low, middle, high = (percent(end) if end is not None else "none" for end in ends)
    return f"{middle} ({low} to {high})"
