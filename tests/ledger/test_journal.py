"""Double entry: exact balances, a sum of zero, and errors that name the posting and change nothing."""

import copy
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.ledger.journal import Ledger
from simulator.ledger.posting import POSTING
from simulator.money import MoneyOverflow

LARGEST = 2**63 - 1
NAMES = ("studio", "society", "people", "escrow")
LINES = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(1, LARGEST) | st.integers(1, 100)), max_size=30
)


def opened():
    ledger = Ledger()
    return ledger, [ledger.accounts.open(name) for name in NAMES]


def test_a_posting_moves_money():
    ledger, (studio, society, *_) = opened()
    ledger.post(5, "royalty", "settlement", studio, society, 1000, work=7)
    assert ledger.balances() == {"studio": -1000, "society": 1000, "people": 0, "escrow": 0}
    assert ledger.postings().tolist() == [(5, 1, 6, studio, society, 7, 1000)]
    assert ledger.postings().dtype == POSTING
    assert ledger.total() == 0


def test_a_refund_is_the_opposite_posting():
    ledger, (studio, society, *_) = opened()
    ledger.post(5, "royalty", "settlement", studio, society, 1000)
    ledger.post(6, "refund", "settlement", society, studio, 1000)
    assert set(ledger.balances().values()) == {0}
    assert len(ledger.postings()) == 2


def test_paying_oneself_leaves_a_line_and_no_change():
    ledger, (studio, *_) = opened()
    ledger.post(5, "self_payment", "none", studio, studio, LARGEST)
    ledger.post_many(5, "self_payment", "none", studio, studio, [LARGEST, 3])
    assert ledger.balances()["studio"] == 0
    assert len(ledger.postings()) == 3


def test_quarters_before_the_start_are_negative():
    ledger, (studio, society, *_) = opened()
    ledger.post(-10, "royalty", "none", studio, society, 1)
    assert ledger.postings()["quarter"].tolist() == [-10]


def replay(lines):
    """Balances in Python integers, and the first line that cannot be made."""
    balances = [0] * 4
    for number, (debit, credit, amount) in enumerate(lines):
        after = list(balances)
        after[debit] -= amount
        after[credit] += amount
        if max(map(abs, after)) > LARGEST:
            return balances, number
        balances = after
    return balances, len(lines)


@given(LINES)
def test_one_by_one_equals_python_integers_up_to_the_first_refusal(lines):
    ledger, _ = opened()
    expected, stop = replay(lines)
    for number, (debit, credit, amount) in enumerate(lines[: stop + 1]):
        if number == stop:
            with pytest.raises(MoneyOverflow, match=f"posting of {amount} microcents"):
                ledger.post(0, "payment", "none", debit, credit, amount)
        else:
            ledger.post(0, "payment", "none", debit, credit, amount)
    assert list(ledger.balances().values()) == expected
    assert ledger.total() == 0
    assert len(ledger.postings()) == stop


@given(LINES, LINES)
def test_many_at_once_equal_one_by_one_or_change_nothing(first, second):
    ledger, _ = opened()
    ledger.post_many(0, "payment", "none", *columns(keep(first)))
    before, lines = ledger.balances(), len(keep(first))
    expected, stop = replay([*keep(first), *second])
    if stop == lines + len(second):
        ledger.post_many(0, "payment", "none", *columns(second))
        assert list(ledger.balances().values()) == expected
        assert ledger.postings()["microcents"].tolist() == [x[2] for x in [*keep(first), *second]]
    else:
        with pytest.raises(MoneyOverflow, match=f"posting of {second[stop - lines][2]} microcents"):
            ledger.post_many(0, "payment", "none", *columns(second))
        assert ledger.balances() == before
        assert len(ledger.postings()) == lines
    assert ledger.total() == 0


def test_a_block_whose_second_line_is_impossible_leaves_no_trace_of_its_first():
    ledger, (studio, society, people, _) = opened()
    ledger.post(0, "payment", "none", studio, society, LARGEST)
    before = ledger.balances()
    with pytest.raises(MoneyOverflow, match="posting of 7 microcents"):
        ledger.post_many(0, "payment", "none", [people, studio], [studio, society], [5, 7])
    assert ledger.balances() == before
    assert len(ledger.postings()) == 1


def keep(lines):
    """The lines before the first that cannot be made."""
    return lines[: replay(lines)[1]]


