"""An account's lines and the journal's totals, as a reader wants them."""

from typing import NamedTuple

import numpy as np

from simulator.ledger.exact import sums_by
from simulator.ledger.journal import Ledger
from simulator.ledger.posting import Postings
from simulator.ledger.reasons import CLAUSES, REASONS, word_of


class Line(NamedTuple):
    """One posting seen from one account: positive microcents came in, negative went out."""

    quarter: int
    reason: str
    clause: str
    other_account: str
    work: int
    microcents: int


def statement(ledger: Ledger, account: str) -> list[Line]:
    """Every line of an open account, in order; their microcents sum to its balance.

    What an account pays to itself shows twice, in and out. Raises KeyError for an account that is not open.
    """
    own, postings = ledger.accounts.number(account), ledger.postings()
    lines = []
    for row in postings[(postings["debit"] == own) | (postings["credit"] == own)].tolist():
        quarter, reason, clause, debit, credit, work, amount = row
        labels = word_of(reason, REASONS), word_of(clause, CLAUSES)
        if credit == own:
            lines.append(Line(quarter, *labels, ledger.accounts.name(debit), work, amount))
        if debit == own:
            lines.append(Line(quarter, *labels, ledger.accounts.name(credit), work, -amount))
    return lines


def totals_by(postings: Postings, *fields: str) -> dict[tuple[int, ...], int]:
    """Exact microcents for each combination of these fields of POSTING that occurs, in rising order."""
    columns = np.stack([postings[field].astype(np.int64) for field in fields], axis=1)
    keys, groups = np.unique(columns, axis=0, return_inverse=True)
    sums = sums_by(groups.reshape(-1), postings["microcents"], len(keys))
    return {tuple(key): total for key, total in zip(keys.tolist(), sums, strict=True)}
