"""Orders that theory predicts between regimes, asked of the whole model in randomly drawn worlds.

Nothing is filtered: a frequency below 1 is reported with the worlds in which it failed. Laws are taken at their
statutory rates and at a small scale; all regimes of a world share its luck.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import fsum

from simulator.experiments.draws import draws
from simulator.model.run import simulate
from simulator.quarters import QUARTERS_PER_YEAR
from simulator.results.outcome import Run
from simulator.scenario.load import load_regime, load_sector
from simulator.scenario.sector import Sector
from simulator.terms.price.statute import Statute
from simulator.terms.sheet import TermSheet

SCALE, QUARTERS, LAST_YEARS = 0.003, 40, 2
ABUNDANT = {"technology.data_depreciation": 0.0, "catalogue.public_share": 0.9}
SCARCE = {"technology.data_depreciation": 0.5, "catalogue.public_share": 0.05}
DATA = {"abundant": ABUNDANT, "scarce": SCARCE}
MEASURES = ("surplus_sum", "consumer_surplus_change", "ai_firm_profit", "worker_surplus")


@dataclass(frozen=True)
class World:
    """A drawn world: its free parameters, and abundance of data -> regime -> measure -> last years."""

    values: Mapping[str, float]
    outcomes: Mapping[str, Mapping[str, Mapping[str, float]]]


@dataclass(frozen=True)
class Ordering:
    """A direction that a paper gives, and whether a world has it."""

    claim: str
    citation: str
    holds: Callable[[World], bool]


def gain(world: World, data: str, regime: str, measure: str) -> float:
    """A regime less the status quo."""
    return world.outcomes[data][regime][measure] - world.outcomes[data]["status_quo"][measure]


def _more_where_scarce(measure: str) -> Callable[[World], bool]:
    return lambda world: (
        gain(world, "scarce", "statutory_levy", measure) > gain(world, "abundant", "statutory_levy", measure)
    )


def _beats_opt_out(data: str) -> Callable[[World], bool]:
    return lambda world: (
        gain(world, data, "statutory_levy", "surplus_sum") >= gain(world, data, "uk_option_3", "surplus_sum")
    )


YANG_ZHANG = "Yang and Zhang 2024, arXiv 2402.17801"
PEUKERT = "Peukert 2025 for the European Parliament"
ORDERINGS = (
    Ordering(
        "paying for training is better for everybody together, against free use, where data is scarce than where it "
        "abounds",
        YANG_ZHANG,
        _more_where_scarce("surplus_sum"),
    ),
    Ordering(
        "the same for consumers",
        YANG_ZHANG,
        _more_where_scarce("consumer_surplus_change"),
    ),
    Ordering(
        "the same for workers",
        YANG_ZHANG,
        _more_where_scarce("worker_surplus"),
    ),
    Ordering(
        "where data is scarce a statutory licence leaves more for everybody together than an opt-out",
        PEUKERT,
        _beats_opt_out("scarce"),
    ),
    Ordering(
        "the same where data abounds",
        PEUKERT,
        _beats_opt_out("abundant"),
    ),
    Ordering(
        "a statutory licence costs consumers more than it costs AI firms",
        PEUKERT,
        lambda world: (
            gain(world, "scarce", "statutory_levy", "consumer_surplus_change")
            < gain(world, "scarce", "statutory_levy", "ai_firm_profit")
        ),
    ),
)


def worlds(count: int, seed: int = 1) -> Iterator[World]:
    """Drawn worlds, each with abundant and with scarce data, each under free use, a levy and an opt-out."""
    sector = everybody_may_scrape(load_sector("hollywood", {}))
    regimes = {name: load_regime(name, {}) for name in ("status_quo", "statutory_levy", "uk_option_3")}
    for number, values in enumerate(draws(sector.free(), count, seed)):
        there = {data: sector.with_values({**values, **changed}) for data, changed in DATA.items()}
        yield World(
            values,
            {
                data: {name: last_years(a_run(terms, place, number, seed)) for name, terms in regimes.items()}
                for data, place in there.items()
            },
        )


def a_run(terms: TermSheet, sector: Sector, replication: int, seed: int) -> Run:
    """A small run under a term sheet at its statutory rate."""
    sheet = terms.replaced(Statute())
    return Run(0, terms.title, "full", replication, 0, SCALE, seed, "2027Q1", QUARTERS, {}, sheet, sector)


def everybody_may_scrape(sector: Sector) -> Sector:
    """The sector without firms that learn from licensed works only: in the papers there is one AI firm, and it may."""
    firms = tuple(firm.model_copy(update={"is_licensed_only": False}) for firm in sector.ai_firms)
    return sector.model_copy(update={"ai_firms": firms})


def last_years(run: Run) -> dict[str, float]:
    """Measures summed over the last two years."""
    rows = simulate(run).rows[-LAST_YEARS * QUARTERS_PER_YEAR :]
    return {name: fsum(row[name] for row in rows) for name in MEASURES}


def frequencies(found: list[World]) -> list[tuple[Ordering, int]]:
    """In how many of the worlds each order holds."""
    return [(ordering, sum(ordering.holds(world) for world in found)) for ordering in ORDERINGS]
