"""What a sensitivity analysis says, in sentences that are computed."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from simulator.charts.regimes import Regimes, plain
from simulator.charts.words import listed, percent

Plain = Mapping[str, Any]
Rows = Sequence[Plain]

DUMMY = "checks.dummy"
REST = "all others"


def label(path: str) -> str:
    """A figure's name in plain words: the last part of its path."""
    if path == DUMMY:
        return "Dummy"
    return f"{plain(path.rpartition('.')[2])} ".replace("Ai ", "AI ").replace(" ai ", " AI ").strip()


def inline(path: str) -> str:
    """The name inside a sentence."""
    name = label(path) if "." in path else path
    return name if name.startswith("AI") else name[:1].lower() + name[1:]


def regimes_of(told: Plain) -> Regimes:
    """The regimes of the analysis, in its order."""
    return Regimes(tuple(told["regimes"]), told["baseline"], told["regimes"])


def of(rows: Rows, measure: str) -> list[Plain]:
    """The rows of one outcome."""
    return [row for row in rows if row["measure"] == measure]


def ranking(effects: Rows, measure: str) -> list[tuple[str, float]]:
    """Each figure's share of the sizes of all figures' effects, mean over regimes, largest first; the dummy is out."""
    rows = [row for row in of(effects, measure) if row["mu_star"] is not None]
    whole: dict[str, float] = {}
    for row in rows:
        whole[row["regime"]] = whole.get(row["regime"], 0.0) + row["mu_star"]
    moved = [regime for regime, size in whole.items() if size > 0.0]
    found: dict[str, float] = {}
    for row in rows:
        if row["regime"] in moved and row["path"] != DUMMY:
            found[row["path"]] = found.get(row["path"], 0.0) + row["mu_star"] / whole[row["regime"]] / len(moved)
    return sorted(found.items(), key=lambda item: -item[1])


def over_regimes(rows: Rows, measure: str) -> list[dict[str, Any]]:
    """Shares of an outcome, mean over the regimes in which it varies: name, first and total (low, estimate, high)."""
    known = [row for row in of(rows, measure) if row["total"][1] is not None]
    names = dict.fromkeys(row["name"] for row in known)
    return [
        {"name": name}
        | {
            key: np.mean([row[key] for row in known if row["name"] == name], axis=0).tolist()
            for key in ("first", "total")
        }
        for name in names
    ]


def dummy(told: Plain) -> str:
    """Whether the dummy did nothing, as it must."""
    effects = [row["mu_star"] for row in told["effects"] if row["path"] == DUMMY and row["mu_star"] is not None]
    shares = [row["total"][1] for row in told.get("shares", ()) if row["name"] == DUMMY and row["total"][1] is not None]
    largest = max((abs(number) for number in (*effects, *shares)), default=0.0)
    if largest == 0.0:
        what = "its effects and its shares are" if shares else "its effects are"
        return (
            f"The dummy, a figure that changes nothing, was moved like all others: {what} exactly 0, as they must be."
        )
    return (
        f"The dummy, a figure that changes nothing, has an index of {largest:.3g}: something in this analysis is wrong."
    )


def leaders(told: Plain, interest: Plain) -> str:
    """The figures that move an outcome most, and how much of all effects they are."""
    found = ranking(told["effects"], interest["measure"])
    if not found:
        return f"{interest['title']}: no figure moves what the regimes change"
    lead = found[:LEADERS]
    sizes, names = percent(sum(size for _, size in lead)), listed([inline(path) for path, _ in lead])
    return f"What the regimes do to {inline(interest['title'])} hangs most on {names}: {sizes} of all effects"


LEADERS = 3


def spread(rows: Rows) -> float:
    """How wide the bounds of the shares are that matter at all, in the middle; 0 where none does."""
    known = [row["total"] for row in rows if row["total"][1] is not None and row["total"][1] >= MATTERS]
    return float(np.median([high - low for low, _, high in known])) if known else 0.0


MATTERS = 0.05
TOO_WIDE = 0.5  # bounds wider than this tell a large share from none, and nothing more


def interaction(told: Plain, interest: Plain) -> str:
    """How much of the variance figures make together and not alone; or that the samples are too few to tell."""
    rows = over_regimes(told["shares"], interest["measure"])
    if not rows:
        return f"{interest['title']}: nothing varies"
    width = spread(of(told["shares"], interest["measure"]))
    if width > TOO_WIDE:
        return f"{interest['title']}: too few samples to tell shares of the variance; bounds are {percent(width)} wide"
    alone = min(max(sum(row["first"][1] for row in rows), 0.0), 1.0)
    best = max((row for row in rows if row["name"] != REST), key=lambda row: row["total"][1])
    return (
        f"{interest['title']}: {percent(alone)} of the variance is the sum of single figures, {percent(1.0 - alone)} "
        f"their interplay; {inline(best['name'])} has a hand in {percent(min(best['total'][1], 1.0))}"
    )


def grouped(told: Plain, interests: Sequence[Plain]) -> str:
    """Which group has a hand in most, by outcome; or that the samples are too few to tell."""
    width = spread(told["group_shares"])
    if width > TOO_WIDE:
        return f"Too few samples to tell which group of figures matters most; bounds are {percent(width)} wide"
    parts = []
    for interest in interests:
        rows = [row for row in over_regimes(told["group_shares"], interest["measure"]) if row["name"] != "dummy"]
        if rows:
            best = max(rows, key=lambda row: row["total"][1])
            parts.append(f"{best['name']} for {inline(interest['title'])}")
    return f"Which group of figures matters most: {listed(parts)}" if parts else "Nothing varies"
