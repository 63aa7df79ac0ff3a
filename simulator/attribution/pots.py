"""What each work is due, and who shares it: copies, the works it is made from, its owner, its people."""

from typing import NamedTuple

import numpy as np

from simulator.attribution.identities import M8
from simulator.attribution.prepared import Array, Prepared
from simulator.attribution.request import Request, numbers
from simulator.kernels.credit_lines import lines
from simulator.kernels.group_attribution import Nearest, group_shares, group_values, nearest_by_group
from simulator.kernels.mixture import mixture_weights
from simulator.kernels.permission import ORIGINAL
from simulator.kernels.similarity import norms
from simulator.kernels.split import split
from simulator.kernels.split_shares import split_shares
from simulator.money import apply_rate
from simulator.randomness import root_key


class Pots(NamedTuple):
    """Microcents by work, (works,): what it earned, and the parts of its people and of its owner."""

    earned: M8
    people: M8
    owner: M8


def flat_pots(request: Request, prepared: Prepared) -> M8:
    """Pots of competing works where outputs play no part: the same for all, or by usage; zeros for no usage at all."""
    count, total = prepared.plan()["competing"], sum(prepared.array("revenue").tolist())
    if request.method == "equal_per_work" and count:
        return split(total, np.ones(count, dtype=np.uint32))
    if request.method == "data_mixture":
        return mixture_pots(prepared, total)
    keys = prepared.array("usage")[prepared.array("competing")] if request.method == "usage" else np.zeros(0)
    return split_shares(total, keys) if total and keys.any() else np.zeros(count, dtype=np.int64)


def mixture_pots(prepared: Prepared, total: int) -> M8:
    """Pots of competing works by how often training drew from their source; sources without works keep theirs."""
    rows = prepared.array("competing")
    own = prepared.array("sources")[rows], prepared.array("work_sizes")[rows]
    weights, rest = mixture_weights(prepared.array("mixture"), *own)
    return split_shares(total, np.append(weights, rest))[:-1]


def player_rows(prepared: Prepared) -> M8:
    """The owner of each competing work, (competing works,); unknown owners stand as one, after all others."""
    owner = prepared.array("owner")[prepared.array("competing")].astype(np.int64)
    return np.where(owner >= 0, owner, len(prepared.names("owners")))


def regrouped(request: Request, prepared: Prepared, pots: M8) -> tuple[M8, Array, int]:
    """Pots of competing works where owners are the players: each owner's value goes to its works by their own pots.

    Also standard errors of owners' shares (owners,), one more where some are unknown, and the number of orders drawn,
    0 where exact. Owners without a competing work are no players.
    """
    players, groups = np.unique(player_rows(prepared), return_inverse=True)
    near = by_revenue(request, prepared, groups)
    key, sizes = int(root_key(request.seed)), numbers(request.sizes) or None
    found = group_values(
        near, request.method, alpha=request.alpha, beta=request.beta, sizes=sizes, orders=request.orders, key=key
    )
    errors = np.zeros(max(len(prepared.names("owners")), int(players.max(initial=-1)) + 1))
    errors[players] = found.errors
    shares, rest = group_shares(found)
    total = sum(pots.tolist())
    if rest > 0.0 or total == 0:
        return np.zeros_like(pots), errors, found.orders
    own = np.bincount(groups, pots.astype(np.float64), shares.size) > 0.0
    result = np.zeros_like(pots)
    for group, pot in enumerate(split_shares(total, np.where(own, shares, 0.0)).tolist()):
        members = np.flatnonzero(groups == group)
        if pot:
            result[members] = split_shares(pot, pots[members].astype(np.float64))
    return result, errors, found.orders


def by_revenue(request: Request, prepared: Prepared, groups: M8) -> Nearest:
    """The nearest works of each owner, every output counting for its revenue, which it hands out whole."""
    works = prepared.array("embeddings")
    lengths = norms(works) if works.dtype == np.int8 else np.zeros(0)
    near = nearest_by_group(
        works, lengths, np.ones(len(works), np.bool_), groups, prepared.array("outputs"), request.neighbours
    )
    revenue = prepared.array("revenue").astype(np.float64)
    worth = near.ranked[:, : request.neighbours].sum(axis=1) / request.neighbours
    scale = np.where(worth > 0.0, revenue / np.where(worth > 0.0, worth, 1.0), 0.0)
    scale *= len(revenue) / max(revenue[worth > 0.0].sum(), 1.0)
    near.ranked[:] *= scale[:, np.newaxis]
    return near


def shared_pots(request: Request, prepared: Prepared, competing: M8) -> Pots:
    """Pots of all works from those of the competing ones: copies share, then works with what they are made from."""
    earned = among_copies(prepared, competing)
    earned = with_ancestors(prepared.array("parents"), earned)
    owner = np.sign(earned) * apply_rate(np.abs(earned), request.owner_ppb)
    return Pots(earned, earned - owner, owner)


def among_copies(prepared: Prepared, competing: M8) -> M8:
    """Each competing work's pot spread evenly over it and its copies; the earliest get the odd microcents."""
    firsts, rows = prepared.array("firsts"), prepared.array("competing")
    pots = np.zeros(firsts.size, dtype=np.int64)
    pots[rows] = competing
    copies = np.flatnonzero(firsts >= 0)
    order = copies[np.argsort(firsts[copies], kind="stable")]
    starts = np.concatenate([np.searchsorted(firsts[order], rows), [order.size]])
    spread = np.zeros_like(pots)
    spread[order] = lines(competing, starts, np.ones(order.size, dtype=np.uint32))
    return spread


def with_ancestors(parents: M8, pots: M8) -> M8:
    """Each derivative work's pot spread evenly over it and all it is made from, the work itself first."""
    derived = np.flatnonzero((parents != ORIGINAL) & (pots != 0))
    works, members, above = [np.arange(derived.size)], [derived], parents[derived]
    while (above != ORIGINAL).any():
        climbs = above != ORIGINAL
        works.append(np.flatnonzero(climbs))
        members.append(above[climbs])
        above = np.where(climbs, parents[above], ORIGINAL)
    own, member = np.concatenate(works), np.concatenate(members)
    order = np.argsort(own, kind="stable")
    starts = np.concatenate([[0], np.cumsum(np.bincount(own, minlength=derived.size))]).astype(np.int64)
    parts = lines(pots[derived], starts, np.ones(order.size, dtype=np.uint32))
    shared = pots.copy()
    shared[derived] = 0
    np.add.at(shared, member[order], parts)
    return shared
