"""All that reports, charts and the command line tell of a bargaining study."""

from collections.abc import Sequence

import numpy as np

from simulator.experiments.bargaining.deals import STUDIOS
from simulator.experiments.bargaining.meeting import TOTALS
from simulator.experiments.bargaining.sheets import value_at
from simulator.experiments.bargaining.summary.clauses import clauses
from simulator.experiments.bargaining.summary.offers import deal, gains_of, issue_in_words, offers
from simulator.experiments.bargaining.summary.spans import Plain, span
from simulator.experiments.bargaining.summary.strike import renewed, strike
from simulator.experiments.bargaining.summary.zone import walk_aways, zone
from simulator.experiments.bargaining.task import table_of
from simulator.experiments.bargaining.worlds import World
from simulator.scenario.study import Study
from simulator.scenario.table import Table


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
        "clauses": {name: clauses(table, fine, name, guild) for name in fine[0]["clauses"]},
        "strike": strike(fine),
        "renewed": renewed(fine),
        "in_turn": in_turn(table, fine),
        "gap": gap(table, fine, guild),
        "studio": table.studio,
        "coverage": {key: span([world["coverage"][key] for world in fine]) for key in fine[0]["coverage"]},
        "interpolation_error": error_of(fine, guild),
        "points": table.points,
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


def gap(table: Table, worlds: Sequence[World], guild: int) -> Plain:
    """What lies between the guilds' ask and the employers' offer: dollars a member and year, and studios' dollars."""
    apart = np.array([world["offers"][table.ask] - world["offers"][table.offer] for world in worlds])
    members = np.array([world["members"] for world in worlds])
    return {
        "per_member_year": span(apart[:, guild] / members / table.years),
        "guild": span(apart[:, guild]),
        "studios": span(apart[:, STUDIOS]),
    }


def in_turn(table: Table, worlds: Sequence[World]) -> Plain | None:
    """The first issue when guilds bargain one after another, and together; None at a table of one guild."""
    found = [world["in_turn"] for world in worlds if world["in_turn"] is not None]
    if not found:
        return None
    issue, start = table.issues[0], value_at(table.issues[0], 0.0)
    moved = {key: np.array([[value_at(issue, place) - start for place in one[key]] for one in found])
             for key in ("in_turn", "in_opposite_turn")}  # fmt: skip
    return {
        "issue": issue.name,
        "guilds": found[0]["guilds"],
        "by_guild": {guild: span(moved["in_turn"][:, k]) for k, guild in enumerate(found[0]["guilds"])},
        "in_turn": span(start + moved["in_turn"].sum(axis=1)),
        "in_opposite_turn": span(start + moved["in_opposite_turn"].sum(axis=1)),
        "together": span([value_at(issue, one["together"]) for one in found]),
    }
