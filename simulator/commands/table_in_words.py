"""A bargaining table in words for a terminal: who gains what, what is settled by the evidence and what is not."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from simulator.charts.bargaining.sentences import (
    answer,
    gap_sentence,
    not_identified,
    spread,
    walk_away_sentences,
    zone_sentence,
)
from simulator.charts.bargaining.strike_sentences import pays_sentence, renewed_sentence
from simulator.charts.words import ends, percent, usd

Plain = dict[str, Any]
WIDEST = 36


def in_words(told: Plain, folder: Path) -> str:
    """The first things that a negotiator wants to know."""
    lines = [told["study"]["title"], answer(told), zone_sentence(told), *walk_away_sentences(told)]
    lines += [gap_sentence(told), *not_identified(told), ""]
    lines += [
        f"Against no agreement, over {told['years']} years ({ends(told['worlds'])} of {told['worlds']} worlds)",
        *offers(told),
    ]
    lines += ["", "Where bargaining would end", *deals(told)]
    lines += ["", "What each clause is worth to members, a member and year", *clauses(told)]
    lines += ["", "A day of strike costs", *strike(told)]
    lines += ["", pays_sentence(told), renewed_sentence(told), *next_time(told), "", str(folder)]
    return "\n".join(lines)


def offers(told: Plain) -> Iterator[str]:
    """A line for each offer."""
    widest = max(len(offer["title"]) for offer in told["offers"].values())
    for offer in told["offers"].values():
        sides = f"members {money(offer['guild'])}; studios {money(offer['studios'])}"
        yield f"  {offer['title']:<{widest}} {sides}; between {percent(offer['between_share'])}"


def deals(told: Plain) -> Iterator[str]:
    """A line for each solution."""
    for name, deal in told["deals"].items():
        if not deal["share"]:
            yield f"  {name:<{WIDEST}} no deal in any world"
            continue
        issues = {issue["name"]: issue["unit"] for issue in told["issues"]}
        terms = "; ".join(f"{issue} {spread(ends, issues[issue])}" for issue, ends in deal["terms"].items())
        yield f"  {name:<{WIDEST}} {terms}"


def clauses(told: Plain) -> Iterator[str]:
    """A line for each clause of each offer."""
    for name, lines in told["clauses"].items():
        yield f"  {told['offers'][name]['title']}"
        for clause, worth in lines.items():
            share = worth["package_share"][1]
            part = "" if share is None else f", {percent(share)} of the package"
            yield f"    {clause:<{WIDEST}} {money(worth['per_member_year'])}{part}"


def strike(told: Plain) -> Iterator[str]:
    """A line for each party."""
    names = {"members": "members", "other_crafts": "crafts not on strike", "studios": "studios", "ai_firms": "AI firms"}
    for party, name in names.items():
        yield f"  {name:<{WIDEST}} {money(told['strike']['cost_per_day'][party])}"


def next_time(told: Plain) -> Iterator[str]:
    """How likely a strike is next time."""
    after = told["screening"]["next_time"]
    low, high = (percent(share) for share in after["after_long"])
    yield (
        f"A strike next time: {percent(after['after_peace'])} after an agreement, {percent(after['after_short'])} "
        f"after a short strike, {low} to {high} after a longer one (Card 1988)."
    )


def money(ends: list[float | None]) -> str:
    """The middle, with its range in brackets."""
    low, middle, high = (usd(float("nan") if end is None else end) for end in ends)
    return f"{middle} ({low} to {high})"
