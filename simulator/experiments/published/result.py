"""One published result beside what the model's own function gives."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["closed form", "figure", "sign", "thought experiment"]

KINDS: dict[Kind, str] = {
    "closed form": "a formula that the literature states",
    "figure": "a number that was measured or reported",
    "sign": "a direction or an order; the number is the share of cases in which it holds",
    "thought experiment": "arithmetic on a supposition, not a forecast",
}


@dataclass(frozen=True)
class Result:
    """A claim of the literature; `ours` computes it with functions of the model, never with a copy of the formula."""

    subject: str  # the line of the list that it belongs to
    claim: str
    citation: str
    kind: Kind
    unit: str
    published: float
    ours: Callable[[], float]
    tolerance: float  # in the result's unit

    def holds(self, ours: float) -> bool:
        """Whether a value lies within the tolerance."""
        return abs(ours - self.published) <= self.tolerance
