"""What one account sees, and totals by any label."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.ledger.journal import Ledger
from simulator.ledger.reasons import REASONS
from simulator.ledger.statements import Line, statement, totals_by


def small_ledger():
    ledger = Ledger()
    studio, society, people = (ledger.accounts.open(name) for name in ("studio", "society", "people"))
    ledger.post(4, "royalty", "royalty", studio, society, 100)
    ledger.post(4, "administration", "settlement", society, society, 10)
    ledger.post(5, "payment", "settlement", society, people, 60, work=3)
    ledger.post(5, "payment", "settlement", society, people, 20, work=4)
    return ledger


def test_lines_of_one_account():
    assert statement(small_ledger(), "people") == [
        Line(5, "payment", "settlement", "society", 3, 60),
        Line(5, "payment", "settlement", "society", 4, 20),
    ]
    assert [line.microcents for line in statement(small_ledger(), "society")] == [100, 10, -10, -60, -20]


def test_an_account_that_is_not_open():
    with pytest.raises(KeyError, match="pool"):
        statement(small_ledger(), "pool")


def test_totals_by_labels():
    postings = small_ledger().postings()
    assert totals_by(postings, "reason") == {
        (REASONS["royalty"],): 100,
        (REASONS["administration"],): 10,
        (REASONS["payment"],): 80,
    }
    assert totals_by(postings, "quarter", "credit") == {(4, 1): 110, (5, 2): 80}
    assert totals_by(postings[:0], "quarter") == {}


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(1, 10**15)), max_size=20),
)
def test_every_statement_sums_to_its_balance(lines):
    ledger = Ledger()
    names = [f"account:{number}" for number in range(4)]
    for name in names:
        ledger.accounts.open(name)
    for debit, credit, amount in lines:
        ledger.post(0, "payment", "none", debit, credit, amount)
    for name in names:
        assert sum(line.microcents for line in statement(ledger, name)) == ledger.balances()[name]
