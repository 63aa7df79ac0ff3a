"""The catalogue at the start: vintages, active shares, styles and owners, by closed form."""

import dataclasses

import numpy as np
import pytest
from scipy.integrate import quad

from simulator.agents.casting import CreditRules
from simulator.agents.library import (
    Archive,
    Origins,
    active_shares,
    assemble,
    release,
    scattered,
    split_active,
    styles,
    vintage_ages,
)
from simulator.agents.population import Census, populate
from simulator.agents.workforce import RETIRED
from simulator.randomness import Luck

LUCK = Luck(5, 0)
ARCHIVE = Archive(
    works=20_000.0,
    years=40.0,
    releases_per_year=1300.0,
    minutes=60.0,
    public_share=0.3,
    active_share=0.4,
    appeal_floor=1.9,
    appeal_tail=2.2,
    studio_shares=np.array([0.5, 0.3, 0.2]),
    genres=6,
    genre_weight=0.6,
    embedding_scale=40.0,
    rules=CreditRules(np.array([4.0, 8.0]), np.array([5, 1], np.uint32), np.array([True, False]), 4.0, 40.0, 0.5),
)


@dataclasses.dataclass(frozen=True)
class World:
    """People of two crafts, and the works they made."""

    people = populate(Census(np.array([900.0, 2000.0]), np.ones(2), 0.7, 0.5, ARCHIVE.studio_shares), LUCK, 10)
    works = assemble(ARCHIVE, people, LUCK, 10)


WORLD = World()


@pytest.mark.parametrize("releases", [100.0, 500.0, 1300.0, 3000.0])
def test_vintages_integrate_to_the_works_and_end_at_todays_releases(releases: float) -> None:
    archive = dataclasses.replace(ARCHIVE, releases_per_year=releases)
    ages = np.sort(vintage_ages(archive, 20_000))
    assert ages[0] > 0.0
    assert ages[-1] < 40.0
    # releases r e^(-g a) at age a: the newest tenth of a year holds r/10 of them, nearly
    assert (ages < 0.1).sum() == pytest.approx(releases / 10.0, rel=0.03, abs=1)
    # estimate g from the newest works alone, and let quadrature count all of them
    growth = -np.log((ages < 4.0).sum() - (ages < 2.0).sum()) / 2.0 + np.log((ages < 2.0).sum()) / 2.0
    total, _ = quad(lambda age: releases * np.exp(-growth * age), 0.0, 40.0)
    assert total == pytest.approx(20_000.0, rel=0.08)
    # the number of works up to any age is that integral
    for age in (1.0, 5.0, 20.0, 39.0):
        expected, _ = quad(lambda years: releases * np.exp(-growth * years), 0.0, age)
        assert (ages < age).sum() == pytest.approx(expected, rel=0.08, abs=2)


def test_constant_releases_are_spread_evenly() -> None:
    archive = dataclasses.replace(ARCHIVE, releases_per_year=500.0)  # 500 a year for 40 years are 20,000
    ages = np.sort(vintage_ages(archive, 1000))
    assert ages == pytest.approx((np.arange(1000) + 0.5) / 1000 * 40.0, abs=1e-6)


@pytest.mark.parametrize("years", [0.0, -3.0, 1.0])
def test_works_that_cannot_have_been_released_are_refused(years: float) -> None:
    with pytest.raises(ValueError, match="cannot have been released"):
        vintage_ages(dataclasses.replace(ARCHIVE, years=years), 1000)


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8, 100, 987, 1000])
def test_scattering_is_a_permutation(size: int) -> None:
    assert sorted(scattered(size).tolist()) == list(range(size))


def test_every_tenth_work_is_as_old_as_all() -> None:
    ages = vintage_ages(ARCHIVE, 2000)
    assert ages[::10].mean() == pytest.approx(ages.mean(), rel=0.02)
    assert ages[:1000].mean() == pytest.approx(ages.mean(), rel=0.02)


@pytest.mark.parametrize("mean", [0.1, 0.4, 0.8])
def test_active_shares_fall_exponentially_with_age_and_have_the_given_mean(mean: float) -> None:
    ages = np.linspace(0.01, 40.0, 500)
    shares = active_shares(ages, mean)
    assert shares.mean() == pytest.approx(mean, rel=1e-9)
    assert np.diff(np.log(shares)) == pytest.approx(np.full(499, np.log(shares[1] / shares[0])), rel=1e-6)


