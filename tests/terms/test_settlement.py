"""Deductions by hand; nothing is lost where nothing is said."""

import numpy as np

from simulator.terms.settlement import Settlement
from simulator.terms.settlement.pipeline import Pipeline
from simulator.units import assumption


def share(value):
    return assumption(value, "share")


def pipeline():
    """A society at 15 %, 8 dollars a payee and year, 84 % matched, from 25 dollars, to 6,600 a year."""
    return Pipeline(
        administration=share(0.15),
        payee_fee=assumption(8, "usd_per_year_per_payee"),
        matching_rate=share(0.84),
        escrow_quarters=8,
        escrow_expiry="fund",
        minimum_payment=assumption(25, "usd"),
        cap_per_payee=assumption(6600, "usd_per_year"),
        agent_commission=share(0.1),
    )


def test_deductions_by_hand():
    amounts = np.array([10**8, 7, 0])
    assert pipeline().administration_on(amounts).tolist() == [15_000_000, 1, 0]
    assert pipeline().commission_on(amounts).tolist() == [10_000_000, 0, 0]


def test_dollars_become_whole_microcents():
    clause = pipeline()
    assert clause.payee_fee_microcents == 2 * 10**8  # a fourth of 8 dollars
    assert clause.minimum_payment_microcents == 25 * 10**8
    assert clause.cap_microcents_per_year == 6600 * 10**8
    assert (clause.matched_share, clause.waiting_quarters, clause.on_expiry) == (0.84, 8, "fund")


def test_nothing_is_lost_by_default():
    for clause in (Settlement(), Pipeline()):
        amounts = np.array([10**8, 1])
        assert not clause.administration_on(amounts).any()
        assert not clause.commission_on(amounts).any()
        assert (clause.payee_fee_microcents, clause.minimum_payment_microcents) == (0, 0)
        assert (clause.matched_share, clause.cap_microcents_per_year) == (1.0, None)


def test_at_rate_zero_nobody_pays_a_fee_or_waits():
    zero = pipeline().rate_zero()
    assert isinstance(zero, Pipeline)
    assert (zero.payee_fee_microcents, zero.minimum_payment_microcents, zero.matched_share) == (0, 0, 1.0)
    assert zero.administration == pipeline().administration
