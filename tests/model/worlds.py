"""Small worlds for tests: the shipped sector at a scale at which forty quarters take a tenth of a second."""

from collections.abc import Mapping
from functools import cache

import numpy as np

from simulator.model.run import run_one, simulate
from simulator.results.outcome import Outcome, Run
from simulator.scenario.load import load_regime, load_sector
from simulator.scenario.sector import Sector
from simulator.terms.sheet import TermSheet

REGIMES = (
    "status_quo",
    "copyright_holder",
    "data_dignity",
    "union_negotiated",
    "opt_in_consent",
    "statutory_levy",
)
SMALL = 0.005


@cache
def hollywood() -> Sector:
    """The shipped sector."""
    return load_sector("hollywood", {})


@cache
def regime(name: str) -> TermSheet:
    """A shipped term sheet."""
    return load_regime(name, {})


def a_run(
    terms: TermSheet,
    *,
    sector: Sector | None = None,
    quarters: int = 12,
    replication: int = 0,
    scale: float = SMALL,
    seed: int = 7,
) -> Run:
    """A run of a plan, small unless said."""
    return Run(
        run=0,
        regime=terms.title,
        role="ensemble",
        replication=replication,
        point=0,
        scale=scale,
        seed=seed,
        start="2027Q1",
        quarters=quarters,
        values={},
        terms=terms,
        sector=sector or hollywood(),
    )


def outcome_of(run: Run) -> Outcome:
    """The outcome, or the error that the run ended in."""
    outcome = run_one(run)
    assert outcome.error is None, outcome.error
    return outcome


def history_of(run: Run):
    """What `simulate` leaves behind."""
    return simulate(run)


def drawn(number: int) -> Sector:
    """World number so-and-so: every free parameter somewhere in its range, by the golden ratio."""
    free = hollywood().free()
    places = np.modf((number + 1) * (np.arange(len(free)) + 1) * 0.6180339887498949)[0]
    drawn_at = zip(free.items(), places, strict=True)
    return hollywood().with_values({path: low(figure) + place * span(figure) for (path, figure), place in drawn_at})


def low(figure) -> float:
    """Lower end of a figure's range."""
    return figure.range[0]


def span(figure) -> float:
    """Width of a figure's range."""
    return figure.range[1] - figure.range[0]


def with_figures(sector: Sector, values: Mapping[str, float]) -> Sector:
    """The sector at other values."""
    return sector.with_values(values)
