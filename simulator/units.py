"""A figure taken from the world: value, unit, range, source and grade travel together."""

from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

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
    "persons": "persons",
    "people": "people per work",
    "points": "credit points",
    "works": "works",
    "minutes": "minutes",
    "hours_per_year": "hours per year",
    "quarters": "quarters",
    "elasticity": "elasticity",
    "multiple": "a multiple",
    "index": "an index, 1 in the base year",
    "tail": "exponent of a Pareto tail",
    "log_points": "standard deviation of a logarithm",
}


class Figure(BaseModel):
    """One number from the world. `free` marks a parameter that is neither measured nor policy."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: float = Field(allow_inf_nan=False)
    unit: str
    range: tuple[float, float] | None = None
    source: str
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


def assumption(value: float, unit: str, note: str = "") -> Figure:
    """A figure of grade D: nobody has measured it."""
    return Figure(value=value, unit=unit, source="assumption", grade="D", note=note)
