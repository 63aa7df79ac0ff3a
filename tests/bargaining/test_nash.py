"""Nash on a table of payoffs, MODEL.md (10)."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from simulator.bargaining.agreement import Agreement, NoDeal
from simulator.bargaining.nash import nash

SEVEN = np.linspace(0, 0.6, 7)


def royalty(rates, elasticity):
    """Royalty income and profit under a gross royalty at a constant markup (LITERATURE.md A6)."""
    return rates * (1 - rates) ** (elasticity - 1), (1 - rates) ** elasticity / elasticity


def test_equal_power_splits_a_transferable_surplus_in_half():
    rates = np.linspace(0, 1, 5)
    got = nash(rates, rates * 10, 10 - rates * 10, 0.5)
    assert isinstance(got, Agreement)
    assert (got.rate, got.index, got.union_gain, got.firm_gain) == pytest.approx((0.5, 2, 5, 5), abs=1e-6)
    assert not got.is_at_end


@given(st.floats(0.02, 0.98), st.floats(-3, 3), st.floats(-3, 3))
def test_power_divides_the_surplus_over_the_walk_aways(power, union_out, firm_out):
    """Transferable utility: the union gets its outside option plus power times the surplus."""
    rates = np.linspace(0, 1, 9)
    got = nash(rates, 10 * rates - union_out, 10 - 10 * rates - firm_out, power)
    expected = np.clip(union_out + power * (10 - union_out - firm_out), 0, 10)
    assert got.rate * 10 == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize("elasticity", [1.1, 2.0, 3.7])
@pytest.mark.parametrize("power", [0.2, 0.5, 0.9])
def test_rate_is_power_over_elasticity_on_a_fine_table(power, elasticity):
    rates = np.linspace(0, 0.99, 200)
    assert nash(rates, *royalty(rates, elasticity), power).rate == pytest.approx(power / elasticity, abs=1e-4)


def test_seven_rows_are_enough_for_a_hundredth():
    """The table that the model makes inside a run: seven rates and disagreement."""
    got = nash(SEVEN, *royalty(SEVEN, 3.7), 0.5)
    assert got.rate == pytest.approx(0.5 / 3.7, abs=0.01)


def test_with_outside_options_as_in_the_literature_note():
    """LITERATURE.md A6: e = 4, d = (.02, .05): rate .1177."""
    rates = np.linspace(0, 0.9, 150)
    union, firm = royalty(rates, 4.0)
    assert nash(rates, union - 0.02, firm - 0.05, 0.5).rate == pytest.approx(0.1177, abs=5e-5)


@settings(max_examples=25)
@given(st.floats(0.05, 0.95), st.floats(0, 0.03), st.floats(0, 0.06), st.floats(1.5, 5))
def test_against_a_direct_search(power, union_out, firm_out, elasticity):
    fine = np.linspace(0, 0.9, 90_001)
    gains = np.array(royalty(fine, elasticity)) - np.array([[union_out], [firm_out]])
    assume((gains.min(axis=0) > 0).any())
    with np.errstate(divide="ignore", invalid="ignore"):
        product = np.where(gains.min(axis=0) > 0, power * np.log(gains[0]) + (1 - power) * np.log(gains[1]), -np.inf)
    rates = fine[::1000]
    union, firm = royalty(rates, elasticity)
    got = nash(rates, union - union_out, firm - firm_out, power)
    assume(isinstance(got, Agreement))  # a sliver of a zone can hide between two rows
    assert got.rate == pytest.approx(fine[product.argmax()], abs=2e-3)


@settings(max_examples=25)
@given(st.floats(0.05, 0.95), st.floats(0, 0.02), st.floats(0, 0.05), st.floats(0.001, 0.02))
def test_a_better_outside_option_never_worsens_its_owners_deal(power, union_out, firm_out, more):
    rates = np.linspace(0, 0.25, 20)  # rising part of the union's income at e = 4
    union, firm = royalty(rates, 4.0)
    now = nash(rates, union - union_out, firm - firm_out, power)
    union_better = nash(rates, union - union_out - more, firm - firm_out, power)
    firm_better = nash(rates, union - union_out, firm - firm_out - more, power)
    assert isinstance(now, Agreement)
    if isinstance(union_better, Agreement):
        assert union_better.rate >= now.rate - 1e-6
    if isinstance(firm_better, Agreement):
        assert firm_better.rate <= now.rate + 1e-6


@given(st.floats(0.05, 0.9), st.floats(0.001, 0.1))
def test_more_power_never_lowers_the_rate(power, more):
    union, firm = royalty(SEVEN, 3.7)
    assert nash(SEVEN, union, firm, power + more).rate >= nash(SEVEN, union, firm, power).rate - 1e-6


def test_all_power_takes_the_best_that_the_other_accepts():
    rates = np.linspace(0, 1, 11)
    assert nash(rates, 10 * rates, 4 - 10 * rates, 1.0).rate == pytest.approx(0.4)
    assert nash(rates, 10 * rates - 1, 9 - 10 * rates, 0.0).rate == pytest.approx(0.1)


def test_a_table_that_ends_too_early_says_so():
    rates = np.linspace(0, 0.1, 7)
    got = nash(rates, *royalty(rates, 2.0), 0.5)
    assert got.rate == 0.1
    assert got.is_at_end


def test_a_single_rate_that_both_just_accept_is_agreed():
    rates = np.array([0.0, 0.1, 0.2])
    got = nash(rates, np.array([-1.0, 0.0, 1.0]), np.array([1.0, 0.0, -1.0]), 0.5)
    assert got.rate == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("union", "firm", "words"),
    [(-1.0, 1.0, "the guild as well off"), (1.0, -1.0, "the studios as well off"), (None, None, "needs a rate from")],
)
def test_an_empty_zone_is_no_deal_and_says_so(union, firm, words):
    rates = np.linspace(0, 1, 5)
    union_gains = 10 * rates - 7 if union is None else np.full(5, union)
    firm_gains = 3 - 10 * rates if firm is None else np.full(5, firm)
    got = nash(rates, union_gains, firm_gains, 0.5)
    assert isinstance(got, NoDeal)
    assert words in got.sentence


def test_bad_tables_are_refused():
    with pytest.raises(ValueError, match="power"):
        nash(SEVEN, SEVEN, SEVEN, 1.5)
    with pytest.raises(ValueError, match="ascending"):
        nash(SEVEN[::-1], SEVEN, SEVEN, 0.5)
    with pytest.raises(ValueError, match="ascending"):
        nash(SEVEN, SEVEN[:3], SEVEN, 0.5)
