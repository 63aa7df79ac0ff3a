"""Every chart of a report, in the order in which it tells its story."""

from collections.abc import Callable, Mapping

from simulator.charts import (
    ai,
    bands,
    bargained,
    crafts,
    deciles,
    incidence,
    made_up,
    money_to_people,
    payments,
    residuals_by_craft,
    waterfall,
    work,
)
from simulator.charts.picture import Picture
from simulator.charts.reading import Reading

HOURS = "hours of human work"
HEADS = "people at work or looking for it"

# Name -> the measures without which it cannot be drawn, and how it is drawn.
ALBUM: Mapping[str, tuple[tuple[str, ...], Callable[[Reading], Picture]]] = {
    "money_to_people": (money_to_people.NEEDS, money_to_people.picture),
    "made_up": (made_up.NEEDS, made_up.picture),
    "crafts": (crafts.NEEDS, crafts.picture),
    "winners_and_losers": (bands.NEEDS, bands.picture),
    "winners_and_losers_by_craft": (bands.NEEDS, bands.craft_picture),
    "deciles": (deciles.NEEDS, deciles.picture),
    "residuals_by_craft": (residuals_by_craft.NEEDS, residuals_by_craft.picture),
    "waterfall": (waterfall.NEEDS, waterfall.picture),
    "payments_by_size": (payments.NEEDS, payments.picture),
    "incidence": (incidence.NEEDS, incidence.picture),
    "hours": (("hours",), lambda reading: work.level_picture(reading, "hours", HOURS)),
    "hours_gap": (("hours",), lambda reading: work.gap_picture(reading, "hours", HOURS)),
    "headcount": (("headcount",), lambda reading: work.level_picture(reading, "headcount", HEADS)),
    "headcount_gap": (("headcount",), lambda reading: work.gap_picture(reading, "headcount", HEADS)),
    "bargained_rate": (bargained.NEEDS, bargained.picture),
    "ai_and_data": (ai.NEEDS, ai.picture),
}


def drawable(reading: Reading) -> list[str]:
    """Names of the charts whose measures the results hold, and that have anything to show."""
    known = [name for name, (needs, _) in ALBUM.items() if reading.has(*needs)]
    return [name for name in known if not is_empty(reading, name)]


def is_empty(reading: Reading, name: str) -> bool:
    """Whether a chart has nothing to show though its measures are known: no terms are bargained."""
    return name == "bargained_rate" and not bargained.bargaining(reading)


def missing(reading: Reading) -> list[str]:
    """Names of the charts that cannot be drawn for want of a measure."""
    return [name for name, (needs, _) in ALBUM.items() if not reading.has(*needs)]


def draw(reading: Reading, name: str) -> Picture:
    """One chart; LookupError where the name or a measure is unknown."""
    return ALBUM[name][1](reading)
