"""From worlds to what a negotiator reads: intervals over luck, parameters and what is not identified; plain data."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.experiments.bargaining.meeting import TOTALS
from simulator.experiments.bargaining.sheets import places_of, unit_of, value_at
from simulator.experiments.bargaining.worlds import RATIFIED, STUDIOS, World
from simulator.results.interval import BOUNDS
from simulator.scenario.study import Study
from simulator.scenario.table import Issue, Table

F8 = npt.NDArray[np.float64]
Plain = dict[str, Any]
HALF = 0.5
PARTIES = ("members", "other_crafts", "studios", "ai_firms", "viewing")


def table_of(study: Study) -> Table:
    """The study's table."""
    assert study.table is not None  # noqa: S101 - StudyFile gives a table to each study of kind bargain
    return study.table


def summary(study: Study, worlds: Sequence[World]) -> Plain:
    """All that reports, charts and the command line tell of a bargaining study."""
    table = table_of(study)
    fine = [world for world in worlds if "error" not in world]
    if not fine:
        raise ValueError(f"no world could be simulated: {worlds[0]['error'] if worlds else 'there are none'}")
    guild = TOTALS.index(table.objective)
    return {
        "study": {"title": study.title, "question": study.question, "seed": study.seed, "scale": study.scale},
        "worlds": len(fine),
        "failed": len(worlds) - len(fine),
        "objective": table.objective,
        "members": span([world["members"] for world in fine]),
        "years": table.years,
        "crafts": fine[0]["crafts"],
        "own_crafts": [fine[0]["crafts"][k] for k in fine[0]["own_crafts"]],
        "issues": [issue_in_words(study, issue) for issue in table.issues],
        "offers": offers(study, fine, guild),
        "usual": gains_of([world["usual"] for world in fine], guild),
        "deals": {name: deal(study, fine, name, guild) for name in fine[0]["deals"]},
        "zone": zone(fine, guild, table),
        "walk_aways": walk_aways(table, fine),
        "clauses": {name: clauses(study, fine, name, guild) for name in fine[0]["clauses"]},
        "strike": strike(fine),
        "coverage": {key: span([world["coverage"][key] for world in fine]) for key in fine[0]["coverage"]},
        "interpolation_error": error_of(fine, guild),
        "points": table.points,
    }


def span(values: Any) -> list[float | None]:
    """5, 50 and 95 per cent quantiles of what is known; three times None where nothing is."""
    known = np.asarray(values, dtype=np.float64)
    known = known[np.isfinite(known)]
    return [float(bound) for bound in np.quantile(known, BOUNDS)] if known.size else [None] * len(BOUNDS)


def share(flags: Any) -> float:
    """Share of worlds in which something holds."""
    return float(np.mean(np.asarray(flags, dtype=np.float64)))


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


EDGE = 1e-3
"""A deal this near to the end of an issue would lie beyond it if the table went on."""


