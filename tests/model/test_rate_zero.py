"""Promise 1: with every money clause zero a regime is the status quo bit for bit; one part per billion shows."""

import numpy as np
import pytest

from simulator.scenario.parameters import Switches
from simulator.terms.enforcement.litigation import Litigation
from simulator.terms.price.statute import Statute
from simulator.terms.royalty.gross import Gross
from simulator.terms.settlement.pipeline import Pipeline
from simulator.terms.sheet import TermSheet
from simulator.units import assumption
from tests.model.worlds import REGIMES, a_run, drawn, hollywood, outcome_of, regime

QUARTERS = 8
WORLDS = 20


@pytest.mark.parametrize("name", [*REGIMES, "synthetic_2027_ask"])
def test_rate_zero_is_the_status_quo_bit_for_bit(name: str) -> None:
    same_in_worlds(name, range(2))


@pytest.mark.slow
@pytest.mark.parametrize("name", REGIMES)
def test_rate_zero_is_the_status_quo_in_twenty_drawn_worlds(name: str) -> None:
    same_in_worlds(name, range(2, WORLDS))


@pytest.mark.parametrize("name", [name for name in REGIMES if name != "status_quo"])
def test_one_part_per_billion_is_not_the_status_quo(name: str) -> None:
    sheet = regime(name).rate_zero().with_rate(1e-9)
    assert not np.array_equal(values_of(sheet, 0), values_of(regime("status_quo"), 0))


@pytest.mark.parametrize("name", ["copyright_holder", "opt_in_consent"])
def test_consent_at_price_zero_differs_where_data_matters(name: str) -> None:
    consent_only = regime(name).with_rate(0.0)
    assert not np.array_equal(values_of(consent_only, 0), values_of(regime("status_quo"), 0))


def test_consent_at_price_zero_moves_nothing_real_where_data_does_not_matter() -> None:
    consent_only = regime("opt_in_consent").with_rate(0.0).replaced(Statute())
    assert np.array_equal(hours_of(consent_only), hours_of(regime("status_quo")))


def test_a_sheet_of_every_newer_clause_at_rate_zero_is_the_status_quo_where_firms_enter_and_works_sell_abroad() -> None:
    bill = regime("union_negotiated")
    sheet = bill.replaced(
        Gross(rate=assumption(0.03, "share"), territory="worldwide"),
        bill.of(Pipeline).changed(advance_per_work=assumption(1e4, "usd"), escrow_expiry="return"),
        Litigation(
            suit_probability=assumption(0.1, "share_per_year"),
            damages_per_work=assumption(750.0, "usd"),
            claimed_share=assumption(0.5, "share"),
        ),
    )
    world = hollywood().with_values({"demand.foreign_receipts": 0.3})
    world = world.model_copy(update={"switches": Switches(ai_fixed_cost="constant")})
    runs = [a_run(terms, sector=world, quarters=QUARTERS) for terms in (regime("status_quo"), sheet.rate_zero(), sheet)]
    usual, zero, bound = (outcome_of(run).values for run in runs)
    assert np.array_equal(usual, zero, equal_nan=True)
    assert not np.array_equal(usual, bound, equal_nan=True)


def same_in_worlds(name: str, worlds: range) -> None:
    """Equal in all bits, NaN to NaN, in each drawn world."""
    for world in worlds:
        usual = values_of(regime("status_quo"), world)
        assert np.array_equal(values_of(regime(name).rate_zero(), world), usual, equal_nan=True), f"{name} in {world}"


def values_of(terms: TermSheet, world: int) -> np.ndarray:
    """All measures of a small run in a drawn world."""
    return outcome_of(a_run(terms, sector=drawn(world), quarters=QUARTERS, replication=world)).values


def hours_of(terms: TermSheet) -> np.ndarray:
    """Hours by quarter where capability does not answer to data."""
    from simulator.model.run import measures_of

    run = a_run(terms, sector=drawn(0).with_values({"technology.data_elasticity": 0.0}), quarters=QUARTERS)
    names = [measure.name for measure in measures_of(run)]
    return outcome_of(run).values[:, names.index("hours")]
