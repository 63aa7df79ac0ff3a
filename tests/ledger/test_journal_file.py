"""A streamed journal: the same balances as one in memory, in memory that does not grow."""

import tracemalloc

import numpy as np
import pytest

from simulator.ledger.journal import ROWS_IN_BLOCK, Ledger
from simulator.ledger.journal_file import JournalFile
from simulator.money import LARGEST, MoneyOverflow

ACCOUNTS = 7
MOST_BYTES = 60_000_000  # a fourth of what two and a half million kept postings and their copy would take


def opened(sink=None):
    ledger = Ledger(sink=sink)
    for number in range(ACCOUNTS):
        ledger.accounts.open(f"account {number}")
    return ledger


def post(ledger, first, size):
    numbers = np.arange(first, first + size)
    ledger.post_many(1, "pool", "settlement", numbers % ACCOUNTS, (numbers + 1) % ACCOUNTS, numbers + 1)


def test_the_file_holds_every_posting_in_order(tmp_path):
    journal, kept = JournalFile(tmp_path / "journal"), opened()
    streamed = opened(journal.append)
    for ledger in (streamed, kept):
        for first in range(0, 300, 100):
            ledger.post(2, "fee", "settlement", 0, 1, 5 + first)
            post(ledger, first, 100)
        ledger.post(3, "cap", "settlement", 1, 2, 9)
    streamed.flush()
    read = np.concatenate(list(journal.blocks(size=64)))
    assert (read == kept.postings()).all()
    assert journal.balances(ACCOUNTS) == list(kept.balances().values()) == list(streamed.balances().values())
    with pytest.raises(RuntimeError, match="sink"):
        streamed.postings()


def test_single_postings_are_handed_on_too():
    blocks = []
    ledger = opened(blocks.append)
    for _ in range(ROWS_IN_BLOCK):
        ledger.post(1, "fee", "settlement", 0, 1, 1)
    assert [block.size for block in blocks] == [ROWS_IN_BLOCK]


def test_an_impossible_block_leaves_the_file_alone(tmp_path):
    journal = JournalFile(tmp_path / "journal")
    ledger = opened(journal.append)
    with pytest.raises(MoneyOverflow, match="posting of"):
        ledger.post_many(1, "pool", "settlement", [0, 0], [1, 1], [LARGEST, 1])
    assert journal.path.stat().st_size == 0
    assert ledger.total() == 0


def test_a_cut_journal_and_a_used_name_are_refused(tmp_path):
    journal = JournalFile(tmp_path / "journal")
    post(opened(journal.append), 0, 3)
    with journal.path.open("r+b") as file:
        file.truncate(50)
    with pytest.raises(ValueError, match="was cut"):
        journal.balances(ACCOUNTS)
    with pytest.raises(FileExistsError):
        JournalFile(tmp_path / "journal")


@pytest.mark.slow
def test_memory_does_not_grow_with_postings(tmp_path):
    journal = JournalFile(tmp_path / "journal")
    ledger, block, blocks = opened(journal.append), 100_000, 25
    tracemalloc.start()
    for number in range(blocks):
        post(ledger, number * block, block)
    again = journal.balances(ACCOUNTS)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    given = [sum(range(1 + account, blocks * block + 1, ACCOUNTS)) for account in range(ACCOUNTS)]
    assert again == list(ledger.balances().values()) == [given[a - 1] - given[a] for a in range(ACCOUNTS)]
    assert most < MOST_BYTES
