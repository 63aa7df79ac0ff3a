"""Every path of money over the whole of int64: to the microcent, or an error that says what does not fit."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from simulator.kernels.payout import pay_people
from simulator.ledger.journal import Ledger
from simulator.model import allot, pay, settle
from simulator.model.books import PeoplesQuarter
from simulator.model.contracts import share_of
from simulator.model.run import start
from simulator.money import LARGEST, PARTS_PER_BILLION, MoneyOverflow, apply_rate
from simulator.terms.settlement import Settlement
from simulator.terms.settlement.pipeline import Pipeline
from tests.model.worlds import a_run, regime

ANY = st.one_of(st.integers(0, LARGEST), st.sampled_from([0, 1, LARGEST - 1, LARGEST, 2**62, 2**32, 10**9]))
WEIGHTS = st.lists(st.floats(0.0, 1e9), min_size=1, max_size=20)
EXPIRED = {"pool": "pool", "fund": "fund:social", "holder": "holder:unnamed"}
CAP = st.integers(-1, LARGEST)
RATE = st.integers(0, PARTS_PER_BILLION)
AGAIN = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def world():
    """A small world before its first quarter."""
    return start(a_run(regime("data_dignity"), scale=0.001))


@given(ANY, WEIGHTS, st.floats(0.0, 1e9))
def test_what_is_spread_is_in_works_or_comes_back(amount, weights, lost):
    into = np.zeros(len(weights), np.int64)
    rest = allot.spread(into, amount, np.array(weights), lost)
    assert sum(into.tolist()) + rest == amount
    assert (into >= 0).all()
    assert 0 <= rest <= amount


@given(st.integers(LARGEST + 1, 2**70))
def test_what_no_account_holds_is_not_spread(amount):
    with pytest.raises(ValueError, match="does not fit"):
        allot.spread(np.zeros(2, np.int64), amount, np.array([1.0, 2.0]), 0.0)


@given(st.lists(st.tuples(ANY, RATE), min_size=1, max_size=20))
def test_parts_are_the_floor_in_plain_integers(rows):
    amounts, rates = (np.array(column, np.int64) for column in zip(*rows, strict=True))
    exact = [amount * rate // PARTS_PER_BILLION for amount, rate in rows]
    assert share_of(amounts, rates).tolist() == exact
    assert [int(apply_rate(np.array([amount]), rate)[0]) for amount, rate in rows] == exact


@given(st.lists(st.lists(ANY, min_size=4, max_size=4), min_size=1, max_size=8))
def test_a_years_payments_never_wrap(rows):
    columns = np.array(rows, np.int64).T
    assert pay.received(columns).tolist() == [min(sum(row), LARGEST) for row in rows]


@given(
    st.lists(st.tuples(ANY, ANY, ANY, st.booleans(), RATE), min_size=1, max_size=8), ANY, ANY, st.integers(-1, LARGEST)
)
def test_the_last_mile_row_by_row(rows, fee, minimum, cap):
    """gross + carried = commission + fee + over the cap + escrow + paid + carried, for each row alone."""
    for gross, carried, received, is_found, rate in rows:
        assume(gross + carried <= LARGEST)
        commission = gross * rate // PARTS_PER_BILLION
        paid, escrow, held = np.zeros(1, np.int64), np.zeros(1, np.int64), np.array([carried])
        totals = pay_people(
            np.array([gross]), np.array([is_found]), np.array([received]), held, np.array([commission]),
            fee, minimum, cap, paid, escrow,
        ).tolist()  # fmt: skip
        assert sum(totals) + int(held[0]) == gross + carried
        assert min(*totals, int(held[0]), int(paid[0]), int(escrow[0])) >= 0
        assert cap < 0 or paid[0] == 0 or paid[0] + received <= cap


@AGAIN
@given(st.lists(ANY, min_size=1, max_size=6), ANY, st.floats(0.0, 9e10), st.floats(0.0, 1e6), st.floats(0.0, 9e10))
def test_rows_of_many_persons_with_any_fee_minimum_and_cap(world, amounts, carried, minimum, fee, cap):
    """Amounts of a person times the persons of a row may leave int64; the money does not."""
    clause = world.terms.of(Pipeline)
    clause = clause.changed(
        minimum_payment=clause.minimum_payment.at(min(minimum, 1e9)),
        payee_fee=clause.payee_fee.at(fee),
        cap_per_payee=None if cap < 1.0 else pay_cap(cap),
    )
    gross, before = np.zeros(world.people.size, np.int64), np.zeros(world.people.size, np.int64)
    gross[: len(amounts)], before[-1] = amounts, carried
    nothing = np.zeros_like(gross)
    quarter = PeoplesQuarter(gross, before, clause.commission_on(gross), nothing.copy(), nothing.copy())
    world.people.carried = before.copy()
    due = sum(amounts) + carried
    if due > LARGEST:
        with pytest.raises(MoneyOverflow, match=f"due to people in .*: {due} microcents"):
            pay.settle_rows(world, clause, quarter)
        return
    totals = pay.settle_rows(world, clause, quarter)
    assert sum(totals.tolist()) + sum(world.people.carried.tolist()) == due


def pay_cap(dollars):
    """A yearly cap as a figure."""
    from simulator.units import assumption

    return assumption(dollars, "usd_per_year")


@AGAIN
@given(st.lists(ANY, min_size=2, max_size=4), ANY)
def test_debts_and_pool_beyond_an_account_are_refused_before_a_pot_can_wrap(world, debts, pool):
    model = SimpleNamespace(
        calendar="2027Q1",
        settlement=SimpleNamespace(collected=sum(debts)),
        society=SimpleNamespace(pool_microcents=pool),
    )
    if sum(debts) + pool <= LARGEST:
        settle.check_pots(model)
        return
    with pytest.raises(MoneyOverflow, match=f"shared out in 2027Q1: {sum(debts) + pool} microcents"):
        settle.check_pots(model)


@pytest.mark.parametrize("is_fork", [False, True])
def test_two_debts_that_fit_alone_and_not_together_end_the_run(is_fork):
    """In the realised world and in a fork, whose ledger is empty."""
    model = start(a_run(regime("data_dignity"), scale=0.001))
    for _ in range(14):
        model.step()
    model.is_fork = is_fork
    model.accrued.owed[:] = 0
    model.accrued.owed[:2] = LARGEST
    said = "to be shared out in" if is_fork else "an account would leave"
    with pytest.raises(MoneyOverflow, match=said):
        settle.settle(model)


@AGAIN
@given(
    st.lists(st.lists(ANY, min_size=1, max_size=3), min_size=1, max_size=3), st.sampled_from(["pool", "fund", "holder"])
)
def test_escrow_expires_exactly_or_the_posting_is_named(world, queue, goes_to):
    """Amounts of any size, in any number of quarters, on a ledger that holds them; or the ledger had refused before."""
    model = world
    model.ledger, model.society.escrow, model.society.pool_microcents = Ledger(), [], 0
    model.people.escrowed[:] = 0
    escrow, people = model.ledger.accounts.open("escrow"), model.ledger.accounts.open("people_due")
    total = sum(sum(amounts) for amounts in queue)
    for number, amounts in enumerate(queue):
        rows = np.arange(len(amounts))
        model.society.escrow.append((number - 1000, rows, np.array(amounts), model.accrued.owed))
    sums = [sum(amounts) for amounts in queue if sum(amounts)]
    if total > LARGEST:
        with pytest.raises(MoneyOverflow, match=r"posting of \d+ microcents, 'people_due' to 'escrow' \(escrow"):
            [model.ledger.post(0, "escrow", "settlement", people, escrow, own) for own in sums]
        return
    for own in sums:
        model.ledger.post(0, "escrow", "settlement", people, escrow, own)
    for _, rows, amounts, _ in model.society.escrow:
        model.people.escrowed[rows] += amounts
    pay.expire(model, model.terms.of(Pipeline).changed(escrow_expiry=goes_to))
    balances = model.ledger.balances()
    assert balances["escrow"] == 0
    assert balances.get(EXPIRED[goes_to], 0) == total
    assert (model.people.escrowed == 0).all()
    assert model.society.pool_microcents == (total if goes_to == "pool" else 0)


def test_a_sheet_without_a_society_passes_everything_on(world):
    """No fee, no minimum, no cap: what is due is paid, up to the largest amount that there is."""
    gross = np.zeros(world.people.size, np.int64)
    gross[0] = LARGEST
    world.people.carried = np.zeros_like(gross)
    nothing = np.zeros_like(gross)
    quarter = PeoplesQuarter(gross, nothing.copy(), nothing.copy(), nothing.copy(), nothing.copy())
    assert sum(pay.settle_rows(world, regime("copyright_holder").of(Settlement), quarter).tolist()) == LARGEST
