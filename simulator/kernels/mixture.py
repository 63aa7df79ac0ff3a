"""Payment by data mixture: how often the training run drew from a source, not what its outputs look like."""

import numpy as np
import numpy.typing as npt

F8 = npt.NDArray[np.float64]


def mixture_weights(mixture: npt.ArrayLike, sources: npt.ArrayLike, sizes: npt.ArrayLike) -> tuple[F8, float]:
    """Weights (works,) and what found no work: sources share by mixture (s,), the works of one by sizes (works,).

    sources (works,) are whole numbers below s. Sizes are tokens, minutes or 1 a work. The part of a source without
    works of any size is undistributed. Raises ValueError for numbers that are negative or not finite, for a source
    that is not in the mixture, and where the mixture is all zeros.
    """
    parts, own = checked_amounts(mixture, "the mixture"), checked_amounts(sizes, "sizes")
    rows = np.asarray(sources)
    if rows.shape != own.shape or (rows.size and rows.dtype.kind not in "iu"):
        raise ValueError(f"sources must be whole numbers {own.shape}, not {rows.dtype} {rows.shape}")
    wrong = (rows < 0) | (rows >= parts.size)
    if wrong.any():
        raise ValueError(
            f"work {int(np.argmax(wrong))} is of source {rows[np.argmax(wrong)]}, which is not in the mixture"
        )
    if not parts.any():
        raise ValueError("the mixture is all zeros")
    shares = parts / parts.max()
    shares = shares / shares.sum()
    whole = np.bincount(rows, own, parts.size) if rows.size else np.zeros(parts.size)
    weights = shares[rows] * own / np.where(whole > 0.0, whole, 1.0)[rows] if rows.size else np.zeros(0)
    return weights, float(shares[whole == 0.0].sum())


def checked_amounts(amounts: npt.ArrayLike, what: str) -> F8:
    """Amounts (n,), finite and not negative; ValueError names the row."""
    given = np.asarray(amounts, dtype=np.float64)
    if given.ndim != 1:
        raise ValueError(f"{what} must have one dimension, not {given.shape}")
    wrong = ~(np.isfinite(given) & (given >= 0.0))
    if wrong.any():
        raise ValueError(f"{what}: entry {int(np.argmax(wrong))} is {given[np.argmax(wrong)]}")
    return given
