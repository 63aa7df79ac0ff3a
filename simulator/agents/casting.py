"""Who is credited on a work: so many of each craft, drawn among those who were there."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simulator.agents.draws import uniforms
from simulator.agents.workforce import EMPLOYED, RETIRED, Workforce
from simulator.kernels.casting import cast_credits
from simulator.randomness import Luck, purpose

F8 = npt.NDArray[np.float64]
M8 = npt.NDArray[np.int64]
I2 = npt.NDArray[np.int16]
I4 = npt.NDArray[np.int32]
U4 = npt.NDArray[np.uint32]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class CreditRules:
    """Credits a work has by craft, and what each is worth in points; arrays (crafts,)."""

    per_work: F8
    points: U4
    is_principal: Flags
    fewest: float  # people credited on the smallest and the largest work
    most: float
    size_dispersion: float  # standard deviation of the log number of people on a work


@dataclass(frozen=True)
class Credits:
    """Compressed rows: people[starts[m]:starts[m + 1]] are credited on work m."""

    starts: M8
    people: I4
    points: U4
    is_principal: Flags


@dataclass(frozen=True)
class Lists:
    """Lists of people to draw from: members[starts[m, g]:][:lengths[m, g]] for work m and group g."""

    members: I4
    starts: M8
    lengths: M8


def crew_sizes(rules: CreditRules, luck: Luck, luck_ids: U4, normals: F8) -> M8:
    """People of each craft on each work, (works, crafts), between the smallest and the largest crew in sum."""
    mean = rules.per_work.sum()
    size = np.exp(rules.size_dispersion * normals - rules.size_dispersion**2 / 2.0)
    size = np.clip(size, rules.fewest / mean, rules.most / mean)
    wanted = size[:, None] * rules.per_work
    # One draw a work rounds all its crafts, so that a small crew still has about the right number.
    draws = uniforms(luck, "work_kind", luck_ids, 2)[:, None]
    steps = np.cumsum(wanted, axis=1) + draws
    return np.diff(np.floor(steps), axis=1, prepend=np.floor(draws)).astype(np.int64)


def cast(rules: CreditRules, luck: Luck, luck_ids: U4, counts: M8, lists: Lists, crafts: int) -> Credits:
    """Draw the credited people of each work; counts (works, groups), group g being craft g modulo `crafts`."""
    counts = np.minimum(counts, lists.lengths)
    people, group = np.empty(counts.sum(), np.int32), np.empty(counts.sum(), np.int32)
    stream = np.uint64(purpose("work_credits"))
    key, replication = luck.key, np.uint64(luck.replication)
    cast_credits(key, stream, replication, luck_ids, counts, lists.starts, lists.lengths, lists.members, people, group)
    lengths = counts.sum(axis=1)
    order = _by_work_and_person(lengths, people)
    craft = group[order] % crafts
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    return Credits(starts, people[order], rules.points[craft], rules.is_principal[craft])


def _by_work_and_person(lengths: M8, people: I4) -> M8:
    works = np.repeat(np.arange(lengths.size, dtype=np.int64), lengths)
    return np.argsort(works * 2**32 + people, kind="stable")


def lists_at_start(workforce: Workforce, works: int, crafts: int) -> Lists:
    """Groups 0 to crafts - 1 are the active of each craft, the next as many its outside contributors."""
    is_outside = (workforce.state == RETIRED).astype(np.int64)
    starts, lengths, members = _grouped(is_outside * crafts + workforce.craft, 2 * crafts)
    return Lists(members, np.tile(starts, (works, 1)), np.tile(lengths, (works, 1)))


def lists_at_work(workforce: Workforce, studios: I2, counts: M8, n_studios: int) -> Lists:
    """For a work of each studio (works,): its own employees by craft, or the whole craft where these are too few."""
    crafts = counts.shape[1]
    employed = np.flatnonzero(workforce.state == EMPLOYED)
    key = workforce.craft[employed].astype(np.int64) * n_studios + workforce.employer[employed]
    starts, lengths, order = _grouped(key, crafts * n_studios)
    own = np.arange(crafts)[None, :] * n_studios + studios[:, None]
    first = starts[::n_studios][None, :]
    craft_lengths = lengths.reshape(crafts, n_studios).sum(axis=1)[None, :]
    has_enough = lengths[own] >= counts
    return Lists(
        employed[order].astype(np.int32),
        np.where(has_enough, starts[own], first),
        np.where(has_enough, lengths[own], craft_lengths),
    )


def _grouped(keys: M8, groups: int) -> tuple[M8, M8, I4]:
    """Where each group starts, how long it is, and the positions sorted by group, in their order within it."""
    lengths = np.bincount(keys, minlength=groups)
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    # NumPy counts 16-bit keys where it would compare longer ones.
    short = keys.astype(np.uint16) if groups <= 2**16 else keys
    return starts.astype(np.int64), lengths.astype(np.int64), np.argsort(short, kind="stable").astype(np.int32)
