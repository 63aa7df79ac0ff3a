"""Where on the table both would sign, and each side's walk-away."""

from collections.abc import Sequence

import numpy as np

from simulator.experiments.bargaining.deals import STUDIOS
from simulator.experiments.bargaining.sheets import value_at
from simulator.experiments.bargaining.summary.spans import Plain, share, span
from simulator.experiments.bargaining.worlds import World
from simulator.scenario.table import Table


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
