"""From works to people: every pot split by credit points, and one net amount a person."""

import numpy as np
import numpy.typing as npt

from simulator.kernels.compile import kernel
from simulator.kernels.nth_largest import BUCKETS
from simulator.kernels.split import LARGEST_SUM, LARGEST_TOTAL, M8, U4, split_into, weight_sum

I4 = npt.NDArray[np.int32]

MOST_POINTS = np.uint64(LARGEST_SUM)
LARGEST = np.int64(LARGEST_TOTAL)
LARGEST_SAFE = 2.0**62  # of the sum of all pots as a float: half of what int64 holds

PAID, NO_CREDITS, MANY_POINTS, OVERFLOW = range(4)
REFUSALS = {
    NO_CREDITS: "has a pot of {pot} microcents and no credit points to pay it by",
    MANY_POINTS: f"has more than {LARGEST_SUM} credit points",
    OVERFLOW: "with a pot of {pot} microcents takes a person's total out of int64",
}


@kernel
def add_to_people(parts: M8, sign: np.int64, people: I4, paid: M8) -> bool:
    """Add sign x parts (credits,) to paid (people,); False, and no more added, where a total would leave int64."""
    for i in range(parts.size):
        total, part = paid[people[i]], sign * parts[i]
        if (part > 0 and total > LARGEST - part) or (part < 0 and total < -LARGEST - part):
            return False
        paid[people[i]] = total + part
    return True


@kernel
def add_safely(parts: M8, sign: np.int64, people: I4, paid: M8) -> None:
    """The same where no total can leave int64."""
    for i in range(parts.size):
        paid[people[i]] += sign * parts[i]


@kernel
def add_pots(pots: M8, starts: M8, people: I4, points: U4, most: int, fits: bool, paid: M8) -> tuple[int, int]:
    """Split pots (works,) by points and add the parts to paid (people,); the last work looked at, and how it went.

    Credits of work m stand in starts[m]:starts[m + 1]; `most` is the largest number of them. `fits` says that all pots
    together fit in int64, and so everybody's total.
    """
    parts, counts = np.empty(most, dtype=np.int64), np.empty(BUCKETS, dtype=np.int64)
    remainders, kept = np.empty(most, dtype=np.uint64), np.empty(most, dtype=np.uint64)
    for work in range(pots.size):
        if pots[work] != 0:
            first, last = starts[work], starts[work + 1]
            own, size = points[first:last], last - first
            whole = weight_sum(own)
            if whole == np.uint64(0):
                return work, NO_CREDITS
            if whole > MOST_POINTS:
                return work, MANY_POINTS
            sign = np.int64(1) if pots[work] > 0 else np.int64(-1)
            split_into(np.uint64(sign * pots[work]), own, parts[:size], remainders[:size], kept[:size], counts)
            if fits:
                add_safely(parts[:size], sign, people[first:last], paid)
            elif not add_to_people(parts[:size], sign, people[first:last], paid):
                return work, OVERFLOW
    return pots.size, PAID


def roll_up(pots: M8, starts: M8, people: I4, points: U4, n_people: int) -> M8:
    """Net microcents (n_people,) int64 of pots (works,) split by credit points, largest remainder in each work.

    Credits stand by work: those of work m are starts[m]:starts[m + 1] of people (credits,) int32, the rows paid,
    and points (credits,) uint32, whole and at most 2**31 in sum per work. A negative pot is a refund and mirrors
    the payment. The result sums to the pots exactly. Raises ValueError naming the work for a pot without credit
    points, too many points, or a person's total beyond int64, and for credits that are not well formed.
    """
    given = np.ascontiguousarray(checked("pots", pots, np.int64))
    bounds = checked_starts(starts, given.size, len(people))
    who = np.ascontiguousarray(checked("people", people, np.int32))
    shares = np.ascontiguousarray(checked("points", points, np.uint32))
    if who.size != shares.size:
        raise ValueError(f"{who.size} people and {shares.size} points: there must be one each for every credit")
    if who.size and not 0 <= who.min() <= who.max() < n_people:
        raise ValueError(f"people lie in {who.min()} to {who.max()}; there are only rows 0 to {n_people - 1}")
    if (given < -LARGEST).any():
        raise ValueError(f"the pot of work {int(np.argmin(given))} does not fit in 63 bits")
    paid = np.zeros(n_people, dtype=np.int64)
    fits = float(np.abs(given.astype(np.float64)).sum()) < LARGEST_SAFE
    work, outcome = add_pots(given, bounds, who, shares, int(np.diff(bounds).max(initial=0)), fits, paid)
    if outcome != PAID:
        raise ValueError(f"work {work} {REFUSALS[outcome].format(pot=int(given[work]))}")
    return paid


def checked(name: str, array: npt.ArrayLike, kind: type[np.generic]) -> npt.NDArray[np.generic]:
    """An array (n,) of exactly this type; a silent conversion could wrap or truncate money."""
    given = np.asarray(array)
    if given.dtype != kind or given.ndim != 1:
        raise ValueError(f"{name} must be {np.dtype(kind)} (n,), not {given.dtype} {given.shape}")
    return given


def checked_starts(starts: M8, works: int, credit_lines: int) -> M8:
    """Starts (works + 1,) that begin at 0, never fall and end at the number of credits."""
    bounds = np.ascontiguousarray(checked("starts", starts, np.int64))
    if bounds.size != works + 1 or bounds[0] != 0 or bounds[-1] != credit_lines:
        raise ValueError(f"starts must run from 0 to {credit_lines} in {works + 1} entries, one more than works")
    if (np.diff(bounds) < 0).any():
        raise ValueError(f"starts fall after work {int(np.argmin(np.diff(bounds)))}")
    return bounds
