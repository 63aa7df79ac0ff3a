"""Matching: who gets the hours that studios ask for. The best of each craft first, told apart by bins of scores."""

import numpy as np
import numpy.typing as npt

from simulator.kernels.compile import kernel
from simulator.kernels.inlined import inlined
from simulator.kernels.philox import BLOCK, Stream, fill_uniforms, to_normals
from simulator.kernels.workforce import EMPLOYED, IDLE, NOBODY, has_active, is_active

F8 = npt.NDArray[np.float64]
I2 = npt.NDArray[np.int16]
I4 = npt.NDArray[np.int32]
M8 = npt.NDArray[np.int64]
U1 = npt.NDArray[np.uint8]
U2 = npt.NDArray[np.uint16]
U4 = npt.NDArray[np.uint32]

BINS = 4096
NOT_LOOKING = 0  # the bin of whoever does not look for work; candidates have 1 to BINS
SCORE_SPAN = 8.0  # standard deviations either side that the bins cover


@inlined
def score_bin(score: float) -> int:
    """The bin of a score, 1 to BINS, the ends collecting what lies beyond."""
    place = (score + SCORE_SPAN) * (BINS / (2.0 * SCORE_SPAN))
    return int(min(max(place, 0.0), BINS - 1.0)) + 1


@kernel
def bin_scores(state: U1, log_skill: F8, noise: F8, spread: float, incumbency: float, bins: U2) -> None:
    """Bins (people,) of log skill + spread x noise, and `incumbency` more for those at work."""
    for i in range(state.size):
        score = log_skill[i] + spread * noise[i]
        score += incumbency if state[i] == EMPLOYED else 0.0
        bins[i] = score_bin(score) if is_active(state[i]) else NOT_LOOKING


@kernel
def seek(
    stream: Stream, luck_id: U4, craft: U1, state: U1, log_skill: F8, spread: float, incumbency: float, crafts: int
) -> tuple[U2, I4]:
    """Everybody's bin (people,), by `bin_scores` with keyed normals, and how many are in each (crafts, BINS + 1).

    Linear in people, and the same in any order. Blocks without candidates are passed over.
    """
    bins, counts = np.zeros(craft.size, np.uint16), np.zeros((crafts, BINS + 1), np.int32)
    noise = np.empty(BLOCK)
    for start in range(0, craft.size, BLOCK):
        stop = min(start + BLOCK, craft.size)
        own, drawn, own_bins = state[start:stop], noise[: stop - start], bins[start:stop]
        if has_active(own):
            fill_uniforms(stream, luck_id[start:stop], drawn)
            to_normals(drawn)
            bin_scores(own, log_skill[start:stop], drawn, spread, incumbency, own_bins)
            for i in range(own.size):
                counts[craft[start + i], own_bins[i]] += 1
    return bins, counts


@kernel
def ration(counts: I4, demand_shares: F8) -> tuple[F8, F8]:
    """The marginal bin of each craft and the part of full hours in it, (crafts,) each: full above it, none below.

    demand_shares (crafts,): hours asked for over hours offered; 1 or more gives everybody full hours.
    """
    margins, parts = np.ones(demand_shares.size), np.ones(demand_shares.size)
    for k in range(demand_shares.size):
        candidates = 0
        for b in range(1, BINS + 1):
            candidates += counts[k, b]
        left = demand_shares[k] * candidates
        for b in range(BINS, 0, -1):
            if left < counts[k, b]:
                margins[k], parts[k] = b, left / counts[k, b]
                break
            left -= counts[k, b]
    return margins, parts


@kernel
def hours_by_bin(craft: U1, bins: U2, margins: F8, parts: F8, hours: F8) -> None:
    """Share of full hours of everybody, (people,) hours: 1 above the margin, the craft's part in it, 0 below."""
    for i in range(craft.size):
        hours[i] = min(max(bins[i] - margins[craft[i]] + parts[craft[i]], 0.0), 1.0)


@kernel
def assign(state: U1, employer: I2, hours: F8) -> M8:
    """Write who is at work and who is idle; returns the rows (starters,) that start and need a studio."""
    for i in range(state.size):
        if is_active(state[i]):
            state[i] = EMPLOYED if hours[i] > 0.0 else IDLE
        if state[i] == IDLE:
            employer[i] = NOBODY
    rows, count = np.empty(state.size, np.int64), 0
    for i in range(state.size):
        rows[count] = i
        count += (state[i] == EMPLOYED) & (employer[i] == NOBODY)
    return rows[:count]


@kernel
def weigh(craft: U1, hours: F8, skill: F8, weights: F8, total: F8) -> None:
    """Writes hours x skill of everybody, weights (people,), and adds them to total (crafts,)."""
    for i in range(craft.size):
        weights[i] = hours[i] * skill[i]
    for i in range(craft.size):
        total[craft[i]] += weights[i]


@kernel
def share_bills(craft: U1, hours: F8, skill: F8, bills: F8, wages: F8) -> None:
    """Each craft's wage bill shared in proportion to hours x skill: writes wages (people,), dollars a row.

    hours (people,), shares of full ones; bills (crafts,) dollars. Nobody at work in a craft: its bill is not paid.
    """
    total, rate = np.zeros(bills.size), np.zeros(bills.size)
    for start in range(0, craft.size, BLOCK):
        rows = slice(start, min(start + BLOCK, craft.size))
        weigh(craft[rows], hours[rows], skill[rows], wages[rows], total)
    for k in range(bills.size):
        rate[k] = bills[k] / total[k] if total[k] > 0.0 else 0.0
    for i in range(craft.size):
        wages[i] *= rate[craft[i]]
