"""People at the start and newcomers: numbers, skill, and luck that belongs to whoever has it."""

import numpy as np
import pytest

from simulator.agents.population import Census, entrants, lognormal, populate, stratified_normals
from simulator.agents.workforce import EMPLOYED, IDLE, RETIRED, Workforce
from simulator.randomness import Luck

LUCK = Luck(11, 0)
CENSUS = Census(
    headcounts=np.array([4000.0, 1010.0]),
    pay=np.array([40_000.0, 100_000.0]),
    outside_per_worker=0.7,
    skill_dispersion=0.5,
    studio_shares=np.array([0.6, 0.3, 0.1]),
)


def test_rows_by_craft_and_kind() -> None:
    people = populate(CENSUS, LUCK, 10)
    active = people.state == EMPLOYED
    assert np.bincount(people.craft[active]).tolist() == [400, 101]
    assert np.bincount(people.craft[people.state == RETIRED]).tolist() == [280, 71]  # 70.7 rounds to 71
    assert active.sum() + (people.state == RETIRED).sum() == people.size
    assert people.headcount(2).tolist() == [4000.0, 1010.0]


def test_a_craft_smaller_than_a_row_still_has_one() -> None:
    people = populate(CENSUS, LUCK, 100_000)
    assert np.bincount(people.craft).tolist() == [2, 2]


def test_skill_has_mean_one_and_the_spread_of_the_file() -> None:
    people = populate(CENSUS, LUCK, 1)
    for craft in range(2):
        skill = people.skill[(people.craft == craft) & (people.state == EMPLOYED)]
        assert skill.mean() == pytest.approx(1.0, abs=1e-12)
        # Stratified draws: the spread of any sample is nearly the lognormal's own.
        assert np.log(skill).std() == pytest.approx(0.5, rel=0.01)


def test_a_year_of_base_pay_lies_behind_everybody_at_work() -> None:
    people = populate(CENSUS, LUCK, 10)
    wages = people.wages.sum(axis=0)
    assert np.bincount(people.craft, wages) == pytest.approx(CENSUS.headcounts * CENSUS.pay)
    assert wages[people.state == EMPLOYED].min() > 0.0
    assert not wages[people.state == RETIRED].any()
    assert np.ptp(people.wages, axis=0).max() == 0.0


def test_studios_employ_by_their_shares() -> None:
    people = populate(CENSUS, LUCK, 1)
    employers = people.employer[people.state == EMPLOYED]
    shares = np.bincount(employers, minlength=3) / employers.size
    assert np.abs(shares - CENSUS.studio_shares).max() < 4.0 * np.sqrt(0.25 / employers.size)


def test_stratified_normals_have_one_in_each_stratum() -> None:
    from scipy.special import ndtr

    draws = np.random.default_rng(1).random(1000)
    places = ndtr(stratified_normals(draws)) * 1000
    assert np.array_equal(np.floor(places), np.arange(1000))


def test_lognormal_factors_have_mean_one() -> None:
    z = stratified_normals(np.full(200_000, 0.5))
    assert lognormal(0.7, z).mean() == pytest.approx(1.0, rel=1e-3)
    assert lognormal(0.0, z).tolist() == [1.0] * z.size


def newcomers(craft: int, quarter: int, expected: float) -> Workforce:
    """Newcomers of one of three crafts; the others expect nobody."""
    return entrants(LUCK, quarter, expected * (np.arange(3) == craft), 0.5, 10)


def test_newcomers_of_several_crafts_are_those_of_each() -> None:
    together = entrants(LUCK, 9, np.array([2.5, 0.0, 3.75]), 0.5, 10)
    apart = [newcomers(0, 9, 2.5), newcomers(2, 9, 3.75)]
    assert together.luck_id.tolist() == [i for some in apart for i in some.luck_id.tolist()]
    assert together.skill.tolist() == [i for some in apart for i in some.skill.tolist()]
    assert together.craft.tolist() == [0] * apart[0].size + [2] * apart[1].size


def test_newcomers_are_the_whole_part_and_one_more_with_the_fraction() -> None:
    rows = [newcomers(0, quarter, 2.25).size for quarter in range(100)]
    assert set(rows) == {2, 3}
    assert sum(rows) / 100 == pytest.approx(2.25, abs=4.0 * np.sqrt(0.25 * 0.75 / 100))
    assert newcomers(0, 1, 0.0).size == 0
    assert set(newcomers(0, 1, 3.5).state.tolist()) == {IDLE}


def test_an_extra_newcomer_changes_nobody_elses_luck() -> None:
    few, more = newcomers(1, 9, 4.0), newcomers(1, 9, 7.0)
    assert np.array_equal(more.luck_id[:4], few.luck_id)
    assert np.array_equal(more.skill[:4], few.skill)
    others = newcomers(0, 9, 4.0), newcomers(1, 10, 4.0)
    assert not np.isin(np.concatenate([other.luck_id for other in others]), more.luck_id).any()
