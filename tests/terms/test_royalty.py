"""What is owed: by hand, against Fractions, and by the whole microcent."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from simulator.money import LARGEST, MoneyOverflow
from simulator.terms.royalty import Bases, Royalty
from simulator.terms.royalty.ai_revenue import AiRevenue
from simulator.terms.royalty.gross import Gross
from simulator.terms.royalty.lump_sum import LumpSum
from simulator.terms.royalty.none import NoRoyalty
from simulator.terms.royalty.per_generation import PerGeneration
from simulator.terms.royalty.per_minute import PerMinute
from simulator.terms.royalty.per_work import PerWork
from simulator.terms.royalty.profit import Profit
from simulator.terms.royalty.wage_equivalent import WageEquivalent
from simulator.units import assumption

DOLLAR = 10**8
amounts = st.integers(0, LARGEST)
shares = st.integers(0, 10**9).map(lambda parts: parts / 10**9)


def share(value):
    return assumption(value, "share")


def a_year(value):
    return assumption(value, "usd_per_year")


def bases(**given):
    """Two AI firms, then two studios."""
    return Bases.zeros(2, 2, **{name: np.array(values, dtype=np.int64) for name, values in given.items()})


def test_no_royalty_owes_nothing():
    owed = NoRoyalty().owed(bases(ai_revenue=[5, 5, 5, 5], ai_work_gross=[5, 5, 5, 5]))
    assert owed.tolist() == [0, 0, 0, 0]


def test_a_tenth_of_ai_revenue_is_paid_by_ai_firms_alone():
    # 10 % of $30 and of 19 microcents; a studio's own AI revenue is not in the base.
    owed = AiRevenue(rate=share(0.10)).owed(bases(ai_revenue=[30 * DOLLAR, 19, 70 * DOLLAR, 0]))
    assert owed.tolist() == [3 * DOLLAR, 1, 0, 0]


def test_two_per_cent_of_ai_made_gross_is_paid_by_studios_alone():
    owed = Gross(rate=share(0.02)).owed(bases(ai_work_gross=[10**10, 0, 50 * DOLLAR, 150]))
    assert owed.tolist() == [0, 0, DOLLAR, 3]


def test_an_ai_made_threshold_is_a_notch():
    notch = Gross(rate=share(0.02), ai_made="threshold", threshold=share(0.5))
    assert [notch.counts_as_ai_made(a) for a in (0.0, 0.49, 0.5, 1.0)] == [0, 0, 1, 1]
    assert Gross(rate=share(0.02)).counts_as_ai_made(0.3) == 0.3


@pytest.mark.parametrize("fields", [{"ai_made": "threshold"}, {"threshold": share(0.5)}])
def test_a_threshold_goes_with_its_switch(fields):
    with pytest.raises(ValidationError, match="threshold"):
        Gross(rate=share(0.02), **fields)


def test_a_loss_owes_nothing_and_the_clause_says_who_pays():
    given = bases(profit=[-400, 400, 1000, -1])
    assert Profit(rate=share(0.25)).owed(given).tolist() == [0, 100, 0, 0]
    assert Profit(rate=share(0.25), paid_by="studios").owed(given).tolist() == [0, 0, 250, 0]


def test_units_are_paid_at_whole_microcents_each():
    output, minute, work = (assumption(dollars, "usd") for dollars in (0.003, 2, 3000))
    counted = bases(generations=[7, 0, 9, 9], minutes=[120, 60, 9, 9], works=[2, 0, 9, 9])
    assert PerGeneration(amount=output).owed(counted).tolist() == [2_100_000, 0, 0, 0]
    assert PerMinute(amount=minute).owed(counted).tolist() == [240 * DOLLAR, 120 * DOLLAR, 0, 0]
    assert PerWork(amount=work).owed(counted).tolist() == [6000 * DOLLAR, 0, 0, 0]


def test_a_lump_sum_is_a_fourth_of_the_year_for_each_payer():
    assert LumpSum(amount=a_year(10)).owed(bases()).tolist() == [250000000, 250000000, 0, 0]
    # 1 microcent a year is less than one microcent a quarter
    assert LumpSum(amount=a_year(1e-8), paid_by="studios").owed(bases()).tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize(("rate", "due"), [(0.0, 0), (0.5, 500), (1.0, 1000), (7.5, 7500)])
def test_a_wage_equivalent_may_exceed_the_wage(rate, due):
    clause = WageEquivalent(rate=assumption(rate, "multiple"))
    assert clause.owed(bases(replaced_wages=[9, 9, 1000, 0])).tolist() == [0, 0, due, 0]


def test_floor_cap_and_exemption_hold_by_the_quarter():
    clause = AiRevenue(rate=share(0.10), floor_per_year=a_year(8), cap_per_year=a_year(40), exempt_below=a_year(12))
    # a quarter: floor $2, cap $10, exempt below $3 of revenue
    revenue = [[2.99, 3], [19, 21], [100, 200], [0, 90]]
    owed = [clause.owed(bases(ai_revenue=[round(a * DOLLAR), b * DOLLAR, 0, 0]))[:2].tolist() for a, b in revenue]
    assert owed == [[0, 2 * DOLLAR], [2 * DOLLAR, 210000000], [10 * DOLLAR, 10 * DOLLAR], [0, 9 * DOLLAR]]


def test_a_floor_does_not_bind_who_has_no_base():
    assert AiRevenue(rate=share(0.1), floor_per_year=a_year(8)).owed(bases()).tolist() == [0, 0, 0, 0]


def test_counted_kinds_measure_small_firms_by_ai_revenue():
    clause = PerGeneration(amount=assumption(1, "usd"), exempt_below=a_year(400))
    owed = clause.owed(bases(generations=[5, 5, 0, 0], ai_revenue=[99 * DOLLAR, 100 * DOLLAR, 0, 0]))
    assert owed.tolist() == [0, 5 * DOLLAR, 0, 0]


@given(amounts, shares)
def test_a_share_is_the_exact_floor(amount, rate):
    owed = AiRevenue(rate=share(rate)).owed(bases(ai_revenue=[amount, 0, 0, 0]))
    assert owed[0] == Fraction(amount) * round(rate * 10**9) // 10**9


@given(amounts, st.integers(0, 10 * 10**9))
def test_a_multiple_is_the_exact_floor_or_an_error(amount, parts):
    clause = WageEquivalent(rate=assumption(parts / 10**9, "multiple"))
    exact = amount * parts // 10**9
    try:
        assert clause.owed(bases(replaced_wages=[0, 0, amount, 0]))[2] == exact
    except MoneyOverflow:
        assert amount * -(-parts // 10**9) > LARGEST


@given(st.integers(0, LARGEST), st.integers(0, 10**12))
def test_a_count_is_exact_or_an_error(count, microcents):
    clause = PerGeneration(amount=assumption(microcents / DOLLAR, "usd"))
    try:
        assert clause.owed(bases(generations=[count, 0, 0, 0]))[0] == count * microcents
    except MoneyOverflow:
        assert count * microcents > LARGEST


limits = st.none() | st.integers(0, 10**11).map(lambda cents: cents / 100)
revenues = st.lists(st.integers(-(10**18), 10**18), min_size=4, max_size=4)


@given(revenues, shares, limits, limits, limits)
def test_owed_is_what_a_plain_reading_of_the_clause_says(revenue, rate, floor, cap, exempt):
    given_limits = {"floor_per_year": floor, "cap_per_year": cap, "exempt_below": exempt}
    figures = {name: a_year(value) for name, value in given_limits.items() if value is not None}
    owed = AiRevenue(rate=share(rate), **figures).owed(bases(ai_revenue=revenue))
    assert owed.tolist() == [*(plain_reading(firm, rate, floor, cap, exempt) for firm in revenue[:2]), 0, 0]


def plain_reading(revenue, rate, floor, cap, exempt):
    """One AI firm's quarter in Fractions: limits at a fourth of the year, in whole microcents."""
    least, most, small = (None if limit is None else round(limit * DOLLAR) // 4 for limit in (floor, cap, exempt))
    owed = max(revenue, 0) * Fraction(round(rate * 10**9), 10**9) // 1
    if revenue > 0 and least is not None:
        owed = max(owed, least)
    if most is not None:
        owed = min(owed, most)
    return 0 if small is not None and revenue < small else owed


def every_royalty():
    """One of each kind, with limits where they can be had."""
    limits = {"floor_per_year": a_year(1), "cap_per_year": a_year(1e9)}
    rates = [AiRevenue(rate=share(0.1), **limits), Gross(rate=share(0.1), **limits), Profit(rate=share(0.1), **limits)]
    each = [kind(amount=assumption(2, "usd"), **limits) for kind in (PerGeneration, PerMinute, PerWork)]
    wages = WageEquivalent(rate=assumption(2, "multiple"), **limits)
    return [NoRoyalty(), *rates, *each, LumpSum(amount=a_year(9)), wages]


@pytest.mark.parametrize("clause", every_royalty(), ids=lambda clause: clause.kind)
def test_at_rate_zero_every_kind_owes_nothing(clause):
    full = {name: [10**9] * 4 for name in Bases.__dataclass_fields__ if name not in {"is_ai_firm", "absent"}}
    zero = clause.rate_zero()
    assert isinstance(zero, Royalty)
    assert zero.kind == clause.kind
    assert zero.owed(bases(**full)).tolist() == [0, 0, 0, 0]
    if clause.kind != "none":
        assert clause.owed(bases(**full)).any()


def test_prices_see_only_shares_of_ai_revenue_and_gross():
    ai = {clause.kind: clause.marginal_rate_on_ai_price() for clause in every_royalty()}
    gross = {clause.kind: clause.marginal_rate_on_gross() for clause in every_royalty()}
    assert {kind for kind, rate in ai.items() if rate} == {"ai_revenue"}
    assert {kind for kind, rate in gross.items() if rate} == {"gross"}


@pytest.mark.parametrize("rate", [-0.01, 1.01])
def test_a_share_lies_between_nothing_and_all(rate):
    with pytest.raises(ValidationError, match="0 % to 100 %"):
        AiRevenue(rate=share(rate))
    with pytest.raises(ValidationError, match="0 % to 100 %"):
        AiRevenue(rate=share(0.5)).with_rate(rate)


def test_a_rate_in_another_unit_is_refused():
    with pytest.raises(ValidationError, match='"usd" does not fit; expected "share"'):
        AiRevenue(rate=assumption(0.1, "usd"))


def test_no_royalty_has_no_rate():
    assert NoRoyalty().with_rate(0.0) == NoRoyalty()
    with pytest.raises(ValueError, match="no rate"):
        NoRoyalty().with_rate(0.1)
