"""Guilds one after another over the table's first issue, each with its own strike to threaten, or all together.

What the issue brings goes to guilds in proportion to their own rates. A later guild takes the earlier rates as settled;
the other issues stand as the employers offered.
"""

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.bargaining.agreement import Agreement
from simulator.bargaining.nash import nash
from simulator.bargaining.pattern import Costs, pattern
from simulator.experiments.bargaining.meeting import TOTALS, Meeting, disputed
from simulator.experiments.bargaining.sheets import places_of
from simulator.experiments.bargaining.solutions import Box

F8 = npt.NDArray[np.float64]

PLACES = 201


def in_turn(meeting: Meeting, box: Box, power: float) -> dict[str, Any] | None:
    """Places of the first issue by guild, in turn and in the opposite order, and together; None for one guild.

    box: gains of members together (`sum`), no vote.
    """
    guilds = meeting.task.table.guilds
    if len(guilds) == 1:
        return None
    line, bases, studios, together = along(meeting, box)
    costs = [costs_of(meeting, guild) for guild in guilds]
    powers = [power] * len(guilds)
    forward = pattern(line, bases, studios, powers, costs)
    backward = pattern(line, bases, studios, powers, costs[::-1])[::-1]
    joint = nash(line, line * bases + together[0], studios + together[1], power)
    return {
        "guilds": list(guilds),
        "in_turn": forward,
        "in_opposite_turn": backward,
        "together": joint.rate if isinstance(joint, Agreement) else np.nan,
    }


def along(meeting: Meeting, box: Box) -> tuple[F8, F8, F8, Costs]:
    """Places of the first issue (n,), members' money over its place (n,), studios' gain (n,), cost of a joint strike.

    Gains are over the first place, where the issue brings nothing; a strike's cost is against the old terms going on.
    """
    line = np.linspace(0.0, 1.0, PLACES)
    offer = meeting.task.sheets[meeting.task.table.offer]
    places = np.tile(places_of(offer, meeting.task.table.issues), (PLACES, 1))
    places[:, 0] = line
    guild, studios = box.gains(places)
    money = guild - guild[0]
    bases = np.empty(PLACES)
    bases[1:] = money[1:] / line[1:]
    bases[0] = bases[1]
    usual = meeting.gains(meeting.usual)
    together = float(usual[TOTALS.index("sum")]), float(usual[TOTALS.index("studios")])
    return line, bases, studios - studios[0], together


def costs_of(meeting: Meeting, guild: str) -> Costs:
    """What a strike by one guild costs its members and studios, against the old terms going on."""
    crafts = meeting.model.base.sector.crafts
    own = tuple(k for k, craft in enumerate(crafts) if craft.guild == guild)
    horizon = replace(meeting.horizon, strike=replace(meeting.horizon.strike, crafts=own))
    struck = disputed(meeting.model, meeting.task, horizon, meeting.usual)
    lost = meeting.usual.by_craft - struck.by_craft
    return float(lost[list(own)].sum()), meeting.usual.studios - struck.studios
