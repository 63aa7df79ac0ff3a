"""Bargaining over a rate: payoffs by hand, strikes by hand, and Nash on the model's own table."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.model import bargain
from simulator.model.bargain import Payoff
from simulator.model.expect import expect
from simulator.model.in_hand import in_production
from simulator.model.model import ResidualModel
from simulator.terms.price import Price
from simulator.terms.price.bargained import Bargained
from simulator.terms.royalty import Royalty
from simulator.terms.sheet import TermSheet
from simulator.units import assumption
from tests.model.quiet import stepped
from tests.model.worlds import regime

UNION = regime("union_negotiated")


def bargained(**fields: object) -> TermSheet:
    """The shipped union regime with other fields in its price clause."""
    clause = UNION.of(Price)
    assert isinstance(clause, Bargained)
    return UNION.replaced(clause.changed(**fields))


def about_to_bargain(terms: TermSheet = UNION) -> ResidualModel:
    """A world at its bargaining date, expectations formed."""
    model = stepped(terms, 0)
    expect(model)
    return model


def brute_force(rates: np.ndarray, members: np.ndarray, studios: np.ndarray, power: float) -> float:
    """The best of a fine grid of rates, gains interpolated in straight lines."""
    grid = np.linspace(rates[0], rates[-1], 20_001)
    gains = [np.maximum(np.interp(grid, rates, gain), 0.0) for gain in (members, studios)]
    return float(grid[np.argmax(gains[0] ** power * gains[1] ** (1.0 - power))])


def test_a_strike_costs_each_side_what_it_does_not_earn_meanwhile() -> None:
    clause = UNION.of(Price)
    assert isinstance(clause, Bargained)
    none = Payoff(members=1200.0, profit=400.0, in_production=9999.0)
    # 1.5 of 12 quarters; members keep 35% of their earnings, studios 50%
    assert bargain.strike_costs(clause, none, 12) == pytest.approx((0.125 * 0.65 * 1200.0, 0.125 * 0.5 * 400.0))
    loss = Payoff(members=1200.0, profit=-400.0, in_production=0.0)
    assert bargain.strike_costs(clause, loss, 12)[1] == 0.0


def test_works_in_production_will_earn_their_revenue_less_what_is_left_to_pay() -> None:
    model = stepped("status_quo", 2)
    base, worth = model.base, 0.0
    cohorts = list(model.economy.cohorts)
    assert len(cohorts) == 4
    for cohort, left in zip(cohorts, (0.0, 0.25, 0.5, 0.75), strict=True):
        hourly = base.census.pay / 1800.0 * cohort.wage_rates
        worth += cohort.revenues.sum() - left * (hourly @ cohort.hours + cohort.ai_spending + cohort.other_inputs)
    assert in_production(model) == pytest.approx(worth)


def parabola(rates: np.ndarray, gains: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """The trend a r + b r^2 that fits best, from the normal equations written out."""
    r2, r3, r4 = (float((rates**power).sum()) for power in (2, 3, 4))
    first, second = float(rates @ gains), float(rates**2 @ gains)
    a = (first * r4 - second * r3) / (r2 * r4 - r3 * r3)
    b = (second * r2 - first * r3) / (r2 * r4 - r3 * r3)
    return np.asarray(a * asked + b * asked**2)


def test_the_trend_of_payoffs_is_a_parabola_through_zero() -> None:
    rates, noise = np.array([0.0, 0.01, 0.03, 0.08]), np.array([0.0, 1e-3, -1e-3, 2e-4])
    asked = np.array([0.02, 0.05])
    assert bargain.trend(rates, 3.0 * rates - 7.0 * rates**2, asked) == pytest.approx(3.0 * asked - 7.0 * asked**2)
    assert bargain.trend(rates, rates + noise, asked) == pytest.approx(parabola(rates, rates + noise, asked))


@given(st.lists(st.integers(-40, 40), min_size=3, max_size=9, unique=True), st.integers(0, 2**32))
def test_the_trend_is_what_a_library_of_least_squares_finds(steps: list[int], seed: int) -> None:
    rates, gains = np.array(steps) / 200.0, 1e9 * np.random.default_rng(seed).normal(size=len(steps))
    slope, curve = np.linalg.lstsq(np.stack([rates, rates**2], axis=1), gains, rcond=None)[0]
    asked = np.linspace(-0.2, 0.2, 9)
    expected = slope * asked + curve * asked**2
    assert bargain.trend(rates, gains, asked) == pytest.approx(expected, rel=1e-7, abs=1e-7 * np.abs(expected).max())


def test_one_rate_beside_the_fallback_gives_a_straight_line() -> None:
    asked = np.array([0.0, 0.02, 0.1])
    assert bargain.trend(np.array([0.0, 0.04]), np.array([0.0, 8.0]), asked) == pytest.approx([0.0, 4.0, 20.0])
    assert bargain.trend(np.zeros(2), np.zeros(2), asked).tolist() == [0.0, 0.0, 0.0]


@pytest.mark.slow
def test_the_agreed_rate_is_nashs_on_the_table_of_forks() -> None:
    model = about_to_bargain()
    clause = UNION.of(Price)
    assert isinstance(clause, Bargained)
    rates = np.array(clause.rates)
    none, *agreed = bargain.payoffs(model, rates)
    strike = bargain.strike_costs(clause, none, bargain.horizon(model))
    fine = np.linspace(rates[0], rates[-1], 4001)
    members = strike[0] + parabola(rates, np.array([payoff.members - none.members for payoff in agreed]), fine)
    studios = strike[1] + parabola(rates, np.array([payoff.studios - none.studios for payoff in agreed]), fine)
    expected = brute_force(fine, members, studios, 0.5)
    bargain.bargain(model)
    agreed_rate = model.economy.rate
    assert model.terms.of(Royalty).headline_rate == pytest.approx(agreed_rate, abs=1e-9)
    assert agreed_rate == pytest.approx(expected, abs=1e-4)


def test_a_rate_costs_studios_and_brings_members_money() -> None:
    model = about_to_bargain()
    none, low, high = bargain.payoffs(model, np.array([0.01, 0.05]))
    assert none.members < low.members < high.members
    assert none.studios > low.studios > high.studios


def test_the_fallback_is_tried_once_and_equals_its_own_candidate() -> None:
    model = about_to_bargain()
    none, zero = bargain.payoffs(model, np.array([0.0]))
    assert none == zero


@pytest.mark.slow
@pytest.mark.parametrize(("power", "is_higher"), [(0.0, False), (1.0, True)])
def test_power_moves_the_rate_to_its_owner(power: float, is_higher: bool) -> None:
    model = about_to_bargain(bargained(guild_power=assumption(power, "share")))
    bargain.bargain(model)
    rate = model.economy.rate
    assert rate == (pytest.approx(0.08) if is_higher else pytest.approx(0.0))


@pytest.mark.slow
def test_bargaining_happens_at_its_dates_and_the_rate_holds_between() -> None:
    rates: dict[str, float] = {}

    def watch(model: ResidualModel) -> None:
        rates[str(model.calendar + -1)] = model.terms.of(Royalty).headline_rate

    stepped(UNION, 18, watch=watch)
    first = {quarter: rate for quarter, rate in rates.items() if quarter < "2031Q1"}
    assert len(first) == 16
    assert len(set(first.values())) == 1
    assert len(set(rates.values())) <= 2
    assert all(0.0 <= rate <= 0.08 for rate in rates.values())


@pytest.mark.parametrize("name", ["data_dignity", "status_quo", "copyright_holder"])
def test_without_the_clause_nobody_bargains(name: str) -> None:
    model = about_to_bargain(regime(name))
    terms = model.terms
    bargain.bargain(model)
    assert model.terms is terms
    assert model.economy.rate == 0.0


def test_before_its_date_a_regime_has_no_rate() -> None:
    model = stepped(UNION, -1)
    expect(model)
    bargain.bargain(model)
    assert model.economy.rate == 0.0
