"""What follows a strike: Card's effects by hand and as a Markov chain, and what screening teaches."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.bargaining.renewal import (
    AFTER_LONG,
    AFTER_SHORT,
    learnt_strike_probability,
    lift_that_pays,
    long_run_frequency,
    next_strike_probability,
)
from simulator.bargaining.strikes import screen

SHARES = st.floats(0.0, 1.0)


def test_card_1988_by_hand():
    """LITERATURE.md A6: 10 points more after a strike of at most two weeks, 5 to 7 fewer after a longer one."""
    assert next_strike_probability(0.1, AFTER_SHORT) == pytest.approx(0.2)
    assert [next_strike_probability(0.1, change) for change in AFTER_LONG] == pytest.approx([0.03, 0.05])
    assert next_strike_probability(0.03, -0.07) == 0.0


@given(st.floats(0.07, 0.9), SHARES)
def test_the_long_run_is_that_of_the_chain(usual, short_share):
    """Three states: peace, a short strike, a long one; the eigenvector of its matrix."""
    rows = []
    for change in (0.0, AFTER_SHORT, AFTER_LONG[0]):
        strike = usual + change
        rows.append([1 - strike, strike * short_share, strike * (1 - short_share)])
    chain = np.linalg.matrix_power(np.array(rows), 2000)[0]
    found = long_run_frequency(usual, short_share, AFTER_SHORT, AFTER_LONG[0])
    assert found == pytest.approx(chain[1:].sum(), abs=1e-9)


@given(st.floats(0.03, 0.9), st.floats(0.05, 0.95))
def test_who_has_learnt_the_profit_rarely_strikes_again(ratio, discount):
    """Firms that accept in a round are within a factor of about two of each other, where r >= 1/2 means no strike."""
    first = screen(ratio, 1.0, discount)
    again = learnt_strike_probability(first, 1.0)
    assert 0.0 <= again <= 0.01
    if first.strike_probability > 0.02:
        assert again < first.strike_probability


def test_a_strike_pays_when_later_terms_make_up_for_it():
    # 1,000 members lose 5 m dollars and have 2.5 years left: 2,000 dollars a member and year
    assert lift_that_pays(5e6, 1000.0, 2.5) == pytest.approx(2000.0)
    with pytest.raises(ValueError, match="no years"):
        lift_that_pays(5e6, 1000.0, 0.0)
