"""Promise 1 for the whole library: at rate zero no term sheet owes anything, and new kinds change no number."""

import numpy as np
import pytest

from simulator.scenario.load import load_regime
from simulator.scenario.names import listed
from simulator.terms.royalty import Bases, Royalty
from tests.model.worlds import a_run, outcome_of, regime


def full():
    given = {name: np.full(4, 10**14) for name in ("ai_revenue", "ai_work_gross", "profit", "replaced_wages")}
    return Bases.zeros(2, 2, **given, **{name: np.full(4, 10**6) for name in ("generations", "minutes", "works")})


@pytest.mark.parametrize("name", listed("regime"))
def test_nothing_is_owed_at_rate_zero(name):
    assert not load_regime(name).rate_zero().of(Royalty).owed(full()).any()


@pytest.mark.parametrize(
    "name", ["sag_aftra_bonus_2023", "harpercollins_2024", "clear_act_2026", "data_mixture_levy_2026"]
)
def test_new_kinds_at_rate_zero_are_the_status_quo_bit_for_bit(name):
    sheet = load_regime(name).rate_zero()
    plain, zero = (outcome_of(a_run(terms, quarters=6, scale=0.002)) for terms in (regime("status_quo"), sheet))
    assert np.array_equal(plain.values, zero.values, equal_nan=True)
