"""Credits by work: whether they are well formed, and each line's part of its work's pot."""

import numpy as np
import numpy.typing as npt

from simulator.kernels.compile import kernel
from simulator.kernels.nth_largest import BUCKETS
from simulator.kernels.split import LARGEST_SUM, M8, U4, round_to_whole, split_into, weight_sum

F8 = npt.NDArray[np.float64]
I4 = npt.NDArray[np.int32]

TWICE, MANY_POINTS, NOT_ONE, NEGATIVE = range(4)
FAULTS = 4
NONE = -1
MOST_POINTS = np.uint64(LARGEST_SUM)
SUM_TOLERANCE = 1e-9


@kernel
def note(bad: M8, fault: int, work: int) -> None:
    """Remember the first work with a fault: bad (faults,)."""
    if bad[fault] == NONE:
        bad[fault] = work


@kernel
def has_twice(people: I4, spare: I4) -> bool:
    """Whether somebody stands twice among people (n,). Scratch: spare (n,)."""
    for i in range(people.size):
        spare[i] = people[i]
    spare.sort()
    for i in range(1, people.size):
        if spare[i] == spare[i - 1]:
            return True
    return False


@kernel
def check_lines(starts: M8, people: I4, points: U4, most: int) -> M8:
    """The first work, by row, with each fault, (faults,); -1 for none. `most` credits a work at the most."""
    bad, spare = np.full(FAULTS, NONE, dtype=np.int64), np.empty(most, dtype=np.int32)
    for work in range(starts.size - 1):
        first, last = starts[work], starts[work + 1]
        if has_twice(people[first:last], spare[: last - first]):
            note(bad, TWICE, work)
        if weight_sum(points[first:last]) > MOST_POINTS:
            note(bad, MANY_POINTS, work)
    return bad


@kernel
def whole_shares(starts: M8, people: I4, shares: F8, may_normalise: bool, most: int, points: U4) -> M8:
    """Shares (credits,) of each work as whole points that sum to 2**31 - 1; the first work with each fault."""
    bad, spare = np.full(FAULTS, NONE, dtype=np.int64), np.empty(most, dtype=np.int32)
    for work in range(starts.size - 1):
        first, last = starts[work], starts[work + 1]
        own, largest, total = shares[first:last], 0.0, 0.0
        is_right = True
        for i in range(own.size):
            is_right = is_right and 0.0 <= own[i] < np.inf
            largest, total = max(largest, own[i]), total + own[i]
        if has_twice(people[first:last], spare[: last - first]):
            note(bad, TWICE, work)
        if not is_right:
            note(bad, NEGATIVE, work)
        elif own.size > 0 and not may_normalise and abs(total - 1.0) > SUM_TOLERANCE:
            note(bad, NOT_ONE, work)
        elif largest > 0.0:
            points[first:last] = round_to_whole(own / largest)
    return bad


@kernel
def fill_lines(pots: M8, starts: M8, points: U4, most: int, parts: M8) -> None:
    """Write each credit's part of its work's pot to parts (credits,); pots of works without points give nothing."""
    counts = np.empty(BUCKETS, dtype=np.int64)
    remainders, kept = np.empty(most, dtype=np.uint64), np.empty(most, dtype=np.uint64)
    for work in range(pots.size):
        first, last = starts[work] - starts[0], starts[work + 1] - starts[0]
        own, size = points[first:last], last - first
        parts[first:last] = 0
        if pots[work] != 0 and weight_sum(own) > np.uint64(0):
            sign = np.int64(1) if pots[work] > 0 else np.int64(-1)
            split_into(np.uint64(sign * pots[work]), own, parts[first:last], remainders[:size], kept[:size], counts)
            for i in range(first, last):
                parts[i] *= sign


def lines(pots: M8, starts: M8, points: U4) -> M8:
    """Each credit's whole microcents (credits,) of pots (works,), largest remainder in each work, refunds mirrored.

    Credits of work m stand in starts[m] - starts[0]: a block of works passes its own slice of starts. Sums equal the
    pots, but for works without any points, whose credits get 0.
    """
    parts = np.empty(points.size, dtype=np.int64)
    fill_lines(pots, starts, points, int(np.diff(starts).max(initial=0)), parts)
    return parts
