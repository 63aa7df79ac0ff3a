"""A figure taken from the world: value, unit, range, source and grade travel together."""

import hashlib
import json
import math
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

Grade = Literal["A", "B", "C", "D"]

GRADES: dict[str, str] = {
    "A": "official document",
    "B": "named press or paper",
    "C": "digest, or recalled",
    "D": "assumption",
}

# Unit -> what it means; a scenario file may use no other.
UNITS: dict[str, str] = {
    "share": "a share of 1",
    "share_per_year": "a share of 1 per year",
    "per_year": "log change per year",
    "usd": "constant 2025 US dollars",
    "usd_per_year": "constant 2025 US dollars per year",
    "usd_per_year_per_payee": "constant 2025 US dollars per year and payee",
    "persons": "persons",
    "people": "people per work",
    "points": "credit points",
    "works": "works",
    "minutes": "minutes",
    "hours_per_year": "hours per year",
    "quarters": "quarters",
    "years": "years",
    "elasticity": "elasticity",
    "multiple": "a multiple",
    "index": "an index, 1 in the base year",
    "tail": "exponent of a Pareto tail",
    "log_points": "standard deviation of a logarithm",
}
_PER_CENT = {"share": " %", "share_per_year": " % a year"}
_DOLLARS = {"usd": "", "usd_per_year": " a year", "usd_per_year_per_payee": " a year and payee"}
_BILLION, _MILLION = 1e9, 1e6
_NO_UNIT = frozenset({"elasticity", "index", "tail", "log_points", "multiple"})
_COMMENTARY = frozenset({"title", "question", "note", "source", "grade", "status", "date", "simplified"})


class Figure(BaseModel):
    """One number from the world. `free` marks a parameter that is neither measured nor policy."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    value: float
    unit: str
    range: tuple[float, float] | None = None
    source: str = Field(min_length=1)
    grade: Grade
    free: bool = False
    note: str = ""

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.unit not in UNITS:
            raise ValueError(f"unit {self.unit!r} is not known; known: {', '.join(UNITS)}")
        if self.range is not None and not self.range[0] <= self.value <= self.range[1]:
            raise ValueError(f"{self.value:g} is outside its own range {self.range[0]:g} to {self.range[1]:g}")
        if self.free and self.range is None:
            raise ValueError("a free parameter needs a range")
        return self

    def at(self, value: float) -> "Figure":
        """The same figure with another value, its range widened where the value lies outside."""
        span = self.range and (min(self.range[0], value), max(self.range[1], value))
        return self.model_copy(update={"value": float(value), "range": span})


@dataclass(frozen=True)
class Quantity:
    """What a place in the code expects of its figure: the unit, and the values that make sense at all.

    Used as `Annotated[Figure, Quantity("share", 0, 1)]`; a figure in another unit is refused, never converted.
    """

    unit: str
    low: float = 0.0
    high: float = math.inf

    def allows(self, value: float) -> bool:
        """Whether the value lies within the bounds, both included."""
        return self.low <= value <= self.high

    def bounds(self) -> str:
        """The bounds in words: '0 % to 100 %', or 'at least 0'."""
        if math.isinf(self.high):
            return f"at least {show(self.low, self.unit)}"
        return f"{show(self.low, self.unit)} to {show(self.high, self.unit)}"

    def check(self, figure: Figure) -> Figure:
        """The figure itself; a pydantic error where unit, value or range do not fit."""
        if figure.unit != self.unit:
            expected = {"given": figure.unit, "expected": self.unit}
            raise PydanticCustomError("wrong_unit", 'unit "{given}" does not fit; expected "{expected}"', expected)
        for place, value in (("value", figure.value), *(("range", end) for end in figure.range or ())):
            if not self.allows(value):
                given = {"place": place, "given": show(value, self.unit), "allowed": self.bounds()}
                raise PydanticCustomError("not_allowed", "{given} is not allowed; allowed: {allowed}", given)
        return figure

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        value = {"minimum": self.low} | ({} if math.isinf(self.high) else {"maximum": self.high})
        return {"allOf": [handler(schema)], "properties": {"unit": {"const": self.unit}, "value": value}}


Share = Annotated[Figure, Quantity("share", 0.0, 1.0)]
SharePerYear = Annotated[Figure, Quantity("share_per_year", 0.0, 1.0)]
Multiple = Annotated[Figure, Quantity("multiple")]
Elasticity = Annotated[Figure, Quantity("elasticity")]
LogPoints = Annotated[Figure, Quantity("log_points")]
# An amount that must fit in one account of int64 microcents.
Dollars = Annotated[Figure, Quantity("usd", 0.0, 9.2e10)]
DollarsPerYear = Annotated[Figure, Quantity("usd_per_year", 0.0, 9.2e10)]


def show(value: float, unit: str) -> str:
    """A value with its unit as a reader writes it: '10 %', '$141 bn a year', '1.5'."""
    if unit in _PER_CENT:
        return f"{value * 100:.6g}{_PER_CENT[unit]}"
    if unit in _DOLLARS:
        return f"{_dollars(value)}{_DOLLARS[unit]}"
    words = "" if unit in _NO_UNIT else f" {unit.replace('_', ' ')}"
    return f"{value:,.6g}{words}" if abs(value) < _MILLION else f"{value:,.0f}{words}"


def _dollars(value: float) -> str:
    """Dollars with a sign and a readable scale."""
    sign, size = "-" if value < 0 else "", abs(value)
    for scale, word in ((_BILLION, " bn"), (_MILLION, " m")):
        if size >= scale:
            return f"{sign}${size / scale:,.4g}{word}"
    return f"{sign}${size:,.0f}" if size == int(size) else f"{sign}${size:,.6g}"


def assumption(value: float, unit: str, note: str = "") -> Figure:
    """A figure of grade D: nobody has measured it."""
    return Figure(value=value, unit=unit, source="assumption", grade="D", note=note)


def content_hash(*parts: BaseModel) -> str:
    """SHA-256 of canonical JSON without commentary: titles, notes, sources, grades and the like do not count."""
    data = [_bare(part.model_dump(mode="json")) for part in parts]
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _bare(data: Any) -> Any:
    """Nested plain data without the keys that only comment."""
    if isinstance(data, dict):
        return {key: _bare(item) for key, item in data.items() if key not in _COMMENTARY}
    return [_bare(item) for item in data] if isinstance(data, list) else data
