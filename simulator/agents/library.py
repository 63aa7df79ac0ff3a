"""The catalogue at the start, and the works that join it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import brentq

from simulator.agents.casting import CreditRules, Credits, cast, crew_sizes, lists_at_start, lists_at_work
from simulator.agents.catalogue import DIMENSIONS, Catalogue, norms
from simulator.agents.draws import normals, normals_grid, uniforms
from simulator.agents.identity import catalogue_ids
from simulator.agents.workforce import Workforce
from simulator.quarters import QUARTERS_PER_YEAR
from simulator.randomness import Luck

F8 = npt.NDArray[np.float64]
I2 = npt.NDArray[np.int16]
I8 = npt.NDArray[np.int8]
M8 = npt.NDArray[np.int64]
U4 = npt.NDArray[np.uint32]


@dataclass(frozen=True)
class Archive:
    """What the sector file says of its works."""

    works: float
    years: float  # from the first vintage to the start
    releases_per_year: float  # in the last year before the start
    minutes: float
    public_share: float
    active_share: float  # of credits that belong to people still in the workforce
    appeal_floor: float  # appeal of the weakest idea that is made into a work
    appeal_tail: float
    studio_shares: F8
    genres: int
    genre_weight: float  # share of a work's style that it has from its genre
    embedding_scale: float
    rules: CreditRules

    @property
    def style_spread(self) -> float:
        """Standard deviation of an entry of an embedding: that of a genre's centre mixed with a work's own manner."""
        return self.embedding_scale * float(np.hypot(self.genre_weight, 1.0 - self.genre_weight))


@dataclass(frozen=True)
class Origins:
    """Where works come from: id, studio, quarter of release, quality, share made by AI; all (works,)."""

    ids: U4
    owner: I2
    vintage: I2
    quality: F8
    ai_share: F8


def assemble(archive: Archive, workforce: Workforce, luck: Luck, weight: int) -> Catalogue:
    """The works that exist at the start, with vintages, styles, owners and credits."""
    size = max(1, round(archive.works / weight))
    ids = catalogue_ids(np.arange(size))
    ages = vintage_ages(archive, size)
    owner = np.searchsorted(np.cumsum(archive.studio_shares)[:-1], uniforms(luck, "work_kind", ids))
    quality = archive.appeal_floor * uniforms(luck, "work_quality", ids) ** (-1.0 / archive.appeal_tail)
    counts = crew_sizes(archive.rules, luck, ids, normals(luck, "work_kind", ids, 1))
    counts = split_active(counts, active_shares(ages, archive.active_share), uniforms(luck, "outside_credit", ids))
    crafts = archive.rules.per_work.size
    credits_ = cast(archive.rules, luck, ids, counts, lists_at_start(workforce, size, crafts), crafts)
    vintage = -np.ceil(ages * QUARTERS_PER_YEAR).astype(np.int16)
    origins = Origins(ids, owner.astype(np.int16), vintage, quality, np.zeros(size))
    return catalogue(archive, luck, weight, origins, credits_)


def release(archive: Archive, workforce: Workforce, luck: Luck, weight: int, origins: Origins) -> Catalogue:
    """New works, credited to people at work in the studio that made them."""
    counts = crew_sizes(archive.rules, luck, origins.ids, normals(luck, "work_kind", origins.ids, 1))
    lists = lists_at_work(workforce, origins.owner, counts, archive.studio_shares.size)
    credits_ = cast(archive.rules, luck, origins.ids, counts, lists, counts.shape[1])
    return catalogue(archive, luck, weight, origins, credits_)


def catalogue(archive: Archive, luck: Luck, weight: int, origins: Origins, credits_: Credits) -> Catalogue:
    """Columns of works whose origin is given; what remains is drawn by their ids."""
    embedding = styles(archive, luck, origins.ids)
    return Catalogue(
        weight=weight,
        luck_id=origins.ids,
        owner=origins.owner,
        vintage=origins.vintage,
        quality=origins.quality,
        minutes=np.full(origins.ids.size, archive.minutes),
        ai_share=origins.ai_share,
        is_public=uniforms(luck, "work_public", origins.ids) < archive.public_share,
        embedding=embedding,
        norm=norms(embedding),
        starts=credits_.starts,
        people=credits_.people,
        points=credits_.points,
        is_principal=credits_.is_principal,
    )


def vintage_ages(archive: Archive, size: int) -> F8:
    """Ages in years (works,), evenly spread over a history of releases that grew at a constant rate.

    The rate is the one at which so many works, released over so many years, end at today's yearly releases.
    """

    def shortfall(growth: float) -> float:
        released = archive.releases_per_year * -np.expm1(-growth * archive.years) / growth
        return float(released - archive.works)

    most = 1.0 + archive.releases_per_year / archive.works
    if archive.years <= 0.0 or shortfall(-1.0) < 0.0:
        raise ValueError(
            f"{archive.works:g} works cannot have been released in {archive.years:g} years that ended with"
            f" {archive.releases_per_year:g} a year"
        )
    growth = float(brentq(shortfall, -1.0, most))
    ranks = (np.arange(size) + 0.5) / size
    ages = -np.log1p(-ranks * -np.expm1(-growth * archive.years)) / growth
    # Vintage must not be lined up with luck ids in blocks: spread them by a fixed stride that is coprime to size.
    return np.asarray(ages[scattered(size)], dtype=np.float64)


def scattered(size: int) -> M8:
    """A permutation of 0 to size - 1 by the golden stride, so that neighbours are far apart."""
    stride = max(1, round(size * (np.sqrt(5.0) - 1.0) / 2.0))
    while np.gcd(stride, size) != 1:
        stride += 1
    return np.asarray(np.arange(size) * stride % size)


def active_shares(ages: F8, mean: float) -> F8:
    """Share of a work's credits that belong to people still working, exp(-age / lasting), with this mean."""
    shortest, longest = np.log(1e-3), np.log(1e6)

    def excess(log_lasting: float) -> float:
        return float(np.exp(-ages / np.exp(log_lasting)).mean() - mean)

    if excess(shortest) >= 0.0 or excess(longest) <= 0.0:  # next to nobody, next to everybody
        return np.full(ages.size, mean)
    lasting = np.exp(brentq(excess, shortest, longest))
    return np.asarray(np.exp(-ages / lasting), dtype=np.float64)


def split_active(counts: M8, shares: F8, draws: F8) -> M8:
    """Counts (works, 2 crafts): so many of each craft active, the rest outside, rounded by one draw a work."""
    steps = np.cumsum(counts * shares[:, None], axis=1) + draws[:, None]
    active = np.diff(np.floor(steps), axis=1, prepend=np.floor(draws)[:, None]).astype(np.int64)
    active = np.minimum(active, counts)
    return np.concatenate([active, counts - active], axis=1)


def styles(archive: Archive, luck: Luck, ids: U4) -> I8:
    """Embeddings (works, 64): a genre's centre and the work's own manner, as whole numbers."""
    centres = normals_grid(luck, "works_style_centre", np.arange(archive.genres, dtype=np.uint32), DIMENSIONS)
    genre = (uniforms(luck, "work_style", ids, 1) * archive.genres).astype(np.int64)
    own = normals_grid(luck, "work_style", ids, DIMENSIONS)
    mixed = archive.genre_weight * centres[genre] + (1.0 - archive.genre_weight) * own
    return np.clip(np.rint(archive.embedding_scale * mixed), -127, 127).astype(np.int8)
