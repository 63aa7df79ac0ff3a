"""All published results together, each beside our value; the list that issue and notebook go through."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.experiments.published.data import DATA
from simulator.experiments.published.orderings import World, frequencies
from simulator.experiments.published.payouts import PAYOUTS
from simulator.experiments.published.result import KINDS, Result
from simulator.experiments.published.technology import TECHNOLOGY

RESULTS: tuple[Result, ...] = (*TECHNOLOGY, *DATA, *PAYOUTS)
EXACT = 1e-5  # a tolerance below it is that of the arithmetic
ORDERED = "orderings of regimes"
SUBJECTS = (*dict.fromkeys(result.subject for result in RESULTS), ORDERED)


@dataclass(frozen=True)
class Found:
    """A result with our value."""

    result: Result
    ours: float

    @property
    def holds(self) -> bool:
        """Within the tolerance."""
        return self.result.holds(self.ours)


def reproduced() -> list[Found]:
    """Every result, computed now."""
    return [Found(result, float(result.ours())) for result in RESULTS]


def rows(found: list[Found]) -> Iterator[dict[str, str | float]]:
    """Lines of a table."""
    for one in found:
        result = one.result
        yield {
            "subject": result.subject,
            "what": result.claim,
            "published": result.published,
            "ours": one.ours,
            "tolerance": "exact" if result.tolerance < EXACT else f"{result.tolerance:g}",
            "unit": result.unit,
            "kind": result.kind,
            "holds": "yes" if one.holds else "NO",
            "citation": result.citation,
        }


def ordering_rows(worlds: list[World]) -> Iterator[dict[str, str | int]]:
    """Lines of a table: how often each predicted order comes out of the whole model."""
    for ordering, count in frequencies(worlds):
        yield {
            "prediction": ordering.claim,
            "holds in": count,
            "of worlds": len(worlds),
            "citation": ordering.citation,
        }


def kinds_in_words() -> Iterator[str]:
    """What the kinds of result mean."""
    yield from (f"- **{kind}**: {words}" for kind, words in KINDS.items())
