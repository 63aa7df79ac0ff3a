"""From works' pots to people and owners, in blocks of works, and what has nobody to go to."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from simulator.attribution.identities import M8
from simulator.attribution.pots import Pots
from simulator.attribution.prepared import Array, Prepared
from simulator.kernels.credit_lines import lines
from simulator.kernels.rollup import roll_up

CREDITS_AT_ONCE = 1 << 22


class Payments(NamedTuple):
    """Microcents by person (people,) and owner (owners,), and what found nobody, by why."""

    people: M8
    owners: M8
    undistributed: dict[str, int]


class Lines(NamedTuple):
    """What each credit of some works is paid: (lines,) each."""

    works: Array
    people: Array
    points: Array
    microcents: Array


def blocks(starts: M8) -> Iterator[tuple[int, int]]:
    """Blocks of works, first and one past the last, of about four million credits each."""
    first = 0
    while first < starts.size - 1:
        last = int(np.searchsorted(starts, starts[first] + CREDITS_AT_ONCE, side="right")) - 1
        last = min(max(last, first + 1), starts.size - 1)
        yield first, last
        first = last


def paid(prepared: Prepared, pots: Pots) -> Payments:
    """Roll pots up to people and owners. Works that nobody has points in, and unknown owners, are undistributed."""
    starts, credited, points = (prepared.array(name) for name in ("starts", "credited", "points"))
    people = np.zeros(len(prepared.names("people")), dtype=np.int64)
    nobody = 0
    for first, last in blocks(starts):
        own = slice(int(starts[first]), int(starts[last]))
        block, bounds = pots.people[first:last].copy(), starts[first : last + 1] - starts[first]
        is_empty = ~has_points(bounds, points[own])
        nobody += int(block[is_empty].sum())
        block[is_empty] = 0
        people += roll_up(block, bounds, credited[own], points[own], people.size)
    owners, unknown = by_owner(prepared, pots.owner)
    return Payments(people, owners, {"no_contributors": nobody, "unknown_owner": unknown})


def has_points(bounds: M8, points: Array) -> Array:
    """Whether anybody has points in each work of a block."""
    before = np.concatenate([[0], np.cumsum(points > 0)])
    return np.asarray(before[bounds[1:]] > before[bounds[:-1]])


def by_owner(prepared: Prepared, microcents: M8) -> tuple[M8, int]:
    """Sums of works' microcents by owner, (owners,), and of works without one."""
    owner = prepared.array("owner")
    sums, is_known = np.zeros(len(prepared.names("owners")), dtype=np.int64), owner >= 0
    np.add.at(sums, owner[is_known], microcents[is_known])
    return sums, int(microcents[~is_known].sum())


def line_blocks(prepared: Prepared, pots: Pots) -> Iterator[Lines]:
    """Every credit that is paid something, block by block."""
    starts, credited, points = (prepared.array(name) for name in ("starts", "credited", "points"))
    for first, last in blocks(starts):
        own = slice(int(starts[first]), int(starts[last]))
        parts = lines(pots.people[first:last], starts[first : last + 1], points[own])
        works = np.repeat(np.arange(first, last), np.diff(starts[first : last + 1]))
        kept = parts != 0
        yield Lines(works[kept], credited[own][kept], points[own][kept], parts[kept])


def conserved(total: int, payments: Payments) -> bool:
    """Whether every microcent of the revenue is with somebody or undistributed."""
    held = sum(payments.people.tolist()) + sum(payments.owners.tolist()) + sum(payments.undistributed.values())
    return bool(held == total)
