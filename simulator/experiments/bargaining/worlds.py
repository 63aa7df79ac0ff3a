"""What comes of the table in one world: terms tried, deals, walk-aways, worth of clauses, the strike; plain numbers."""

from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.experiments.bargaining.clause_values import one_at_a_time, package, shapley
from simulator.experiments.bargaining.coverage import coverage
from simulator.experiments.bargaining.deals import box_of, deals, ends
from simulator.experiments.bargaining.meeting import Meeting, meet
from simulator.experiments.bargaining.renewed import renewed
from simulator.experiments.bargaining.sequence import in_turn
from simulator.experiments.bargaining.sheets import places_of
from simulator.experiments.bargaining.solutions import Box, mesh, pareto
from simulator.experiments.bargaining.surface import Surface, design, held_out
from simulator.experiments.bargaining.task import Task
from simulator.experiments.work import in_one_line
from simulator.scenario.sector import Sector

F8 = npt.NDArray[np.float64]
World = dict[str, Any]
DAYS_PER_QUARTER = 365.25 / 4
FRONTIER_POINTS = 40
LATTICE_ISSUES, LATTICE = 2, 21


def world_of(task: Task) -> World:
    """All that one replication tells; {"error": line} where its world cannot be."""
    try:
        return told(meet(task))
    except (ValueError, ArithmeticError, LookupError) as error:
        return {"replication": task.replication, "error": in_one_line(error)}


def told(meeting: Meeting) -> World:
    """A meeting in plain numbers."""
    task, table = meeting.task, meeting.task.table
    places = design(table.design, len(table.issues), table.points, task.seed)
    values = np.array([meeting.at(place) for place in places])
    surface = Surface(table.design, places, values)
    fresh = held_out(len(table.issues), table.fresh, task.seed + task.replication)
    missed = surface.error(fresh, np.array([meeting.at(place) for place in fresh]).reshape(len(fresh), values.shape[1]))
    offers = {name: meeting.outcome(sheet) for name, sheet in task.offers.items()}
    box = box_of(surface, table.objective, needs_majority=table.needs_majority)
    return {
        "replication": task.replication,
        "crafts": [craft.name for craft in meeting.model.base.sector.crafts],
        "own_crafts": list(meeting.crafts),
        "members": meeting.heads,
        "years": table.years,
        "member_hours": hours_of(meeting),
        "places": places,
        "values": values,
        "missed": missed,
        "offers": offers,
        "usual": meeting.gains(meeting.usual),
        "deals": deals(meeting, surface, box),
        "zone": zone_of(box),
        "lattice": lattice(box),
        "walk_aways": walk_aways(box, places_of(task.sheets[table.offer], table.issues)),
        "clauses": {name: clauses(meeting, name, outcome) for name, outcome in offers.items()},
        "strike": strike(meeting),
        "renewed": renewed(meeting, ends(table.guild_power)),
        "in_turn": in_turn(meeting, box_of(surface, "sum"), table.guild_power.value),
        "coverage": coverage(meeting.model, table.guild_power.value, guilds_of(task.sector)),
    }


def guilds_of(sector: Sector) -> int:
    """Guilds that have members; who has no guild bargains with nobody."""
    return sum(guild.members.value > 0.0 for guild in sector.guilds)


def zone_of(box: Box) -> World:
    """How much of the table both sides accept, where each alone would sign, and the Pareto frontier."""
    places, guild, studio = box.everywhere
    inside = (guild >= 0.0) & (studio >= 0.0)
    rows = pareto(guild, studio)
    rows = rows[np.unique(np.linspace(0, rows.size - 1, FRONTIER_POINTS).astype(int))]
    return {
        "share": float(inside.mean()),
        "guild_share": float((guild >= 0.0).mean()),
        "studio_share": float((studio >= 0.0).mean()),
        "frontier": np.column_stack((places[rows], guild[rows], studio[rows])),
    }


def lattice(box: Box) -> F8:
    """Places and both gains (n, 4) all over a table of two issues; nothing for other tables."""
    if box.issues != LATTICE_ISSUES:
        return np.zeros((0, 4))
    places = mesh([np.linspace(0.0, 1.0, LATTICE)] * LATTICE_ISSUES)
    return np.column_stack((places, *box.gains(places)))


def walk_aways(box: Box, others: F8) -> list[list[float]]:
    """Issue by issue, the others as the employers offered: least the guilds sign, most the studios sign; NaN: none."""
    zones = [box.along(issue, others) for issue in range(box.issues)]
    return [[_known(zone.union_walk_away), _known(zone.firm_walk_away)] for zone in zones]


def _known(value: float | None) -> float:
    return np.nan if value is None else value


def clauses(meeting: Meeting, name: str, outcome: F8) -> World:
    """Worth of each issue in an offer (issues, outputs), by Shapley and alone; `rest` is all else in the sheet."""
    table, sheet = meeting.task.table, meeting.task.sheets[name]
    places = places_of(sheet, table.issues)
    worth = package(places, meeting.at)
    values = shapley(len(places), worth)
    total = outcome - meeting.gains(meeting.usual)
    return {
        "places": places,
        "shapley": values,
        "alone": one_at_a_time(len(places), worth),
        "rest": total - values.sum(axis=0),
        "package": total,
    }


def strike(meeting: Meeting) -> World:
    """What a strike costs each party over the whole horizon, and how long it lasts, in days."""
    usual, struck, own = meeting.usual, meeting.struck, list(meeting.crafts)
    lost = usual.by_craft - struck.by_craft
    return {
        "days": meeting.horizon.strike.quarters * DAYS_PER_QUARTER,
        "members": float(lost[own].sum()),
        "other_crafts": float(lost.sum() - lost[own].sum()),
        "studios": usual.studios - struck.studios,
        "ai_firms": usual.ai_firms - struck.ai_firms,
        "viewing": usual.spending - struck.spending,
        "by_craft": lost,
        "work_gap": 1.0 - struck.work_path / usual.work_path,
        "release_gap": 1.0 - struck.gross_path / usual.gross_path,
    }


def hours_of(meeting: Meeting) -> float:
    """Hours that members work over the horizon under the old terms."""
    base = meeting.model.base
    heads = base.sector.labour.hours_per_year.value / 4.0 * base.census.headcounts
    own = list(meeting.crafts)
    return float((meeting.usual.hours / base.hours * heads)[own].sum())
