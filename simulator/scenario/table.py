"""The bargaining table of a study: who meets, what is on the table, what was offered, what happens without a deal."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from simulator.quarters import Quarter
from simulator.units import Dollars, DollarsPerYear, Figure, Multiple, Quantity, Share, SharePerYear

Quarters = Annotated[Figure, Quantity("quarters", 0.0, 40.0)]
Ends = tuple[float, float]
MOST_ISSUES = 4
"""Worths of clauses take two to the number of issues in runs."""


def _is_quarter(text: str) -> str:
    """The text itself; ValueError where it is not a quarter."""
    Quarter.parse(text)
    return text


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, use_attribute_docstrings=True)


class Issue(_Part):
    """Something to bargain over: figures of the term sheet that move together from one end to the other."""

    name: str
    """What it is called at the table."""
    ends: Annotated[dict[str, Ends], Field(min_length=1)]
    """Path in the term sheet, such as royalty.rate, and its values where the issue is at 0 and at 1."""


class Dispute(_Part):
    """A strike and what everybody lives on while it lasts."""

    quarters: Quarters
    """How long it lasts; the fallback terms hold after it."""
    others_idle_share: Share
    """Share of the work of crafts not on strike that stops too."""
    library_share: Share
    """Share of the profit of works that fall out which older works earn in their place."""
    ai_output_share: Share
    """Share of AI's part of production that goes on without the people beside it."""
    outside_share: Share
    """Share of their lost pay that strikers earn elsewhere."""
    strike_pay: DollarsPerYear
    """Strike pay a member, at a yearly rate."""
    fund: Dollars
    """Strike fund at the start; when it is empty, strike pay ends."""
    profit_ratio: Share
    """Lowest over highest profit that the guild thinks possible: the less it knows, the more strikes."""
    round_quarters: Quarters
    """Length of a round of offers during a strike."""


class Table(_Part):
    """What a study of kind `bargain` says beside sector and regimes; the study's baseline is the fallback."""

    guilds: Annotated[tuple[str, ...], Field(min_length=1)]
    """Guilds that bargain together; their crafts strike together."""
    ask: str
    """The guilds' term sheet; candidate terms are this sheet with the issues moved."""
    offer: str
    """The employers' answer."""
    settlement: str | None = None
    """What was agreed in the end, where it is known."""
    studio: str | None = None
    """A studio that bargains alone; all studios together where none is named."""
    expires: Annotated[str, AfterValidator(_is_quarter)]
    """Quarter in which a strike begins without an agreement."""
    years: Annotated[int, Field(ge=1, le=10)] = 3
    """Years over which the parties count: the agreement's term."""
    issues: Annotated[tuple[Issue, ...], Field(min_length=1, max_length=MOST_ISSUES)]
    """What is on the table."""
    objective: Literal["sum", "median", "weighted"] = "sum"
    """What the guilds maximise: members' income together, the median member's, or crafts by weight."""
    craft_weights: dict[str, float] = {}
    """Weight of a dollar to a craft's members, 1 where not given; for the objective `weighted`."""
    needs_majority: bool = True
    """Whether terms must leave at least half of the members no worse off than a strike."""
    guild_power: Share
    """The guilds' share of the surplus (Nash's beta); not identified, so its range is always shown."""
    risk_aversion: Multiple
    """Members' relative risk aversion, below 1."""
    guild_impatience: SharePerYear
    """What waiting costs the guilds."""
    studio_impatience: SharePerYear
    """What waiting costs the studios."""
    dispute: Dispute
    """The strike."""
    design: Literal["grid", "latin_hypercube"] = "grid"
    """Where candidate terms are tried."""
    points: Annotated[int, Field(ge=4, le=2000)] = 25
    """Candidate terms tried in each world."""
    fresh: Annotated[int, Field(ge=0, le=100)] = 2
    """Further terms tried to measure the error of interpolation."""
    rows: Annotated[int, Field(ge=200, le=10_000_000)] = 3000
    """People, about, in each of the runs that look ahead."""

    @model_validator(mode="after")
    def _risk_aversion_is_below_one(self) -> "Table":
        if max(self.risk_aversion.value, *(self.risk_aversion.range or (0.0,))) >= 1.0:
            raise ValueError("risk_aversion must stay below 1, where no deal is worth 0")
        return self
