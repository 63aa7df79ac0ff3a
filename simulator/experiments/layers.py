"""What each layer of the model adds: M0 closed forms, M1 homogeneous equilibrium, M2 agents; one table a regime.

M2 is the whole model at central parameters; where its sector is homogeneous, M1 and M2 are one (tests/experiments).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import fsum

import numpy as np
import numpy.typing as npt

from simulator.benchmark.closed_form import glance
from simulator.benchmark.industry import Industry, Policy
from simulator.benchmark.path import path
from simulator.model.run import simulate
from simulator.quarters import QUARTERS_PER_YEAR, Quarter
from simulator.results.outcome import Run
from simulator.scenario.sector import Sector
from simulator.terms.price.statute import Statute
from simulator.terms.royalty import Royalty
from simulator.terms.sheet import TermSheet
from simulator.terms.term import Term

F8 = npt.NDArray[np.float64]

FIRST = Quarter(2027, 1)
MILLION = 1e6
ADDS = {
    "M0": "closed forms: task mix, adoption, capability; wages and prices at rest",
    "M1": "and equilibrium: prices, entry of works, spending, works under way for a year",
    "M2": "and agents: crafts, studios, data and consent, wages, careers, payments, bargaining",
}


@dataclass(frozen=True)
class Line:
    """One measure of the last year: what each layer says, in the measure's unit."""

    measure: str
    m0: float
    m1: float
    m2: float

    def in_words(self) -> str:
        """A line of a table."""
        levels = "".join(f"{value:>12,.4g}" for value in (self.m0, self.m1, self.m2))
        return f"{self.measure:<26}{levels}{added(self.m0, self.m1):>12}{added(self.m1, self.m2):>12}"


def added(before: float, after: float) -> str:
    """What a layer adds to the one before, as a share of it."""
    return f"{after / before - 1:+.1%}" if before else ""


def layers(sector: Sector, terms: TermSheet, years: int = 9, scale: float = 0.01, seed: int = 1) -> list[Line]:
    """The three layers in the last of so many years, under one term sheet at its statutory rate."""
    quarters = years * QUARTERS_PER_YEAR
    sheet = terms.replaced(Statute())
    industry, policy = Industry.of(sector), policy_of(sector, sheet)
    zero = glance(industry, policy, FIRST.index + quarters - 2)
    one = path(industry, policy, FIRST.index, quarters)
    rows = simulate(a_run(sector, sheet, quarters, scale, seed)).rows[-QUARTERS_PER_YEAR:]
    year = slice(quarters - QUARTERS_PER_YEAR, quarters)
    two = {name: fsum(row[name] for row in rows) for name in ("hours", "studio_ai_spending", "royalty_owed")}
    return [
        in_millions("hours, millions", zero.hours, one.hours[year], two["hours"]),
        in_millions("studio AI spending, $m", zero.ai_spending, one.ai_spending[year], two["studio_ai_spending"]),
        in_millions("royalty owed, $m", zero.royalty_owed, one.royalty_owed[year], two["royalty_owed"]),
        Line("AI-made share", zero.ai_made_share, float(one.ai_made_share[year].mean()), _mean(rows, "ai_made_share")),
        Line("price index", 1.0, float(one.price_index[year].mean()), _mean(rows, "price_index")),
    ]


def in_millions(measure: str, quarter: float, quarters: F8, year: float) -> Line:
    """A flow of the year: M0 knows one quarter of it, M1 its quarters, M2 the year."""
    return Line(measure, QUARTERS_PER_YEAR * quarter / MILLION, float(quarters.sum()) / MILLION, year / MILLION)


def policy_of(sector: Sector, terms: TermSheet) -> Policy:
    """What the term sheet is to a homogeneous industry."""
    royalty, term = terms.of(Royalty), terms.of(Term)
    rates = royalty.marginal_rate_on_ai_price(), royalty.marginal_rate_on_gross()
    effective = next((t for t in range(FIRST.index - 40, FIRST.index + 40) if term.is_in_force(Quarter.at(t))), 0)
    is_wider = getattr(royalty, "scope", "sector") != "sector"
    others = sector.technology.other_users_share.value
    return Policy(*rates, effective, 1.0 / (1.0 - others) if is_wider else 1.0)


def a_run(sector: Sector, terms: TermSheet, quarters: int, scale: float, seed: int) -> Run:
    """A run at central parameters."""
    return Run(0, terms.title, "full", 0, 0, scale, seed, str(FIRST), quarters, {}, terms, sector)


def report(sector: Sector, regimes: dict[str, TermSheet], years: int = 9, scale: float = 0.01) -> Iterator[str]:
    """Lines of text: a table for each regime, and what each layer adds."""
    yield from (f"{layer}: {words}" for layer, words in ADDS.items())
    for terms in regimes.values():
        yield ""
        yield terms.title
        yield f"{'last year':<26}{'M0':>12}{'M1':>12}{'M2':>12}{'M1 adds':>12}{'M2 adds':>12}"
        yield from (line.in_words() for line in layers(sector, terms, years, scale))


def _mean(rows: list[dict[str, float]], name: str) -> float:
    return float(np.mean([row[name] for row in rows]))
