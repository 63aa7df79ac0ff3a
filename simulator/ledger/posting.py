"""One line of the journal: 24 bytes, whole microcents from a debited to a credited account."""

import numpy as np
import numpy.typing as npt

from simulator.ledger.accounts import Accounts
from simulator.ledger.reasons import CLAUSES, REASONS, word_of
from simulator.money import LARGEST, MoneyOverflow

POSTING = np.dtype(
    [
        ("quarter", "<i2"),
        ("reason", "u1"),
        ("regime_clause", "u1"),
        ("debit", "<i4"),
        ("credit", "<i4"),
        ("work", "<i4"),
        ("microcents", "<i8"),
    ]
)
Postings = npt.NDArray[np.void]  # of POSTING
Row = tuple[int, int, int, int, int, int, int]  # the fields of POSTING, in their order

NO_WORK = -1


def check_span(field: str, lowest: int, highest: int) -> None:
    """ValueError where numbers do not fit the field; a wrapped one would name another quarter or work."""
    span = np.iinfo(POSTING[field])
    if not span.min <= lowest <= highest <= span.max:
        raise ValueError(f"{field} {lowest} to {highest} does not fit in {POSTING[field]}")


def block_of(reason: int, clause: int, columns: dict[str, npt.ArrayLike]) -> Postings:
    """Postings (n,) from columns by field, each (n,) or one number for all; see `whole_array` for errors."""
    whole = [whole_array(field, values) for field, values in columns.items()]
    spread = np.broadcast_arrays(*whole)
    block = np.zeros(spread[0].size, dtype=POSTING)
    block["reason"], block["regime_clause"] = reason, clause
    for field, values in zip(columns, spread, strict=True):
        if values.size:
            check_span(field, int(values.min()), int(values.max()))
        block[field] = values.reshape(-1)
    return block


def whole_array(field: str, values: npt.ArrayLike) -> npt.NDArray[np.int64]:
    """Values (n,) as int64. TypeError for anything but whole numbers; MoneyOverflow where int64 is too small."""
    if not isinstance(values, np.ndarray | np.generic):
        values = checked_list(field, values)
    array = np.asarray(values)
    if array.dtype.kind not in "iu":
        raise TypeError(f"{field} must be whole numbers, not {array.dtype}")
    if array.size and int(array.max()) > LARGEST:
        raise MoneyOverflow(f"{field}: {array.max()} does not fit in an int64")
    return array.astype(np.int64)


def checked_list(field: str, values: npt.ArrayLike) -> npt.NDArray[np.int64]:
    """Python numbers as int64; NumPy alone would turn [3, 2**63] into floats without a word."""
    objects = np.asarray(values, dtype=object)
    if not all(isinstance(value, int | np.integer) and not isinstance(value, bool) for value in objects.flat):
        raise TypeError(f"{field} must be whole numbers, not {values!r:.60}")
    largest = max(objects.flat, key=abs, default=0)
    if abs(largest) > LARGEST:
        raise MoneyOverflow(f"{field}: {largest} does not fit in an int64")
    return objects.astype(np.int64)


def described(row: Row, accounts: Accounts) -> str:
    """A posting in words, for an error."""
    quarter, reason, clause, debit, credit, work, amount = row
    sides = f"{accounts.name(debit)!r} to {accounts.name(credit)!r}"
    label = f"{word_of(reason, REASONS)} under {word_of(clause, CLAUSES)}"
    at_work = "" if work == NO_WORK else f", work {work}"
    return f"posting of {amount} microcents, {sides} ({label}, quarter {quarter}{at_work})"
