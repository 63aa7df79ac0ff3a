"""Money: whole microcents (1 US dollar = 10**8), exact rates, and the only float-to-money conversion."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

MICROCENTS_PER_DOLLAR = 10**8
PARTS_PER_BILLION = 10**9
LARGEST = 2**63 - 1  # one int64 posting: 92.2 billion dollars


class MoneyOverflow(ValueError):  # noqa: N818 - as one says it; a name of the ledger's contract
    """An amount does not fit in an int64 of microcents; the message names what it was."""


def to_microcents(dollars: npt.ArrayLike, what: str = "amount") -> npt.NDArray[np.int64]:
    """Whole microcents of `dollars` (any shape), rounded half to even.

    Raises MoneyOverflow where a value is not finite or exceeds what an int64 holds.
    """
    scaled = np.rint(np.asarray(dollars, dtype=np.float64) * MICROCENTS_PER_DOLLAR)
    # The largest float64 below 2**63; a comparison with 2**63 - 1 would round up to 2**63.
    if not np.all(np.abs(scaled) <= np.nextafter(2.0**63, 0.0)):
        raise MoneyOverflow(f"{what}: {np.max(np.abs(dollars)):.6g} dollars do not fit in one account of microcents")
    return scaled.astype(np.int64)


def to_dollars(microcents: int) -> float:
    """Dollars, for display and measures only; never fed back into the ledger."""
    return int(microcents) / MICROCENTS_PER_DOLLAR


def parts_per_billion(share: float) -> int:
    """A share as whole parts per billion, the only form of a rate at the ledger's door."""
    return round(share * PARTS_PER_BILLION)


def apply_rate(amounts: npt.NDArray[np.int64], rate_ppb: int) -> npt.NDArray[np.int64]:
    """floor(amounts x rate) exactly, for 0 <= rate <= 1 and any int64 (payers,), without overflow.

    a = q B + r with B = 10**9, so a R / B = q R + r R / B and neither product leaves int64.
    """
    if not 0 <= rate_ppb <= PARTS_PER_BILLION:
        raise ValueError(f"a rate of {rate_ppb} parts per billion is not between 0 and 1")
    whole, rest = np.divmod(amounts, PARTS_PER_BILLION)
    return np.asarray(whole * rate_ppb + rest * rate_ppb // PARTS_PER_BILLION, dtype=np.int64)


def exact_sum(amounts: npt.NDArray[np.int64] | Iterable[int]) -> int:
    """The sum as a Python integer: an industry's running total does not fit in an int64."""
    array = np.asarray(amounts, dtype=np.int64)
    # Halves of 32 bits sum without overflow for up to 2**31 entries.
    high, low = array >> 32, array & 0xFFFFFFFF
    return (int(high.sum()) << 32) + int(low.sum())
