"""Where bargaining ends in one world: every solution over the ranges of what is not identified. MODEL.md (10)."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.bargaining.risk_aversion import power_of_risk_averse
from simulator.experiments.bargaining.meeting import TOTALS, Meeting
from simulator.experiments.bargaining.solutions import Box, Deal, ks_deal, nash_deal, rubinstein_deal
from simulator.experiments.bargaining.surface import Surface
from simulator.units import Figure

F8 = npt.NDArray[np.float64]
World = dict[str, Any]
STUDIOS, RATIFIED = TOTALS.index("studios"), TOTALS.index("ratified")
MAJORITY = 0.5


def box_of(surface: Surface, objective: str, *, needs_majority: bool = False) -> Box:
    """All terms on the table, as the guilds' objective sees them; what members would vote down is worth less than 0."""
    guild = TOTALS.index(objective)

    def gains(places: F8) -> tuple[F8, F8]:
        values = surface(places)
        own = values[:, guild]
        if needs_majority:
            own = np.where(values[:, RATIFIED] >= MAJORITY, own, np.minimum(own, -np.abs(own) - 1.0))
        return own, values[:, STUDIOS]

    return Box(surface.places.shape[1], gains)


def deals(meeting: Meeting, surface: Surface, box: Box) -> Mapping[str, World | None]:
    """Each solution with its terms and what they bring; None where there is no deal."""
    table = meeting.task.table
    power, dispute = table.guild_power, dispute_of(meeting)
    found: dict[str, Any] = {f"nash/power={end}": nash_deal(box, value) for end, value in ends(power).items()}
    for end, aversion in ends(table.risk_aversion).items():
        found[f"nash/risk_aversion={end}"] = nash_deal(box, power_of_risk_averse(power.value, aversion))
    found["kalai_smorodinsky"] = ks_deal(box)
    guild, studio = ends(table.guild_impatience), ends(table.studio_impatience)
    for end, other in (("low", "high"), ("middle", "middle"), ("high", "low")):
        found[f"rubinstein/guild_impatience={end}"] = rubinstein_deal(box, guild[end], studio[other], dispute)
    for objective in ("sum", "median", "weighted"):
        seen_so = box_of(surface, objective, needs_majority=table.needs_majority)
        found[f"objective={objective}"] = nash_deal(seen_so, power.value)
    return {name: written(deal, surface) if isinstance(deal, Deal) else None for name, deal in found.items()}


def ends(figure: Figure) -> dict[str, float]:
    """Low, middle and high of what is not identified."""
    low, high = figure.range or (figure.value, figure.value)
    return {"low": low, "middle": figure.value, "high": high}


def dispute_of(meeting: Meeting) -> tuple[float, float]:
    """What a dispute without end gives both sides, over disagreement."""
    gains = meeting.gains(meeting.dispute)
    return float(gains[TOTALS.index(meeting.task.table.objective)]), float(gains[STUDIOS])


def written(deal: Deal, surface: Surface) -> World:
    """A deal in plain numbers."""
    return {"places": deal.places, "outcome": surface(deal.places[None, :])[0]}
