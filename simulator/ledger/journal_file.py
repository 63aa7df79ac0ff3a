"""A journal on disk: postings as they were made, 24 bytes each, read back in blocks of bounded size."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from simulator.ledger.exact import sums_by
from simulator.ledger.posting import POSTING, Postings

POSTINGS_IN_BLOCK = 1_000_000


class JournalFile:
    """A ledger's sink: `Ledger(sink=file.append)`. Call the ledger's `flush` before reading."""

    def __init__(self, path: Path) -> None:
        """A new and empty journal; FileExistsError for a file that is there."""
        self.path = path
        path.open("xb").close()

    def append(self, block: Postings) -> None:
        """Add postings (n,) at the end."""
        with self.path.open("ab") as file:
            block.tofile(file)

    def blocks(self, size: int = POSTINGS_IN_BLOCK) -> Iterator[Postings]:
        """All postings in order, so many at a time. ValueError for a file that ends within a posting."""
        if self.path.stat().st_size % POSTING.itemsize:
            raise ValueError(f"{self.path}: ends within a posting; the journal was cut")
        with self.path.open("rb") as file:
            while (block := np.fromfile(file, dtype=POSTING, count=size)).size:
                yield block

    def balances(self, accounts: int) -> list[int]:
        """Microcents received less microcents given by each account number, exact, in bounded memory."""
        balances = [0] * accounts
        for block in self.blocks():
            given, taken = (sums_by(block[side], block["microcents"], accounts) for side in ("credit", "debit"))
            balances = [own + more - less for own, more, less in zip(balances, given, taken, strict=True)]
        return balances
