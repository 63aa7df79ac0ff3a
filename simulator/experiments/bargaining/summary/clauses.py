"""What each clause of an offer is worth, every way that costing guides use."""

from collections.abc import Sequence

import numpy as np

from simulator.experiments.bargaining.deals import STUDIOS
from simulator.experiments.bargaining.meeting import TOTALS
from simulator.experiments.bargaining.summary.spans import Plain, span
from simulator.experiments.bargaining.worlds import World
from simulator.scenario.table import Table


def clauses(table: Table, worlds: Sequence[World], name: str, guild: int) -> Plain:
    """Worth of each clause of an offer: dollars to guilds and studios, a member-year, an hour, share of the package."""
    names = [issue.name for issue in table.issues]
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
    years = float(worlds[0]["years"])
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
