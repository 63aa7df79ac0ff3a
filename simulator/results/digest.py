"""One number for a whole result: equal on every layout of the work, different when any bit differs."""

import hashlib
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt


def digest(values: npt.NDArray[np.float64], balances: Iterable[str] = ()) -> str:
    """SHA-256 over values (runs, measures, quarters), given in sorted order, then over each run's balances.

    Every NaN counts as the same NaN; 0.0 and -0.0 differ. No names, times or versions enter (DECISIONS 20).
    """
    sha = hashlib.sha256(np.array(values.shape, dtype="<i8").tobytes())
    for run in values:
        sha.update(np.where(np.isnan(run), np.nan, run).astype("<f8").tobytes())
    for balance in balances:
        sha.update(balance.encode() + b"\0")
    return sha.hexdigest()


def text_digest(*texts: str) -> str:
    """SHA-256 over texts, each ended by a zero byte so that no two lists run together."""
    return hashlib.sha256(b"".join(text.encode() + b"\0" for text in texts)).hexdigest()
