"""Calendar quarters, and rates per year turned into rates per quarter."""

import math
import re
from dataclasses import dataclass
from functools import cache
from typing import Self

QUARTERS_PER_YEAR = 4
_PATTERN = re.compile(r"(\d{4})Q([1-4])")
_FISCAL_SHIFT = 1  # the US federal fiscal year 2027 starts in 2026Q4


@dataclass(frozen=True, order=True)
class Quarter:
    """A calendar quarter such as 2027Q1; adding an integer moves along the calendar."""

    year: int
    quarter: int

    @classmethod
    @cache
    def parse(cls, text: str) -> Self:
        """Read '2027Q1'; raises ValueError for anything else. Read once: a law is asked for its dates all the time."""
        match = _PATTERN.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not a quarter; expected the form 2027Q1")
        return cls(int(match[1]), int(match[2]))

    @property
    def index(self) -> int:
        """Quarters since year 0, so that differences count quarters."""
        return self.year * QUARTERS_PER_YEAR + self.quarter - 1

    @property
    def fiscal_year(self) -> int:
        """The US federal fiscal year (October to September)."""
        return (self + _FISCAL_SHIFT).year

    @classmethod
    @cache
    def at(cls, index: int) -> Self:
        """The quarter with this index."""
        return cls(index // QUARTERS_PER_YEAR, index % QUARTERS_PER_YEAR + 1)

    def __add__(self, quarters: int) -> Self:
        return self.at(self.index + quarters)

    def __sub__(self, other: "Quarter") -> int:
        return self.index - other.index

    def __str__(self) -> str:
        return f"{self.year}Q{self.quarter}"


def share_per_quarter(share_per_year: float) -> float:
    """The quarterly hazard that compounds to a yearly one: 1 - (1 - r)^(1/4)."""
    return float(1.0 - (1.0 - share_per_year) ** (1.0 / QUARTERS_PER_YEAR))


def growth_per_quarter(log_growth_per_year: float) -> float:
    """The quarterly factor of a yearly log growth rate: exp(g / 4)."""
    return math.exp(log_growth_per_year / QUARTERS_PER_YEAR)
