"""Methods compared on one world, and who gains and loses when attribution errs."""

import numpy as np
import pytest

from simulator.attribution.comparison import (
    POT,
    World,
    by_craft,
    by_size,
    compare_methods,
    detector,
    effects,
    incomplete_records,
    inequality,
    noise,
    superstars,
    unexplained,
)

WORKS, PEOPLE = 60, 25


def world(seed=1):
    luck = np.random.default_rng(seed)
    lines = [np.sort(luck.choice(PEOPLE, luck.integers(1, 6), replace=False)) for _ in range(WORKS)]
    starts = np.concatenate([[0], np.cumsum([len(line) for line in lines])])
    return World(
        embeddings=luck.integers(-20, 21, (WORKS, 4)).astype(np.int8),
        outputs=luck.integers(-20, 21, (12, 4)).astype(np.int8),
        starts=starts,
        people=np.concatenate(lines).astype(np.int32),
        points=luck.integers(1, 9, starts[-1]).astype(np.uint32),
        n_people=PEOPLE,
        usage=luck.pareto(1.2, WORKS),
    )


def test_a_method_against_itself_and_others():
    found = compare_methods(world(), ["knn_shapley", "cosine_topk", "equal_per_work"], 5)
    assert len(found) == 6
    assert found["knn_shapley", "cosine_topk"].moved_share == found["cosine_topk", "knn_shapley"].moved_share > 0
    assert found["knn_shapley", "equal_per_work"].gini < found["equal_per_work", "cosine_topk"].gini


def test_equal_pay_has_the_gini_of_the_credits_by_hand():
    one = World(
        np.ones((2, 2), np.int8), np.ones((1, 2), np.int8), np.array([0, 1, 2]), np.array([0, 1], np.int32),
        np.ones(2, np.uint32), 2, np.array([1.0, 3.0]),
    )  # fmt: skip
    assert inequality(one, one.weights("usage", 1)) == pytest.approx(0.25)
    assert inequality(one, one.weights("equal_per_work", 1)) == pytest.approx(
        0.0, abs=1e-9
    )  # one whole weight in 2**31


@pytest.mark.parametrize("change", [noise(1.0, 1), incomplete_records(1.0, 1), detector(1.0, 0.0, 1), unexplained(1.0)])
def test_no_error_changes_nothing(change):
    w = world()
    weights = w.weights("knn_shapley", 5)
    for effect in effects(w, weights, change, {"all": np.arange(PEOPLE)} | by_size(w), 2):
        assert effect.after_share == pytest.approx(effect.before_share, abs=1e-9)
        assert effect.losers_share == 0.0


@pytest.mark.parametrize("change", [noise(0.2, 1), incomplete_records(0.5, 1), detector(0.5, 0.2, 1), unexplained(0.3)])
def test_money_is_only_moved(change):
    w = world()
    (whole,) = effects(w, w.weights("cosine_topk", 2), change, {"all": np.arange(PEOPLE)}, 5)
    assert whole.after_share == pytest.approx(whole.before_share) == pytest.approx(1.0)


def test_noise_takes_from_the_best_paid_and_gives_to_the_rest():
    w = world()
    weights = w.weights("usage", 1)
    top, rest = effects(w, weights, noise(0.1, 1), superstars(w, weights, 0.1), 20)
    assert top.after_share < top.before_share
    assert rest.after_share > rest.before_share
    assert top.people + rest.people == PEOPLE


def test_groups_cover_everyone_once():
    w = world()
    crafts = np.arange(PEOPLE) % 3
    for groups in (by_size(w, (0, 2, 5)), by_craft(crafts, ["writers", "editors", "music"])):
        assert sorted(np.concatenate(list(groups.values())).tolist()) == list(range(PEOPLE))
    assert w.paid(w.weights("usage", 1)).sum() == POT
