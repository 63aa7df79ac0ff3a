"""Strikes as screening, MODEL.md (10): closed forms, and the numbers behind them found again by direct search."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.bargaining.strikes import (
    lowest_two_round_ratio,
    no_floor_cutoff,
    profit_ratio_for,
    screen,
    strike_probability_two_rounds,
)


@settings(max_examples=25)
@given(st.floats(0.5, 0.99), st.floats(0.05, 0.95))
def test_no_strike_while_the_poorest_has_half_of_the_richest(ratio, discount):
    got = screen(ratio, 1.0, discount)
    assert got.settled == pytest.approx([1.0])
    assert got.demands == pytest.approx([ratio])
    assert got.strike_probability == strike_probability_two_rounds(ratio) == 0.0


@pytest.mark.parametrize("ratio", [0.3, 0.4, 0.444, 0.49])
@pytest.mark.parametrize("discount", [0.3, 0.9])
def test_two_rounds_below_one_half(ratio, discount):
    got = screen(ratio, 1.0, discount)
    assert got.settled.size == 2
    assert got.strike_probability == pytest.approx(strike_probability_two_rounds(ratio), abs=2e-3)
    cutoff = 0.5
    assert got.demands == pytest.approx([(1 - discount) * cutoff + discount * ratio, ratio], abs=2e-3)


def test_calibration_of_incidence():
    """MODEL.md (10): r = 0.444 gives 10%."""
    assert strike_probability_two_rounds(0.444) == pytest.approx(0.1, abs=1e-3)
    assert profit_ratio_for(0.1) == pytest.approx(0.444, abs=1e-3)


@given(st.floats(0.28, 0.499))
def test_calibration_is_the_inverse(ratio):
    assert profit_ratio_for(strike_probability_two_rounds(ratio)) == pytest.approx(ratio)


def plan_value(cutoffs, highest, discount):
    """What a plan earns the union, and its first demand, each firm indifferent between its round and the next.

    The last of the cutoffs is the poorest firm, which is asked for all it has.
    """
    price, value = cutoffs[-1], 0.0
    for round_, cutoff in reversed(list(enumerate(cutoffs))):
        above = highest if round_ == 0 else cutoffs[round_ - 1]
        price = (1 - discount) * cutoff + discount * price
        value = (above - cutoff) * price + discount * value
    return value, price


@pytest.mark.parametrize("discount", [0.3, 0.6, 0.9, 0.99])
def test_a_third_round_pays_below_the_ratio(discount):
    """MODEL.md says 1/4; with a positive discount three rounds beat two at a higher ratio already.

    Two rounds put the cutoff at half; so do the last two of three, for the union cannot commit.
    """
    limit = lowest_two_round_ratio(discount)
    assert 0.25 < limit < 0.2764
    for ratio, rounds in ((limit - 0.003, 3), (limit + 0.003, 2)):
        firsts = np.linspace(2 * ratio + 1e-9, 1, 20001)
        three = max(plan_value([first, first / 2, ratio], 1.0, discount)[0] for first in firsts)
        two = plan_value([0.5, ratio], 1.0, discount)[0]
        assert (three > two) == (rounds == 3)
        assert screen(ratio, 1.0, discount).settled.size == rounds


@pytest.mark.parametrize(("ratio", "discount"), [(0.4, 0.9), (0.2, 0.5), (0.1, 0.9), (0.05, 0.7)])
def test_no_other_first_demand_earns_more(ratio, discount):
    """One-shot deviations: ask for what another cutoff accepts, then go on as the solution from there does."""
    chosen = plan_value(screen(ratio, 1.0, discount).cutoffs, 1.0, discount)[0]
    for cutoff in np.linspace(ratio + 0.01, 0.99, 12):
        after, _ = plan_value(screen(ratio, cutoff, discount).cutoffs, cutoff, discount)
        accepted = (1 - discount) * cutoff + discount * screen(ratio, cutoff, discount).demands[0]
        assert (1 - cutoff) * accepted + discount * after <= chosen * (1 + 2e-3)


@pytest.mark.parametrize("discount", [0.3, 0.5, 0.9])
def test_without_a_floor_more_and_more_rounds_reach_k(discount):
    """Finite game on [0, q]: demand a q, value v q^2, cutoff k q, and k found by search over cutoffs each time."""
    demand, value = 0.5, 0.25  # the last round: the best single price
    cutoffs = np.linspace(0, 1, 200_001)
    for _ in range(150):
        accepted = ((1 - discount) + discount * demand) * cutoffs
        worth = (1 - cutoffs) * accepted + discount * value * cutoffs**2
        best = int(worth.argmax())
        demand, value, k = accepted[best], worth[best], cutoffs[best]
    assert k == pytest.approx(no_floor_cutoff(discount), abs=2e-4)
    # a firm accepts p <= v sqrt(1-d), and the demand falls with q, by k a round (LITERATURE.md A6)
    assert demand / k == pytest.approx(np.sqrt(1 - discount), abs=2e-4)


def test_no_floor_figures_of_the_literature_note():
    """LITERATURE.md A6, d = .9: k = .760, and a strike that starts lasts 1/(1-k) = 4.16 rounds on average."""
    k = no_floor_cutoff(0.9)
    assert k == pytest.approx(0.760, abs=5e-4)
    assert 1 / (1 - k) == pytest.approx(4.16, abs=0.01)


@given(st.floats(0.01, 0.99))
def test_without_a_floor_a_strike_is_never_unlikely(discount):
    assert 0.5 <= no_floor_cutoff(discount) < 1


@settings(max_examples=25)
@given(st.floats(0.03, 0.9), st.floats(0.05, 0.95))
def test_every_firm_accepts_the_round_that_is_best_for_it(ratio, discount):
    got = screen(ratio, 1.0, discount)
    assert got.settled.sum() == pytest.approx(1)
    assert (np.diff(got.demands) < 0).all()
    assert got.cutoffs[-1] == pytest.approx(ratio)
    firms = np.linspace(ratio + 1e-3, 1, 50)
    rounds = np.arange(got.demands.size)
    gains = discount**rounds * (firms[:, None] - got.demands)
    chosen = np.searchsorted(-got.cutoffs, -firms)
    assert gains[np.arange(50), chosen] == pytest.approx(gains.max(axis=1), abs=5e-3)


def test_strikes_become_likelier_and_longer_as_profits_spread():
    """Not at every ratio below 1/4, where a round more makes the first demand jump down."""
    screens = [screen(ratio, 1.0, 0.9) for ratio in (0.6, 0.45, 0.35, 0.28, 0.1)]
    assert (np.diff([s.strike_probability for s in screens]) > 0).all()
    assert (np.diff([s.mean_rounds for s in screens]) > 0).all()


def test_nonsense_is_refused():
    for arguments in ((0.01, 1.0, 0.9), (1.0, 1.0, 0.9), (0.5, 1.0, 1.0)):
        with pytest.raises(ValueError, match="screening"):
            screen(*arguments)
