"""Borders: every shipped law passes every look; whatever is put in on purpose is named with quarter, phase and row."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.model import careers, quarter, settle
from simulator.model.books import post
from simulator.model.borders import BorderError, check_numbers, check_rows
from simulator.model.quarter import PHASES
from simulator.model.run import BURN_IN_QUARTERS, run_one, simulate
from simulator.scenario.names import listed
from tests.model.worlds import REGIMES, a_run, drawn, regime

QUARTERS = 6


def checked(name, **chosen):
    return replace(a_run(regime(name), quarters=QUARTERS, scale=0.002, **chosen), is_checked=True)


@pytest.mark.parametrize("name", REGIMES)
def test_every_quarter_of_the_default_regimes_passes(name):
    """The accounting identities and every number, in each quarter, under all six."""
    history = simulate(checked(name))
    assert history.model.guard is not None
    assert history.model.guard.looks >= (BURN_IN_QUARTERS + QUARTERS) * len(PHASES)


@pytest.mark.slow
@pytest.mark.parametrize("name", listed("regime"))
@pytest.mark.parametrize("world", [None, 0, 1])
def test_every_shipped_law_passes_at_drawn_parameters(name, world):
    run = checked(name) if world is None else checked(name, sector=drawn(world))
    assert run_one(run).error is None


def test_looking_changes_no_bit_and_tells_its_cost():
    plain, looked = run_one(replace(checked("data_dignity"), is_checked=False)), run_one(checked("data_dignity"))
    assert np.array_equal(plain.values, looked.values, equal_nan=True)
    assert plain.balances_sha256 == looked.balances_sha256
    assert "check" not in plain.phases
    assert looked.phases["check"] > 0.0


def spoiled(change):
    """A phase that does one thing more, in the third reported quarter."""

    def phase(model):
        careers.careers(model)
        if model.now == BURN_IN_QUARTERS + 2:
            change(model)

    phase.__name__ = "careers"
    return phase


def wage_is_nan(model):
    model.people.wages[1, 5] = np.nan


def skill_is_endless(model):
    model.people.skill[3] = np.inf


def balance_below_zero(model):
    model.people.carried[2] = -1


def work_more_than_all_ai(model):
    model.works.ai_share[0] = 1.5


def claims_of_more(model):
    model.cast.ai_firms[1].claims.weights[0] += 0.1


def price_is_nan(model):
    model.economy.ai_price = float("nan")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (wage_is_nan, r"2027Q3, after careers: people: wages\[1, 5\] is nan"),
        (skill_is_endless, r"2027Q3, after careers: people: skill\[3\] is inf"),
        (balance_below_zero, r"people: carried\[2\] is -1"),
        (work_more_than_all_ai, r"works: ai_share\[0\] is 1\.5"),
        (claims_of_more, r"claims on AI firm \w+ sum to 1\.1"),
        (price_is_nan, r"economy: ai_price is nan"),
    ],
)
def test_a_number_that_cannot_be_is_named(monkeypatch, change, said):
    phases = tuple(spoiled(change) if phase is careers.careers else phase for phase in PHASES)
    monkeypatch.setattr(quarter, "PHASES", phases)
    with pytest.raises(BorderError, match=said):
        simulate(checked("data_dignity"))
    outcome = run_one(checked("data_dignity"))
    assert outcome.error is not None
    assert outcome.error.startswith("BorderError: ")


@pytest.mark.parametrize(
    ("debit", "credit", "said"),
    [
        ("collected", "people", "account collected holds -1"),
        ("escrow", "people", "account escrow holds"),
        ("people_due", "people", "account people_due holds"),
        ("pool", "people", "account pool holds"),
    ],
)
@pytest.mark.parametrize("is_checked", [True, False])
def test_a_microcent_astray_is_found_checked_or_not(monkeypatch, debit, credit, said, is_checked):
    """With `--check` in its quarter, without it at the end of the run."""
    original = settle.expire

    def astray(model, clause):
        original(model, clause)
        if model.now == BURN_IN_QUARTERS + 2:
            post(model, "refund", debit, credit, 1)

    monkeypatch.setattr(settle, "expire", astray)
    with pytest.raises(BorderError, match=said):
        simulate(replace(checked("data_dignity"), is_checked=is_checked))


def test_numbers_by_hand():
    check_numbers("now", "flows: studio_profit", np.array(-5.0))
    check_numbers("now", "flows: hours", np.array([0.0, -1e-12, 3.0]))  # rounding
    check_numbers("now", "nothing", np.array([]))
    for wrong in (np.array([1.0, -1.0]), np.array([np.nan]), np.array(np.inf), np.array([-1])):
        with pytest.raises(BorderError):
            check_numbers("now", "flows: hours", wrong)
    with pytest.raises(BorderError, match="studio_profit is -inf"):
        check_numbers("now", "flows: studio_profit", np.array(-np.inf))


def test_a_measure_that_is_no_number_is_named():
    with pytest.raises(BorderError, match="2027Q2: measure hours is nan"):
        check_rows("2027Q1", [{"hours": 1.0}, {"hours": float("nan")}])
