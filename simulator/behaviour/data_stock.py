"""What there is to learn from: the stock of training data, MODEL.md (3)."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def work_stocks(  # noqa: PLR0913 - the columns of one table
    quality: Floats,
    minutes: Floats,
    ages_years: Floats,
    ai_shares: Floats,
    depreciation: float,
    contamination_loss: float,
    contamination: float = 1.0,
) -> Floats:
    """Training value (works,) = quality x minutes x (1-delta)^age x (1 - loss x contamination).

    A work's contamination is its AI-made share times `contamination`, the part of AI-made material that is
    not filtered out before training (1: none is). At loss 1 only the human share counts, as MODEL.md (9)
    needs.
    """
    freshness = (1 - depreciation) ** ages_years
    return quality * minutes * freshness * (1 - contamination_loss * contamination * ai_shares)


def data_stock(  # noqa: PLR0913 - the columns of one table
    quality: Floats,
    minutes: Floats,
    ages_years: Floats,
    ai_shares: Floats,
    permitted: npt.NDArray[np.bool_],
    depreciation: float,
    contamination_loss: float,
    contamination: float = 1.0,
) -> float:
    """D, the training value of all permitted works, MODEL.md (3). Arrays (works,)."""
    stocks = work_stocks(quality, minutes, ages_years, ai_shares, depreciation, contamination_loss, contamination)
    return float(stocks[permitted].sum())


def block_stocks(  # noqa: PLR0913 - the columns of one table
    quality: Floats,
    minutes: Floats,
    ages_years: Floats,
    ai_shares: Floats,
    permitted: npt.NDArray[np.bool_],
    depreciation: float,
    contamination_loss: float,
    contamination: float,
    blocks: npt.NDArray[np.int16],
    n_blocks: int,
) -> Floats:
    """D of each block (blocks,), for works in `blocks` (works,); the blocks sum to data_stock."""
    stocks = work_stocks(quality, minutes, ages_years, ai_shares, depreciation, contamination_loss, contamination)
    return np.asarray(
        np.bincount(blocks, weights=np.where(permitted, stocks, 0.0), minlength=n_blocks), dtype=np.float64
    )


def steady_stock(inflow_per_year: float, depreciation: float) -> float:
    """Stock that a constant inflow keeps, inflow/delta, counting the newest vintage whole (MODEL.md (3)).

    A limit that the model's own stock is held against in tests; the model itself sums over works.
    """
    return inflow_per_year / depreciation
