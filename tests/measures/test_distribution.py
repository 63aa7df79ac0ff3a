"""Gini, percentiles, payments by size, means by group and deciles: closed forms and small cases by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.special import ndtr, ndtri

from simulator.measures.distribution import SIZES, by_size, deciles, gini, mean_by, percentiles

MIDDLES = (np.arange(200_000) + 0.5) / 200_000
Amounts = arrays(np.float64, st.integers(1, 40), elements=st.just(0.0) | st.floats(1e-6, 1e6))


@pytest.mark.parametrize("dispersion", [0.25, 0.5, 1.0])
def test_gini_of_a_lognormal_is_its_closed_form(dispersion: float) -> None:
    amounts = np.exp(dispersion * ndtri(MIDDLES))
    assert gini(amounts) == pytest.approx(2.0 * ndtr(dispersion / np.sqrt(2.0)) - 1.0, rel=1e-3)


@pytest.mark.parametrize("tail", [2.0, 3.0, 5.0])
def test_gini_of_a_pareto_is_one_over_twice_the_tail_less_one(tail: float) -> None:
    assert gini(MIDDLES ** (-1.0 / tail)) == pytest.approx(1.0 / (2.0 * tail - 1.0), rel=5e-3)


@given(Amounts)
def test_gini_is_half_the_relative_mean_difference(amounts: np.ndarray) -> None:
    mean = amounts.mean()
    pairs = np.abs(amounts[:, None] - amounts[None, :]).mean()
    expected = pairs / (2.0 * mean) if mean > 0.0 else 0.0
    assert gini(amounts) == pytest.approx(expected, abs=1e-9)


def test_gini_at_its_ends() -> None:
    assert gini(np.zeros(5)) == 0.0
    assert gini(np.zeros(0)) == 0.0
    assert gini(np.full(7, 3.0)) == pytest.approx(0.0, abs=1e-15)
    assert gini(np.array([0.0, 0.0, 0.0, 8.0])) == 0.75  # one of four has all: (n - 1) / n


def test_percentiles_are_what_somebody_has() -> None:
    amounts = np.array([50.0, 10.0, 40.0, 20.0, 30.0])
    # a fifth of five people lies at or below 10, two fifths at or below 20
    assert percentiles(amounts, (0.1, 0.2, 0.21, 0.5, 0.9)) == [10.0, 10.0, 20.0, 30.0, 50.0]
    assert percentiles(np.zeros(0), (0.1, 0.5)) == [0.0, 0.0]


def test_a_payment_at_a_limit_belongs_to_the_larger_size() -> None:
    limits = np.array([1.0, 5.0, 25.0, 100.0, 1000.0])
    counts, money = by_size(limits)
    assert counts.tolist() == [0, 1, 1, 1, 1, 1]
    assert money.tolist() == [0, 1, 5, 25, 100, 1000]
    counts, _ = by_size(limits - 1e-8)  # a microcent less
    assert counts.tolist() == [1, 1, 1, 1, 1, 0]


def test_who_has_nothing_is_no_payee() -> None:
    counts, money = by_size(np.array([0.0, 0.0, 1e-8, 7.0]))
    assert counts.tolist() == [1, 0, 1, 0, 0, 0]
    assert money.sum() == 7.0 + 1e-8
    assert by_size(np.zeros(0))[0].tolist() == [0] * len(SIZES)


@given(Amounts)
def test_sizes_hold_every_payee_and_all_their_money(amounts: np.ndarray) -> None:
    counts, money = by_size(amounts)
    assert counts.sum() == np.count_nonzero(amounts)
    assert money.sum() == pytest.approx(amounts.sum(), rel=1e-12)


def test_means_of_groups_by_hand() -> None:
    groups, amounts = np.array([0, 2, 2, 0]), np.array([1.0, 5.0, 7.0, 2.0])
    assert mean_by(groups, amounts, 4).tolist() == [1.5, 0.0, 6.0, 0.0]


def test_deciles_of_twenty_people() -> None:
    pay = np.array([7, 3, 19, 0, 11, 15, 1, 4, 8, 12, 16, 2, 5, 9, 13, 17, 18, 6, 10, 14], dtype=float)
    assert deciles(pay).tolist() == [int(rank) // 2 for rank in pay]


def test_ties_between_deciles_go_in_the_order_of_people() -> None:
    assert deciles(np.ones(10)).tolist() == list(range(10))
    assert deciles(np.zeros(0)).size == 0


@given(Amounts)
def test_deciles_follow_pay_and_differ_by_at_most_one_person(pay: np.ndarray) -> None:
    decile = deciles(pay)
    assert np.all(np.diff(decile[np.argsort(pay, kind="stable")]) >= 0)
    sizes = np.bincount(decile, minlength=10)
    assert sizes.max() - sizes.min() <= 1
