"""What a strike costs whom, and what comes after it."""

from collections.abc import Sequence

import numpy as np

from simulator.experiments.bargaining.summary.spans import Plain, share, span
from simulator.experiments.bargaining.worlds import World

PARTIES = ("members", "other_crafts", "studios", "ai_firms", "viewing")


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
        "cost_per_member": span(rows["members"] / np.array([world["members"] for world in worlds])),
        "cost_per_member_day": span(rows["members"] / days / np.array([world["members"] for world in worlds])),
        "gaps": gaps(worlds),
        "by_craft_per_day": {craft: span(crafts[:, k] / days) for k, craft in enumerate(names)},
    }


def gaps(worlds: Sequence[World]) -> Plain:
    """Quarter by quarter the share of work that is not done and of releases, by gross, that are missing."""
    paths = {name: np.array([world["strike"][f"{name}_gap"] for world in worlds]) for name in ("work", "release")}
    return {name: [span(column) for column in path.T] for name, path in paths.items()}


def renewed(worlds: Sequence[World]) -> Plain:
    """Shares of the ask agreed before and after a strike, and the lift in terms at which a strike pays for members."""
    found = [world["renewed"] for world in worlds]
    told: Plain = {"deal_share": {}}
    for when in ("before", "after"):
        told[when] = {end: span([one[when][end] for one in found]) for end in found[0][when]}
        told["deal_share"][when] = share(np.isfinite([one[when]["middle"] for one in found]))
    return told | {key: span([one[key] for one in found]) for key in ("years_left", "lift")}
