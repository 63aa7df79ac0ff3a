"""The people at the start: the sector's workforce, and the contributors who no longer belong to it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simulator.agents.draws import normals, uniforms
from simulator.agents.identity import ENTRANT, INITIAL, OUTSIDE, person_ids
from simulator.agents.workforce import EMPLOYED, IDLE, RETIRED, Workforce, recruits
from simulator.quarters import QUARTERS_PER_YEAR
from simulator.randomness import Luck

F8 = npt.NDArray[np.float64]
M8 = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Census:
    """What the sector file says of its people; arrays are (crafts,), pay in dollars a year."""

    headcounts: F8
    pay: F8
    outside_per_worker: float
    skill_dispersion: float  # standard deviation of log pay within a craft
    studio_shares: F8  # (studios,)


def populate(census: Census, luck: Luck, weight: int) -> Workforce:
    """Everybody at the start: the active by craft, all employed, then the outside contributors by craft."""
    rows = np.maximum(1, np.rint(census.headcounts / weight)).astype(np.int64)
    outside = np.maximum(1, np.rint(rows * census.outside_per_worker)).astype(np.int64)
    active = [_craft(census, luck, weight, craft, int(rows[craft])) for craft in range(rows.size)]
    retired = [_retired(craft, int(outside[craft]), weight) for craft in range(rows.size)]
    people = active[0]
    people.append(*active[1:], *retired)
    return people


def _retired(craft: int, rows: int, weight: int) -> Workforce:
    ids = person_ids(OUTSIDE, craft, np.arange(rows))
    return recruits(ids, craft, RETIRED, 0, np.ones(rows), weight)


def _craft(census: Census, luck: Luck, weight: int, craft: int, rows: int) -> Workforce:
    """One craft's active people with a year of base pay behind them; skill is stratified, its mean exactly 1."""
    ids = person_ids(INITIAL, craft, np.arange(rows))
    skill = lognormal(census.skill_dispersion, stratified_normals(uniforms(luck, "skill", ids)))
    people = recruits(ids, craft, EMPLOYED, -QUARTERS_PER_YEAR, skill / skill.mean(), weight)
    ends = np.cumsum(census.studio_shares) / census.studio_shares.sum()
    people.employer[:] = np.searchsorted(ends[:-1], uniforms(luck, "job_employer", ids))
    people.wages[:] = people.skill * census.pay[craft] / QUARTERS_PER_YEAR * weight
    return people


def stratified_normals(draws: F8) -> F8:
    """Normals (n,), one from each of n equal strata, so that any sample has nearly the same spread."""
    from scipy.special import ndtri

    ranks = (np.arange(draws.size) + draws) / draws.size
    return np.asarray(ndtri(ranks), dtype=np.float64)


def lognormal(dispersion: float, z: F8) -> F8:
    """Lognormal factors of mean 1: exp(s z - s^2 / 2)."""
    return np.asarray(np.exp(dispersion * z - dispersion**2 / 2.0), dtype=np.float64)


def entrants(luck: Luck, quarter: int, expected_rows: F8, dispersion: float, weight: int) -> Workforce:
    """Newcomers, craft by craft: the whole part of the expected rows (crafts,), and one more by luck with the rest."""
    crafts = np.arange(expected_rows.size)
    causes = person_ids(ENTRANT, crafts, np.zeros(crafts.size, np.int64), quarter)
    rows = (expected_rows // 1.0).astype(np.int64) + (uniforms(luck, "entry", causes) < expected_rows % 1.0)
    craft = np.repeat(crafts, rows)
    slots = np.arange(craft.size) - np.repeat(np.cumsum(rows) - rows, rows)
    ids = person_ids(ENTRANT, craft, slots, quarter)
    return recruits(ids, craft, IDLE, quarter, lognormal(dispersion, normals(luck, "skill", ids)), weight)
