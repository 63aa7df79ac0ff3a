"""Debts worked out by the auditor are the clauses' own, from losses to hundreds of billions, for every royalty."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.experiments.audit.debts import COUNTED, NOTHING, owed
from simulator.terms.clause import registered_clauses
from simulator.terms.royalty import Bases
from simulator.terms.royalty.ai_revenue import AiRevenue
from simulator.terms.royalty.gross import Gross
from simulator.terms.royalty.licence_fee import LicenceFee
from simulator.terms.royalty.lump_sum import LumpSum
from simulator.terms.royalty.penalty import Penalty
from simulator.terms.royalty.per_generation import PerGeneration
from simulator.terms.royalty.profit import Profit
from simulator.terms.royalty.success_bonus import SuccessBonus
from simulator.terms.royalty.wage_equivalent import WageEquivalent
from simulator.units import assumption


def test_every_registered_royalty_is_worked_out_again():
    ours = {kind for kind, own in registered_clauses()["royalty"].items() if own.__module__.startswith("simulator.")}
    assert ours - {NOTHING} == set(COUNTED)


NAMES = ("ai_revenue", "ai_work_gross", "profit", "generations", "minutes", "works", "replaced_wages")
LIMITED = {
    "floor_per_year": assumption(2e6, "usd_per_year"),
    "cap_per_year": assumption(4e7, "usd_per_year"),
    "exempt_below": assumption(1e6, "usd_per_year"),
}


def both(amount):
    """The same base for an AI firm and a studio."""
    return np.full(2, amount)


@given(st.lists(st.integers(-(10**18), 10**17), min_size=7, max_size=7), st.floats(0.0, 1.0))
@pytest.mark.parametrize("limits", [{}, LIMITED])
def test_debts_are_the_clauses_own_over_the_whole_range(limits, amounts, rate):
    money = dict(
        zip(("ai_revenue", "ai_work_gross", "profit"), np.array(amounts[:3])[:, None].repeat(2, 1), strict=True)
    )
    counts = dict(
        zip(("generations", "minutes", "works"), np.abs(amounts[3:6])[:, None].repeat(2, 1) >> 40, strict=True)
    )
    bases = Bases.zeros(1, 1, **money, **counts, replaced_wages=np.full(2, abs(amounts[6]) >> 4))
    each, share = assumption(12.34567891, "usd"), assumption(rate, "share")
    for royalty in (
        AiRevenue(rate=share, **limits),
        Profit(rate=share, paid_by="studios", **limits),
        Gross(rate=share, **limits),
        SuccessBonus(rate=share, bonus=assumption(0.75, "multiple"), **limits),
        LumpSum(amount=assumption(1e8 * rate, "usd_per_year"), **limits),
        PerGeneration(amount=each, **limits),
        LicenceFee(amount=each, per="minute", years=3, **limits),
        Penalty(amount=each, failing_share=assumption(rate, "share_per_year"), **limits),
        WageEquivalent(rate=assumption(7.5 * rate, "multiple"), **limits),
    ):
        assert [owed(royalty, bases, payer) for payer in (0, 1)] == royalty.owed(bases).tolist(), royalty


def test_by_hand():
    bases = Bases.zeros(1, 1, ai_revenue=np.array([1_000_000_019, 5]), works=np.array([7, 7]))
    assert owed(AiRevenue(rate=assumption(0.1, "share")), bases, 0) == 100_000_001
    assert owed(AiRevenue(rate=assumption(0.1, "share")), bases, 1) == 0  # a studio
    fee = LicenceFee(amount=assumption(2500.0, "usd"), per="work", years=3)
    assert owed(fee, bases, 0) == 7 * (2500 * 10**8 // 12)
