"""A study: which sector, which regimes, how often, what is varied, which report."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from simulator.quarters import Quarter
from simulator.scenario.sector import Sector
from simulator.scenario.table import Table
from simulator.terms.sheet import TermSheet
from simulator.units import content_hash

MOST_QUARTERS = 118
"""With the ten before them as many as an entrant's id has room for (simulator/agents/identity.py)."""


def _is_quarter(text: str) -> str:
    """The text itself; ValueError where it is not a quarter."""
    Quarter.parse(text)
    return text


class StudyFile(BaseModel):
    """A study as its file says it, with names of sector and regimes."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, use_attribute_docstrings=True)

    title: str
    """What readers see."""
    question: str
    """The question that the report answers in one sentence."""
    kind: Literal["compare", "bargain", "sweep", "sensitivity"]
    """What is done with the regimes."""
    sector: str
    """Name of a file in sectors/, or a path."""
    regimes: Annotated[tuple[str, ...], Field(min_length=1, max_length=100)]
    """Names of files in regimes/, or paths."""
    baseline: str
    """The regime that others are compared with."""
    start: Annotated[str, AfterValidator(_is_quarter)] = "2027Q1"
    """First reported quarter."""
    quarters: Annotated[int, Field(ge=1, le=MOST_QUARTERS)] = 40
    """Reported quarters."""
    scale: Annotated[float, Field(gt=0.0, le=20.0)] = 0.05
    """Rows for each person of the sector."""
    replications: Annotated[int, Field(ge=1, le=1_000_000)] = 40
    """Drawn worlds."""
    seed: Annotated[int, Field(ge=0, lt=2**63)] = 0
    """Root of all luck."""
    uncertain: Literal["luck", "luck+parameters"] = "luck+parameters"
    """What differs between replications."""
    vary: dict[str, Annotated[tuple[float, ...], Field(min_length=1)]] = {}
    """Paths of figures and the values that a sweep gives them."""
    offer: dict[str, float] = {}
    """In a deal explorer: values of the varied figures that employers offer; the lowest tried where it is silent."""
    report: str = "compare"
    """Which report is written."""
    table: Table | None = None
    """Parties, offers and issues of a study of kind `bargain`."""

    @model_validator(mode="after")
    def _a_table_to_bargain_at(self) -> Self:
        if (self.kind == "bargain") != (self.table is not None):
            raise ValueError("a table is given with kind: bargain, and only then")
        sheets = () if self.table is None else (self.table.ask, self.table.offer, self.table.settlement)
        missing = [name for name in sheets if name is not None and name not in self.regimes]
        if missing:
            raise ValueError(f"table: not among the regimes: {', '.join(missing)}")
        return self

    @model_validator(mode="after")
    def _each_regime_once(self) -> Self:
        twice = sorted({name for name in self.regimes if self.regimes.count(name) > 1})
        if twice:
            raise ValueError(f"regimes: given twice: {', '.join(twice)}")
        return self


class Study(StudyFile):
    """A study with its sector and term sheets, checked and frozen: `world` and `terms` (by regime name, in order)."""

    world: Sector
    terms: dict[str, TermSheet]

    def hash(self) -> str:
        """SHA-256 of study, sector and term sheets without commentary."""
        return content_hash(self)
