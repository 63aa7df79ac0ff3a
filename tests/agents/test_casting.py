"""Credits of works: the right number of each craft, nobody twice, only those who were there."""

import numpy as np
import pytest

from simulator.agents.casting import CreditRules, cast, crew_sizes, lists_at_start, lists_at_work
from simulator.agents.draws import normals
from simulator.agents.population import Census, populate
from simulator.agents.workforce import EMPLOYED, RETIRED
from simulator.randomness import Luck

LUCK = Luck(3, 1)
RULES = CreditRules(
    per_work=np.array([2.5, 10.0, 7.5]),
    points=np.array([6, 3, 1], np.uint32),
    is_principal=np.array([True, False, False]),
    fewest=5.0,
    most=60.0,
    size_dispersion=0.7,
)
IDS = np.arange(4000, dtype=np.uint32)


def crew(rules: CreditRules = RULES, ids=IDS):
    """Crew sizes of works with these ids."""
    return crew_sizes(rules, LUCK, ids, normals(LUCK, "work_kind", ids, 1))


def studio_people():
    """100, 200 and 50 people of three crafts, and their outside contributors."""
    census = Census(np.array([100.0, 200.0, 50.0]), np.full(3, 1.0), 0.5, 0.5, np.array([0.7, 0.3]))
    return populate(census, LUCK, 1)


def test_crews_lie_between_the_smallest_and_the_largest_and_have_the_mean() -> None:
    sizes = crew().sum(axis=1)
    assert sizes.min() >= 5
    assert sizes.max() <= 60
    # Clipping at 3 times the mean and a quarter of it moves the lognormal's mean by less than 3%.
    assert sizes.mean() == pytest.approx(20.0, rel=0.06)


def test_crafts_keep_their_proportions() -> None:
    shares = crew().sum(axis=0) / crew().sum()
    assert shares == pytest.approx([0.125, 0.5, 0.375], abs=0.005)


def test_without_dispersion_every_work_has_the_mean_and_each_craft_one_of_two_neighbours() -> None:
    even = CreditRules(RULES.per_work, RULES.points, RULES.is_principal, 5.0, 60.0, 0.0)
    sizes = crew(even)
    assert set(sizes.sum(axis=1).tolist()) == {20}
    assert set(sizes[:, 0].tolist()) == {2, 3}
    assert set(sizes[:, 1].tolist()) == {10}
    assert sizes[:, 0].mean() == pytest.approx(2.5, abs=4.0 * 0.5 / np.sqrt(IDS.size))


def test_a_works_crew_does_not_depend_on_the_works_beside_it() -> None:
    assert np.array_equal(crew()[[7, 1234]], crew(ids=IDS[[7, 1234]]))


def test_at_the_start_the_active_and_the_outside_are_drawn_from_their_own_lists() -> None:
    people, works = studio_people(), 50
    counts = np.tile([3, 5, 2, 1, 4, 2], (works, 1))
    drawn = cast(RULES, LUCK, IDS[:works], counts, lists_at_start(people, works, 3), 3)
    for m in range(works):
        own = drawn.people[drawn.starts[m] : drawn.starts[m + 1]]
        assert own.size == 17
        assert np.all(np.diff(own) > 0)  # ascending, so nobody twice
        for craft in range(3):
            at_work = own[(people.state[own] == EMPLOYED) & (people.craft[own] == craft)]
            outside = own[(people.state[own] == RETIRED) & (people.craft[own] == craft)]
            assert (at_work.size, outside.size) == (counts[m, craft], counts[m, 3 + craft])


def test_points_and_principals_go_with_the_craft() -> None:
    people = studio_people()
    drawn = cast(RULES, LUCK, IDS[:30], np.tile([3, 5, 2, 1, 4, 2], (30, 1)), lists_at_start(people, 30, 3), 3)
    craft = people.craft[drawn.people]
    assert np.array_equal(drawn.points, RULES.points[craft])
    assert np.array_equal(drawn.is_principal, RULES.is_principal[craft])


def test_nobody_is_credited_twice_where_a_list_is_shorter_than_what_is_wanted() -> None:
    people = studio_people()
    drawn = cast(RULES, LUCK, IDS[:5], np.full((5, 6), 1000), lists_at_start(people, 5, 3), 3)
    assert np.diff(drawn.starts).tolist() == [people.size] * 5
    assert drawn.people[: people.size].tolist() == list(range(people.size))


def test_a_new_work_credits_its_studios_own_people_or_the_whole_craft_where_these_are_too_few() -> None:
    people = studio_people()
    people.state[people.craft == 1] = RETIRED  # craft 1 has nobody at work
    studios = np.array([0, 1, 1], np.int16)
    few = [((people.craft == 2) & (people.employer == k) & (people.state == EMPLOYED)).sum() for k in range(2)]
    counts = np.array([[4, 3, few[0]], [4, 3, few[1]], [4, 3, few[1] + 1]])
    drawn = cast(RULES, LUCK, IDS[:3], counts, lists_at_work(people, studios, counts, 2), 3)
    for m, studio in enumerate(studios):
        own = drawn.people[drawn.starts[m] : drawn.starts[m + 1]]
        assert np.all(people.state[own] == EMPLOYED)
        assert np.unique(own).size == own.size == counts[m, 0] + counts[m, 2]
        assert set(people.employer[own[people.craft[own] == 0]].tolist()) == {int(studio)}
        lenders = set(people.employer[own[people.craft[own] == 2]].tolist())
        assert lenders == ({0, 1} if m == 2 else {int(studio)})


def test_where_nobody_is_at_work_a_work_credits_nobody() -> None:
    people = studio_people()
    people.state[:] = RETIRED
    counts = np.full((2, 3), 4)
    drawn = cast(RULES, LUCK, IDS[:2], counts, lists_at_work(people, np.zeros(2, np.int16), counts, 2), 3)
    assert drawn.starts.tolist() == [0, 0, 0]


def test_the_draw_that_rounds_a_crew_is_not_the_draw_that_picks_its_first_member() -> None:
    from simulator.agents.draws import uniforms

    even = CreditRules(np.array([2.5]), RULES.points[:1], RULES.is_principal[:1], 1.0, 60.0, 0.0)
    is_larger = crew(even)[:, 0] == 3
    picks = uniforms(LUCK, "work_credits", IDS)  # of group 0, slot 0
    assert abs(picks[is_larger].mean() - picks[~is_larger].mean()) < 0.05
