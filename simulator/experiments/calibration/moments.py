"""What can be held against the world: published figures that nobody commissioned, or series that could be published."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist
from typing import Literal

from simulator.experiments.validation.readings import from_the_file, from_the_first_year, from_the_past
from simulator.experiments.validation.seen import Seen
from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.sector import Sector
from simulator.scenario.targets import Target

Kind = Literal["published", "series"]
KINDS: tuple[Kind, ...] = ("published", "series")

BAND = 0.90  # a target's band is read as holding the truth with this probability
SECTOR_OF_TARGETS = "hollywood"
YEARS = (2027, 2029)
QUARTERS = {"published": 4, "series": 12}
FLOWS = (
    "hours", "wage_income", "studio_ai_spending", "ai_revenue_audiovisual", "consumer_spending", "works_released",
    "studio_profit",
)  # fmt: skip
LEVELS = ("headcount", "price_index", "ai_made_share")


@dataclass(frozen=True)
class Moment:
    """One number. `observed` and `error` (a standard deviation) are None where nobody has published it."""

    name: str
    title: str
    observed: float | None = None
    error: float | None = None


def moments(kind: Kind, targets: tuple[Target, ...]) -> list[Moment]:
    """The moments of a kind, in a fixed order; a forecast made for a party is never among them."""
    if kind == "published":
        return [_published(target) for target in targets if target.evidence != "commissioned"]
    return [
        Moment(f"{name}_{year}", f"{name.replace('_', ' ')} in {year}") for name in FLOWS + LEVELS for year in YEARS
    ]


def check(kind: Kind, name: str) -> None:
    """ScenarioErrors where nothing is published about a sector."""
    if kind == "published" and name != SECTOR_OF_TARGETS:
        raise ScenarioErrors(
            [f"{name}: the published targets are about {SECTOR_OF_TARGETS}; --moments series works for every sector"]
        )


def readings(kind: Kind, sector: Sector, future: Seen, past: Seen | None) -> Mapping[str, float]:
    """What a world says about each moment, by name."""
    if kind == "published":
        if past is None:
            raise ValueError("published targets need the years before the base year too")
        return from_the_file(sector) | from_the_first_year(sector, future) | from_the_past(past)
    flows = {f"{name}_{year}": future.total(name, year) for name in FLOWS for year in YEARS}
    return flows | {f"{name}_{year}": future.mean(name, year) for name in LEVELS for year in YEARS}


def _published(target: Target) -> Moment:
    """A target's value, and its band as a standard deviation."""
    low, high = target.published.range or (target.published.value,) * 2
    error = (high - low) / 2.0 / NormalDist().inv_cdf((1.0 + BAND) / 2.0)
    return Moment(target.name, target.title, target.published.value, error)
