"""Who is in a sector: crafts, guilds, studios, AI firms, households. Nothing here knows the word film."""

from typing import Annotated

from pydantic import Field

from simulator.scenario.parameters import Group
from simulator.units import DollarsPerYear, Figure, Quantity, Share

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Persons = Annotated[Figure, Quantity("persons", 0.0, 1e9)]


class Party(Group):
    """Something with a name for keys and a title for readers."""

    name: Name
    """Key of lower-case letters, digits and underscores."""
    title: str
    """What readers see."""


class Craft(Party):
    """People who do the same kind of work."""

    group: Name
    """Group of crafts, for tables."""
    guild: Name
    """Name of the guild that bargains for the craft."""
    headcount: Annotated[Figure, Quantity("persons", 1.0, 1e9)]
    """Persons with work in the sector."""
    pay: Annotated[Figure, Quantity("usd_per_year", 1.0, 1e8)]
    """Average pay of a person in the base year."""
    exposure: Share
    """Share of the craft's tasks that AI can take on, in the long run."""
    credits_per_work: Annotated[Figure, Quantity("people", 0.0, 1e4)]
    """People of this craft who are credited on a work, before scaling to the catalogue's mean."""
    points_per_credit: Annotated[Figure, Quantity("points", 0.0, 1e6)]
    """Whole points of one credit, by which contributors share a work's money."""
    is_below_the_line: bool
    """Whether the craft counts as below the line."""


class Guild(Party):
    """A union, or `none` for crafts without one."""

    members: Persons
    """Members who work in the sector."""
    health_threshold: DollarsPerYear | None = None
    """Earnings in a year that qualify for the health plan."""
    plan_contribution: Share | None = None
    """What employers pay into health and pension plans, as a share of covered earnings; it is a part of labour cost."""


class Studio(Party):
    """An employer and rights holder."""

    market_share: Share
    """Share of content spending."""


class AiFirm(Party):
    """A seller of AI services."""

    market_share: Share
    """Share of studios' AI spending."""
    is_licensed_only: bool
    """Whether the firm trains on licensed and public works alone."""


class Household(Party):
    """A segment of the audience."""

    spending_share: Share
    """Share of consumer spending."""
    income: Annotated[Figure, Quantity("usd_per_year", 0.0, 1e9)]
    """Mean household income."""
