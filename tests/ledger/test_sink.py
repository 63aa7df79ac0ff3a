"""A ledger with a sink hands postings on when a block is full, not before and not later, and keeps none."""

import pytest

from simulator.ledger import journal
from simulator.ledger.journal import Ledger


@pytest.fixture
def small(monkeypatch):
    """Blocks of three, and what the sink received."""
    monkeypatch.setattr(journal, "ROWS_IN_BLOCK", 3)
    received = []
    ledger = Ledger(sink=received.append)
    ledger.accounts.open("a")
    ledger.accounts.open("b")
    return ledger, received


def pay(ledger, times):
    for _ in range(times):
        ledger.post(0, "payment", "settlement", 0, 1, 5)


def test_a_full_block_goes_to_the_sink_at_once(small):
    ledger, received = small
    pay(ledger, 2)
    assert received == []
    pay(ledger, 1)
    assert [len(block) for block in received] == [3]
    pay(ledger, 4)
    assert [len(block) for block in received] == [3, 3]
    ledger.flush()
    assert [len(block) for block in received] == [3, 3, 1]
    assert ledger.balances() == {"a": -35, "b": 35}


def test_without_a_sink_everything_is_kept(monkeypatch):
    monkeypatch.setattr(journal, "ROWS_IN_BLOCK", 3)
    ledger = Ledger()
    ledger.accounts.open("a")
    ledger.accounts.open("b")
    pay(ledger, 7)
    assert len(ledger.postings()) == 7


@pytest.mark.parametrize(("debit", "credit"), [(-1, 0), (0, -1), (2, 0), (0, 2), (-1, 5)])
def test_an_account_that_nobody_opened_is_refused_on_either_side(small, debit, credit):
    ledger, received = small
    with pytest.raises(ValueError, match="only 0 to 1 are open"):
        ledger.post(0, "payment", "settlement", debit, credit, 5)
    ledger.flush()
    assert (received, ledger.total()) == ([], 0)