def columns(lines):
    return ([line[place] for line in lines] for place in range(3))


def test_a_running_total_of_an_industry_is_exact_beyond_float64():
    ledger, (studio, society, *_) = opened()
    amounts = np.full(9, 10**18 + 1)
    ledger.post_many(0, "royalty", "royalty", studio, society, amounts)
    assert ledger.balances()["society"] == 9 * (10**18 + 1)
    assert Fraction(9 * (10**18 + 1)) != Fraction(float(9 * (10**18 + 1)))


def test_single_and_many_keep_their_order():
    ledger, (studio, society, *_) = opened()
    ledger.post(0, "royalty", "royalty", studio, society, 1)
    ledger.post_many([1, 2], "royalty", "royalty", studio, society, [2, 3], work=[8, 9])
    ledger.post(3, "royalty", "royalty", studio, society, 4)
    assert ledger.postings()["quarter"].tolist() == [0, 1, 2, 3]
    assert ledger.postings()["microcents"].tolist() == [1, 2, 3, 4]
    assert ledger.postings()["work"].tolist() == [-1, 8, 9, -1]


def test_the_error_names_the_posting():
    ledger, (studio, society, *_) = opened()
    ledger.post(0, "royalty", "royalty", studio, society, LARGEST)
    message = r"posting of 1 microcents, 'studio' to 'society' \(fund under entitlement, quarter 3, work 12\)"
    with pytest.raises(MoneyOverflow, match=message):
        ledger.post(3, "fund", "entitlement", studio, society, 1, work=12)


@pytest.mark.parametrize("amount", [0, -5, 2**63, 2**70])
def test_amounts_must_be_positive_and_fit(amount):
    ledger, (studio, society, *_) = opened()
    with pytest.raises(MoneyOverflow, match=f"{amount}"):
        ledger.post(0, "royalty", "royalty", studio, society, amount)
    with pytest.raises(MoneyOverflow, match=f"{amount}"):
        ledger.post_many(0, "royalty", "royalty", studio, society, [3, amount])
    assert set(ledger.balances().values()) == {0}
    assert len(ledger.postings()) == 0


@pytest.mark.parametrize("amount", [1.0, 0.5, "1", None])
def test_no_float_enters(amount):
    ledger, (studio, society, *_) = opened()
    with pytest.raises(TypeError):
        ledger.post(0, "royalty", "royalty", studio, society, amount)
    with pytest.raises(TypeError):
        ledger.post_many(0, "royalty", "royalty", studio, society, [amount])


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("debit", 4, "only 0 to 3 are open"),
        ("credit", -1, "only 0 to 3 are open"),
        ("quarter", 40_000, "quarter 40000"),
        ("work", 2**31, "work 2147483648"),
        ("reason", "royalties", "did you mean 'royalty'"),
        ("clause", "settlment", "did you mean 'settlement'"),
    ],
)
def test_unknown_labels_and_accounts_are_refused(field, value, message):
    ledger, _ = opened()
    good = {"quarter": 0, "reason": "royalty", "clause": "royalty", "debit": 0, "credit": 1, "microcents": 1}
    for post in (ledger.post, ledger.post_many):
        with pytest.raises(ValueError, match=message):
            post(**{**good, field: value})
    assert len(ledger.postings()) == 0


def test_nothing_posted_is_nothing():
    ledger = Ledger()
    ledger.post_many(0, "royalty", "royalty", [], [], [])
    assert ledger.balances() == {}
    assert ledger.total() == 0
    assert ledger.postings().dtype == POSTING


def test_a_copy_does_not_share_what_is_posted_later():
    ledger, (studio, society, *_) = opened()
    twin = copy.deepcopy(ledger)
    ledger.post(0, "royalty", "royalty", studio, society, 1)
    assert twin.balances()["society"] == 0
    assert len(twin.postings()) == 0


def test_an_account_that_only_gives_cannot_leave_the_range_either():
    ledger = Ledger()
    giver, one, other = (ledger.accounts.open(name) for name in ("giver", "one", "other"))
    ledger.post(1, "pool", "settlement", giver, one, 2**63 - 1)
    with pytest.raises(MoneyOverflow, match="posting of 1 microcents, 'giver' to 'other'"):
        ledger.post(1, "pool", "settlement", giver, other, 1)
    assert ledger.balances() == {"giver": -(2**63 - 1), "one": 2**63 - 1, "other": 0}
