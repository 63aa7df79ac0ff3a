"""10^8 postings streamed to disk: seconds, memory, and balances that a re-reading of the file gives exactly.

    python benchmarks/ledger_scale.py [POSTINGS]

The amounts follow from the posting's number, so that every balance is also known in closed form: posting i moves
1 + i microcents from account i mod N to account (i + 1) mod N.
"""

import resource
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from simulator.ledger.journal import Ledger
from simulator.ledger.journal_file import JournalFile

ACCOUNTS = 40
BLOCK = 500_000
KIB_IN_MIB = 1024


def expected(postings: int) -> list[int]:
    """Balances by arithmetic series: what account a gave is the sum of 1 + i over i = a mod N."""
    given = []
    for account in range(ACCOUNTS):
        terms = len(range(account, postings, ACCOUNTS))
        given.append(terms * (1 + account) + ACCOUNTS * terms * (terms - 1) // 2)
    return [given[account - 1] - given[account] for account in range(ACCOUNTS)]


def posted(ledger: Ledger, postings: int) -> None:
    """All postings, a block at a time."""
    for number in range(ACCOUNTS):
        ledger.accounts.open(f"account {number}")
    for first in range(0, postings, BLOCK):
        numbers = np.arange(first, min(first + BLOCK, postings))
        sides = numbers % ACCOUNTS, (numbers + 1) % ACCOUNTS
        ledger.post_many(numbers // BLOCK % 100, "pool", "settlement", *sides, numbers + 1)


def main() -> None:
    """Post, read back, compare, tell."""
    postings = int(float(sys.argv[1])) if len(sys.argv) > 1 else 10**8
    with TemporaryDirectory() as folder:
        journal = JournalFile(Path(folder) / "journal")
        ledger = Ledger(sink=journal.append)
        began = time.perf_counter()
        posted(ledger, postings)
        ledger.flush()
        wrote = time.perf_counter()
        again = journal.balances(ACCOUNTS)
        read = time.perf_counter()
    exact = list(ledger.balances().values()) == again == expected(postings)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_IN_MIB
    print(f"{postings:,} postings in {wrote - began:.1f} s, read back in {read - wrote:.1f} s, at most {most:.0f} MiB")
    print(f"balances exact: {exact}; total {ledger.total()}")


if __name__ == "__main__":
    main()
