"""Royalties of real instruments: the bonus, licences for some years, penalties, data mixture; by hand."""

import numpy as np
import pytest
from pydantic import ValidationError

from simulator.terms.allocation.data_mixture import DataMixture
from simulator.terms.royalty import Bases
from simulator.terms.royalty.licence_fee import LicenceFee
from simulator.terms.royalty.penalty import Penalty
from simulator.terms.royalty.success_bonus import SuccessBonus
from simulator.units import assumption

DOLLAR = 10**8


def bases(**given):
    return Bases.zeros(1, 1, **{name: np.array(values, dtype=np.int64) for name, values in given.items()})


def bonus(multiple=0.5, rate=0.01):
    return SuccessBonus(rate=assumption(rate, "share"), bonus=assumption(multiple, "multiple"))


def test_half_of_the_fixed_residual_on_all_gross():
    # 1 % of $1,000 is a fixed residual of $10; half of it is the bonus; studios alone pay
    clause = bonus()
    assert clause.owed(bases(ai_work_gross=[7 * DOLLAR, 1000 * DOLLAR])).tolist() == [0, 5 * DOLLAR]
    assert clause.counts_as_ai_made(0.0) == 1.0
    assert (clause.headline_rate, clause.marginal_rate_on_gross()) == (0.005, 0.005)
    assert clause.with_rate(0.02).rate.value == 0.04
    assert clause.rate_zero().owed(bases(ai_work_gross=[0, 1000 * DOLLAR])).tolist() == [0, 0]


def test_the_trigger_counts_views_over_subscribers():
    # 10 m subscribers, a film of 2 hours: a fifth is 2 m views, 4 m hours
    assert bonus().is_triggered(4e6, 2.0, 10e6)
    assert not bonus().is_triggered(4e6 - 1, 2.0, 10e6)


def test_a_bonus_is_at_most_the_fixed_residual():
    with pytest.raises(ValidationError):
        bonus(multiple=1.5)


def test_a_licence_is_earned_over_its_years():
    # $5,000 for three years are 41,666,666,666 microcents a quarter and title, 12 of them 8 microcents short
    fee = LicenceFee(amount=assumption(5000, "usd"), per="work", years=3)
    owed = fee.owed(bases(works=[2, 9], minutes=[50, 0]))
    assert owed.tolist() == [83_333_333_332, 0]
    assert 5000 * DOLLAR - 12 * 41_666_666_666 == 8
    minute = LicenceFee(amount=assumption(2, "usd"), per="minute", years=1)
    assert minute.owed(bases(works=[2, 9], minutes=[50, 0])).tolist() == [25 * DOLLAR, 0]


def test_penalties_stop_at_the_ceiling_of_the_bill():
    # 4 % a year of 1,000 works fail: 40 x $5,000 = $200,000 a year, $50,000 a quarter; a ceiling of $100,000 halves it
    failing = assumption(0.04, "share_per_year")
    free = Penalty(amount=assumption(5000, "usd"), failing_share=failing)
    capped = free.changed(cap_per_year=assumption(100_000, "usd_per_year"))
    assert free.owed(bases(works=[1000, 0])).tolist() == [50_000 * DOLLAR, 0]
    assert capped.owed(bases(works=[1000, 0])).tolist() == [25_000 * DOLLAR, 0]


def test_a_data_mixture_weighs_works_of_one_length_alike():
    assert DataMixture().method == "equal_per_work"