@pytest.mark.parametrize("mean", [0.0, 1.0])
def test_nobody_or_everybody_still_works(mean: float) -> None:
    assert active_shares(np.linspace(0.1, 40.0, 50), mean).tolist() == [mean] * 50


def test_active_and_outside_make_up_each_craft() -> None:
    counts = np.random.default_rng(1).integers(0, 20, (300, 4))
    shares = np.linspace(0.0, 1.0, 300)
    parts = split_active(counts, shares, np.random.default_rng(2).random(300))
    assert np.array_equal(parts[:, :4] + parts[:, 4:], counts)
    assert parts.min() >= 0
    assert np.abs(parts[:, :4].sum(axis=1) - counts.sum(axis=1) * shares).max() <= 1.0
    assert not parts[0, :4].any()
    assert np.array_equal(parts[-1, :4], counts[-1])


def test_styles_cluster_around_their_genres_and_stay_inside_int8() -> None:
    ids = np.arange(600, dtype=np.uint32)
    pure = styles(dataclasses.replace(ARCHIVE, genre_weight=1.0), LUCK, ids)
    assert np.unique(pure, axis=0).shape[0] == 6
    own = styles(dataclasses.replace(ARCHIVE, genre_weight=0.0), LUCK, ids).astype(np.float64)
    assert own.std() == pytest.approx(40.0, rel=0.02)
    wild = styles(dataclasses.replace(ARCHIVE, embedding_scale=4000.0), LUCK, ids).astype(np.int64)
    assert (wild.min(), wild.max()) == (-127, 127)


def test_the_catalogue_has_its_works_owners_and_credits() -> None:
    works, people = WORLD.works, WORLD.people
    assert works.size == 2000
    owners = np.bincount(works.owner, minlength=3) / 2000
    assert np.abs(owners - ARCHIVE.studio_shares).max() < 4.0 * np.sqrt(0.25 / 2000)
    assert works.is_public.mean() == pytest.approx(0.3, abs=4.0 * np.sqrt(0.21 / 2000))
    assert works.vintage.min() >= -160
    assert works.vintage.max() <= -1
    assert np.diff(works.starts).min() >= 4
    active = people.state[works.people] != RETIRED
    assert active.mean() == pytest.approx(0.4, abs=0.02)
    within = np.diff(works.people)[np.diff(np.repeat(np.arange(2000), np.diff(works.starts))) == 0]
    assert within.min() > 0


def test_older_works_have_fewer_active_people() -> None:
    works, people = WORLD.works, WORLD.people
    vintages = np.repeat(works.vintage, np.diff(works.starts))
    active = people.state[works.people] != RETIRED
    assert active[vintages > -20].mean() > 2.0 * active[vintages < -100].mean()


def test_quality_is_pareto_above_the_floor() -> None:
    quality = np.sort(WORLD.works.quality)
    assert quality[0] >= 1.9
    # Hill's estimator of the tail over all works: n / sum ln(x / floor), standard error k / sqrt(n)
    assert quality.size / np.log(quality / 1.9).sum() == pytest.approx(2.2, abs=4.0 * 2.2 / np.sqrt(2000))


def test_a_works_luck_does_not_depend_on_the_works_beside_it() -> None:
    def made(ids):
        size = len(ids)
        origins = Origins(
            np.array(ids, np.uint32), np.zeros(size, np.int16), np.zeros(size, np.int16), np.ones(size), np.zeros(size)
        )
        return release(ARCHIVE, WORLD.people, LUCK, 10, origins)

    alone, together = made([77]), made([5, 77, 2**31 + 1])
    assert np.array_equal(alone.embedding[0], together.embedding[1])
    assert alone.is_public[0] == together.is_public[1]
    assert alone.people.tolist() == together.people[together.starts[1] : together.starts[2]].tolist()


def test_no_work_is_a_catalogue_too() -> None:
    floats, quarters = np.zeros(0), np.zeros(0, np.int16)
    nothing = Origins(np.zeros(0, np.uint32), quarters, quarters, floats, floats)
    none = release(ARCHIVE, WORLD.people, LUCK, 10, nothing)
    works = WORLD.works.copy()
    works.append(none)
    assert none.size == 0
    assert works.size == WORLD.works.size