def zone(worlds: Sequence[World], guild: int, table: Table) -> Plain:
    """How much of the table both accept; the middle world's frontier, and every tried term for the picture."""
    shares = [world["zone"]["share"] for world in worlds]
    middle = worlds[int(np.argsort(shares)[len(shares) // 2])]
    frontier = middle["zone"]["frontier"]
    places = [[value_at(i, float(p)) for i, p in zip(table.issues, row, strict=False)] for row in middle["places"]]
    return {
        "share": span(shares),
        "is_empty_share": share(np.array(shares) == 0.0),
        "guild_share": span([world["zone"]["guild_share"] for world in worlds]),
        "studio_share": span([world["zone"]["studio_share"] for world in worlds]),
        "frontier": frontier[:, -2:].tolist(),
        "lattice": lattice(worlds, table),
        "tried": {
            "terms": places,
            "guild": middle["values"][:, guild].tolist(),
            "studios": middle["values"][:, STUDIOS].tolist(),
        },
        "middle_offers": {
            name: [float(outcome[guild]), float(outcome[STUDIOS])] for name, outcome in middle["offers"].items()
        },
        "middle_deals": {
            name: None if one is None else [float(one["outcome"][guild]), float(one["outcome"][STUDIOS])]
            for name, one in middle["deals"].items()
        },
    }


def lattice(worlds: Sequence[World], table: Table) -> list[dict[str, float]]:
    """A table of two issues all over: in what share of worlds both would sign, and both sides' middle gains."""
    rows = np.array([world["lattice"] for world in worlds])
    both = ((rows[:, :, 2] >= 0.0) & (rows[:, :, 3] >= 0.0)).mean(axis=0)
    middles = np.median(rows[:, :, 2:], axis=0)
    return [
        {
            "first": value_at(table.issues[0], float(place[0])),
            "second": value_at(table.issues[1], float(place[1])),
            "both": float(share_of_both),
            "guild_gain": float(guild),
            "studios_gain": float(studios),
        }
        for place, share_of_both, (guild, studios) in zip(rows[0, :, :2], both, middles, strict=True)
    ]


def walk_aways(table: Table, worlds: Sequence[World]) -> Plain:
    """By issue: least the guilds sign and most the studios sign, the other issues as the employers offered."""
    found = {}
    for k, issue in enumerate(table.issues):
        rows = np.array([[value_at(issue, end) for end in world["walk_aways"][k]] for world in worlds])
        low, high = value_at(issue, 0.0), value_at(issue, 1.0)
        found[issue.name] = {
            "guild": span(rows[:, 0]),
            "studios": span(rows[:, 1]),
            "guild_beyond_share": share(np.isclose(rows[:, 0], low)),
            "studios_beyond_share": share(np.isclose(rows[:, 1], high)),
        }
    return found


def clauses(study: Study, worlds: Sequence[World], name: str, guild: int) -> Plain:
    """Worth of each clause of an offer: dollars to guilds and studios, a member-year, an hour, share of the package."""
    names = [issue.name for issue in table_of(study).issues]
    lines = {clause: worth(worlds, name, guild, "shapley", k) for k, clause in enumerate(names)}
    lines["everything else"] = worth(worlds, name, guild, "rest")
    lines["package"] = worth(worlds, name, guild, "package")
    return lines


def worth(worlds: Sequence[World], name: str, guild: int, key: str, issue: int | None = None) -> Plain:
    """One clause, measured every way that costing guides use."""
    found = [world["clauses"][name] for world in worlds]
    rows = np.array([one[key] if issue is None else one[key][issue] for one in found])
    alone = rows if issue is None else np.array([one["alone"][issue] for one in found])
    packages = np.array([one["package"] for one in found])
    members, hours = (np.array([world[key] for world in worlds]) for key in ("members", "member_hours"))
    years = years_of(worlds)
    with np.errstate(divide="ignore", invalid="ignore"):
        return {
            "guild": span(rows[:, guild]),
            "studios": span(rows[:, STUDIOS]),
            "alone": span(alone[:, guild]),
            "per_member_year": span(rows[:, guild] / members / years),
            "median_member_year": span(rows[:, TOTALS.index("median")] / members / years),
            "per_hour": span(rows[:, guild] / hours),
            "package_share": span(rows[:, guild] / packages[:, guild]),
            "studio_cost_per_dollar": span(-rows[:, STUDIOS] / rows[:, guild]),
            "by_craft": {craft: span(rows[:, len(TOTALS) + k]) for k, craft in enumerate(worlds[0]["crafts"])},
        }


def years_of(worlds: Sequence[World]) -> float:
    """Years that the sums run over."""
    return float(worlds[0]["years"])


def strike(worlds: Sequence[World]) -> Plain:
    """Length and cost of a strike, whole and by day, to each party and by craft."""
    days = np.array([world["strike"]["days"] for world in worlds])
    rows = {party: np.array([world["strike"][party] for world in worlds]) for party in PARTIES}
    crafts = np.array([world["strike"]["by_craft"] for world in worlds])
    names = worlds[0]["crafts"]
    return {
        "days": span(days),
        "cost": {party: span(row) for party, row in rows.items()},
        "cost_per_day": {party: span(row / days) for party, row in rows.items()},
        "cost_per_member_day": span(rows["members"] / days / np.array([world["members"] for world in worlds])),
        "by_craft_per_day": {craft: span(crafts[:, k] / days) for k, craft in enumerate(names)},
    }


def error_of(worlds: Sequence[World], guild: int) -> Plain:
    """Largest error of interpolation in any world, as a share of the span of gains on the table."""
    missed = np.array([world["missed"] for world in worlds])
    known = missed[np.isfinite(missed).all(axis=1)]
    if not known.size:
        return {"guild": None, "studios": None, "fresh_runs": 0}
    return {
        "guild": float(known[:, guild].max()),
        "studios": float(known[:, STUDIOS].max()),
        "fresh_runs": len(known),
    }
