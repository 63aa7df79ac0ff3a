"""Promise 3 and its relatives: order, company and currency move no number."""

import itertools

import numpy as np
import pytest

from simulator.model.run import measures_of, run_batch
from simulator.results.outcome import Batch
from simulator.scenario.figures import walk
from simulator.scenario.sector import Sector
from simulator.terms.sheet import TermSheet
from tests.model.worlds import REGIMES, a_run, hollywood, outcome_of, regime

GROUPS = ("crafts", "guilds", "studios", "ai_firms", "households")


@pytest.mark.parametrize("turn", [1, 2, 3, 5, 7])
def test_the_order_of_parties_in_the_file_moves_no_number(turn: int) -> None:
    usual = by_name(a_run(regime("data_dignity")))
    turned = {group: rotated(getattr(hollywood(), group), turn) for group in GROUPS}
    assert by_name(a_run(regime("data_dignity"), sector=hollywood().model_copy(update=turned))) == usual


def test_each_regime_alone_is_what_it_is_in_company() -> None:
    runs = [a_run(regime(name), quarters=4) for name in REGIMES]
    together = run_batch(Batch(0, tuple(runs)))
    for run, outcome in zip(runs, together, strict=True):
        bands = np.array(["bands" in measure.name for measure in measures_of(run)])  # against another baseline
        alone = outcome_of(run)
        assert np.array_equal(alone.values[:, ~bands], outcome.values[:, ~bands], equal_nan=True)
        assert alone.balances_sha256 == outcome.balances_sha256


@pytest.mark.parametrize("factor", [8.0, 0.125])
@pytest.mark.parametrize("name", ["data_dignity", "statutory_levy"])
def test_another_currency_moves_nothing_real(name: str, factor: float) -> None:
    usual = by_name(a_run(regime(name)))
    other = by_name(a_run(in_currency(regime(name), factor), sector=sector_in_currency(factor)))
    for measure in ("hours", "headcount", "capability", "ai_made_share", "works_released"):
        assert other[measure] == pytest.approx(usual[measure], rel=1e-12)
    for measure in ("royalty_owed", "paid_people", "administration", "wage_income"):
        assert other[measure] == pytest.approx(factor * np.array(usual[measure]), rel=1e-9)


def test_a_second_run_is_the_first() -> None:
    assert by_name(a_run(regime("opt_in_consent"))) == by_name(a_run(regime("opt_in_consent")))


def by_name(run) -> dict[str, list[float]]:
    """Measure -> its quarters."""
    values = outcome_of(run).values
    return {measure.name: values[:, k].tolist() for k, measure in enumerate(measures_of(run))}


def rotated(items: tuple, turn: int) -> tuple:
    """The same items, begun elsewhere."""
    return tuple(itertools.islice(itertools.cycle(items), turn % len(items), turn % len(items) + len(items)))


def sector_in_currency(factor: float) -> Sector:
    """Every figure in dollars times a factor."""
    money = {path: figure.value * factor for path, figure in walk(hollywood()) if figure.unit.startswith("usd")}
    return hollywood().with_values(money)


def in_currency(terms: TermSheet, factor: float) -> TermSheet:
    """Every amount of dollars in the term sheet times a factor."""
    changed = []
    for clause in terms.clauses.values():
        figures = {name: item for name, item in clause if getattr(item, "unit", "").startswith("usd")}
        changed.append(clause.changed(**{name: item.at(item.value * factor) for name, item in figures.items()}))
    return terms.replaced(*changed)
