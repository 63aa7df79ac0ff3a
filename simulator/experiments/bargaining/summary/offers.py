"""What each offer and each solution brings to everybody."""

from collections.abc import Callable, Sequence

import numpy as np

from simulator.experiments.bargaining.deals import RATIFIED, STUDIOS
from simulator.experiments.bargaining.meeting import TOTALS
from simulator.experiments.bargaining.sheets import places_of, unit_of, value_at
from simulator.experiments.bargaining.summary.spans import F8, Plain, share, span
from simulator.experiments.bargaining.task import table_of
from simulator.experiments.bargaining.worlds import World
from simulator.scenario.study import Study
from simulator.scenario.table import Issue

HALF = 0.5
EDGE = 1e-3
"""A deal this near to the end of an issue would lie beyond it if the table went on."""


def issue_in_words(study: Study, issue: Issue) -> Plain:
    """Name, unit, ends and where each offer stands."""
    table = table_of(study)
    low, high = value_at(issue, 0.0), value_at(issue, 1.0)
    sheets = {name: study.terms[name] for name in (table.ask, table.offer, table.settlement) if name is not None}
    at = {name: value_at(issue, float(places_of(sheet, [issue])[0])) for name, sheet in sheets.items()}
    unit = unit_of(study.terms[table.ask], issue)
    return {"name": issue.name, "unit": unit, "low": low, "high": high, "offers": at}


def gains_of(outcomes: Sequence[F8], guild: int) -> Plain:
    """What terms bring over disagreement, and in what share of worlds each side prefers them to it."""
    rows = np.array(outcomes)
    likes, accepts = rows[:, guild] >= 0.0, rows[:, STUDIOS] >= 0.0
    return {
        "guild": span(rows[:, guild]),
        "studios": span(rows[:, STUDIOS]),
        "ai_firms": span(rows[:, TOTALS.index("ai_firms")]),
        "median_member_total": span(rows[:, TOTALS.index("median")]),
        "ratified_share": span(rows[:, RATIFIED]),
        "is_ratified_share": share(rows[:, RATIFIED] >= HALF),
        "guild_accepts_share": share(likes),
        "studios_accept_share": share(accepts),
        "between_share": share(likes & accepts),
    }


def offers(study: Study, worlds: Sequence[World], guild: int) -> Plain:
    """Each offer with its title and what it brings to everybody."""
    return {
        name: {"title": study.terms[name].title}
        | gains_of([world["offers"][name] for world in worlds], guild)
        | {"by_craft": by_craft(worlds, lambda world: world["offers"][name] - world["usual"])}  # noqa: B023 - used at once
        for name in worlds[0]["offers"]
    }


def by_craft(worlds: Sequence[World], outcome: Callable[[World], F8]) -> dict[str, list[float | None]]:
    """Dollars over the old terms by craft, of the whole agreement."""
    rows = np.array([outcome(world)[len(TOTALS) :] for world in worlds])
    return {craft: span(rows[:, k]) for k, craft in enumerate(worlds[0]["crafts"])}


def deal(study: Study, worlds: Sequence[World], name: str, guild: int) -> Plain:
    """A solution: in what share of worlds there is one, its terms, and what it brings."""
    found = [world["deals"][name] for world in worlds if world["deals"][name] is not None]
    if not found:
        return {"share": 0.0}
    places = np.array([one["places"] for one in found])
    terms = {
        issue.name: span([value_at(issue, float(place)) for place in places[:, k]])
        for k, issue in enumerate(table_of(study).issues)
    }
    at_end = share(((places < EDGE) | (places > 1.0 - EDGE)).any(axis=1))
    gains = gains_of([one["outcome"] for one in found], guild)
    return {"share": len(found) / len(worlds), "terms": terms, "at_end_share": at_end} | gains
