"""AI firms: price, market share, which data they license, whether they pay what they owe. MODEL.md (6)."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

EXACT_BLOCKS = 12
"""Up to here every set of blocks is tried (4,096); beyond, the best by value for money (DECISIONS 19)."""
SMALLEST_SHARE = 1e-3
"""Of the AI market: newcomers that would hold less are left out, and so are differences by rounding."""


def price(markup: float, unit_cost: float | Floats, royalty_rate: float) -> Floats:
    """p_A = mu x unit cost/(1-rho_A) (firms,): a royalty on AI revenue passes through whole."""
    return np.asarray(markup * np.asarray(unit_cost, dtype=np.float64) / (1 - royalty_rate))


def market_shares(effective_prices: Floats, base_shares: Floats, firm_substitution: float) -> Floats:
    """Revenue shares (firms,) = s0 x^(1-theta)/sum, x the price over capability, 1 in the base year."""
    drawn = base_shares * effective_prices ** (1 - firm_substitution)
    return np.asarray(drawn / drawn.sum())


def composite_price(effective_prices: Floats, base_shares: Floats, firm_substitution: float) -> float:
    """CES price of AI to studios [sum s0 x^(1-theta)]^(1/(1-theta)), 1 in the base year."""
    if firm_substitution == 1:
        return float(np.exp(base_shares @ np.log(effective_prices)))
    drawn = base_shares @ effective_prices ** (1 - firm_substitution)
    return float(drawn ** (1 / (1 - firm_substitution)))


def entering_share(rivals_pull: float, kept: float) -> float:
    """Pull of free entrants, in units of one at base prices, at which they just earn their fixed cost: kept - pull.

    CES shares: entrants of pull n (at their own price and quality) sell R n/(S + n), S the rivals' pull over theirs.
    To be in the market costs m R0 n, m the base year's margin: what the next firm would then have earned. `kept` is
    (margin/m) x (R/R0). So n = kept - S, 0 in the base year; of N0 equal firms N0 x kept are there in the end.
    """
    share = max(0.0, kept - rivals_pull)
    return share if share >= SMALLEST_SHARE else 0.0


def choose_blocks(
    block_stocks: Floats,
    free_stock: float,
    prices: Floats,
    data_elasticity: float,
    firm_substitution: float,
    margin: float,
) -> Flags:
    """Blocks (blocks,) that maximise D^(eta (theta-1)) (margin - sum of prices), MODEL.md (6).

    free_stock needs no licence; prices (blocks,) and margin are shares of the firm's revenue. Exact to 12
    blocks and greedy by stock for money beyond; among equals the larger set (a free block is never left
    out).
    """
    gain = data_elasticity * (firm_substitution - 1)
    is_exact = block_stocks.size <= EXACT_BLOCKS
    sets = _all_sets(block_stocks.size) if is_exact else _candidates(block_stocks, prices)
    best = sets[_last_best(_values(sets, block_stocks, free_stock, prices, gain, margin))]
    return best if is_exact else _improve(best, block_stocks, free_stock, prices, gain, margin)


def evades(audit_probability: float, penalty_multiples: float | Floats, margin: float) -> Flags:
    """Whether not paying is worth it (payers,): 1 - p (1+s) > m, m a share of the royalty. Ties comply.

    Becker, Allingham-Sandmo: at m = 0 evasion ends at p* = 1/(1+s).
    """
    return np.asarray(1 - audit_probability * (1 + np.asarray(penalty_multiples)) > margin)


def audit_belief(alpha: float, beta: float, quiet_quarters: float, audits_seen: float = 0.0) -> float:
    """Mean Beta belief that a quarter brings an audit: (al + audits)/(al + be + audits + quiet)."""
    return (alpha + audits_seen) / (alpha + beta + audits_seen + quiet_quarters)


def _all_sets(n_blocks: int) -> Flags:
    """Every subset as a row (2^blocks, blocks); the last row is all of them."""
    return (np.arange(2**n_blocks)[:, None] >> np.arange(n_blocks) & 1).astype(np.bool_)


def _candidates(block_stocks: Floats, prices: Floats) -> Flags:
    """Sets (sets, blocks) of the first 0, 1, 2, ... blocks by stock for money, each also without one of its blocks."""
    order = np.lexsort((-block_stocks, prices / np.maximum(block_stocks, np.finfo(np.float64).tiny)))
    rank = np.empty(order.size, dtype=np.int64)
    rank[order] = np.arange(order.size)
    first = rank[None, :] < np.arange(order.size + 1)[:, None]
    less_one = first[:, None, :] & ~np.eye(order.size, dtype=np.bool_)
    return np.concatenate((less_one.reshape(-1, order.size), first))


def _values(sets: Flags, stocks: Floats, free_stock: float, prices: Floats, gain: float, margin: float) -> Floats:
    """What each set (sets, blocks) leaves the firm (sets,), per unit of revenue at one unit of data."""
    data = free_stock + sets @ stocks
    return np.asarray(data**gain * (margin - sets @ prices))


def _last_best(values: Floats) -> int:
    """Index of the largest value, the last among equals."""
    return int(values.size - 1 - np.argmax(values[::-1]))


def _improve(chosen: Flags, stocks: Floats, free_stock: float, prices: Floats, gain: float, margin: float) -> Flags:
    """Drop, add or swap one or two blocks at a time, always the best change, while it pays."""
    flips = np.eye(chosen.size, dtype=np.bool_)
    changes = (flips[:, None, :] | flips[None, :, :]).reshape(-1, chosen.size)
    here = _values(chosen[None, :], stocks, free_stock, prices, gain, margin)[0]
    while True:
        values = _values(chosen ^ changes, stocks, free_stock, prices, gain, margin)
        best = int(np.argmax(values))
        if values[best] <= here:
            return chosen
        chosen, here = chosen ^ changes[best], values[best]
