"""One entry to every allocation key: what each does, and what it refuses."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from simulator.kernels import similarity
from simulator.kernels.attribution import METHODS, NEIGHBOUR_METHODS, attribute
from simulator.kernels.similarity import norms

WORKS = np.array([[5, 0], [4, 3], [3, 4], [0, 0]], dtype=np.int8)
OUTPUTS = np.array([[1, 0], [0, 1]], dtype=np.int8)
USAGE = np.array([1.0, 0.0, 3.0, 4.0])
PERMITTED = np.array([True, True, True, False])


def run(method, **changed):
    given = {
        "embeddings": WORKS,
        "norms": norms(WORKS),
        "permitted": PERMITTED,
        "outputs": OUTPUTS,
        "neighbours": 2,
        "usage": USAGE,
    }
    return attribute(method=method, **{**given, **changed})


def test_equal_per_work():
    weights, undistributed = run("equal_per_work")
    np.testing.assert_allclose(weights, [1 / 3, 1 / 3, 1 / 3, 0.0], rtol=1e-15)
    assert undistributed == 0.0


def test_usage_of_permitted_works():
    assert run("usage") == (pytest.approx([0.25, 0.0, 0.75, 0.0]), 0.0)


def test_usage_too_large_to_add():
    weights, _ = run("usage", usage=np.full(4, 1e308))
    np.testing.assert_allclose(weights, [1 / 3, 1 / 3, 1 / 3, 0.0], rtol=1e-15)


def test_knn_shapley_of_two_outputs_by_hand():
    # With (1, 0): u = 1, .8, .6 -> s = .4, .3, .2 (K = 2). With (0, 1): u = 0, .6, .8 -> s = 0, .3, .4.
    weights, _ = run("knn_shapley")
    expected = (np.array([0.4, 0.3, 0.2, 0.0]) / 0.9 + np.array([0.0, 0.3, 0.4, 0.0]) / 0.7) / 2
    np.testing.assert_allclose(weights, expected, rtol=1e-14)


@pytest.mark.parametrize("method", METHODS)
def test_nobody_permitted_leaves_everything_undistributed(method):
    weights, undistributed = run(method, permitted=np.zeros(4, dtype=bool))
    assert not weights.any()
    assert undistributed == 1.0


@pytest.mark.parametrize("method", ["knn_shapley", "cosine_topk"])
def test_no_outputs_leave_everything_undistributed(method):
    weights, undistributed = run(method, outputs=np.empty((0, 2), dtype=np.int8))
    assert not weights.any()
    assert undistributed == 1.0


def test_no_usage_leaves_everything_undistributed():
    weights, undistributed = run("usage", usage=np.array([0.0, 0.0, 0.0, 7.0]))
    assert not weights.any()
    assert undistributed == 1.0


@pytest.mark.parametrize("method", METHODS)
def test_one_work_takes_all_that_is_like_it(method):
    only = np.array([False, True, False, False])
    weights, undistributed = run(method, permitted=only, usage=np.ones(4))
    np.testing.assert_allclose(weights, [0.0, 1.0, 0.0, 0.0], rtol=1e-15)
    assert undistributed == 0.0


@pytest.mark.parametrize("method", ["knn_shapley", "cosine_topk"])
def test_a_batch_is_the_mean_of_its_outputs_over_many_tiles(method):
    luck = np.random.default_rng(3)
    works, outputs = (luck.integers(-127, 128, (rows, 8)).astype(np.int8) for rows in (30, 70))
    changed = {"embeddings": works, "norms": norms(works), "permitted": np.ones(30, bool), "usage": np.ones(30)}
    single = [run(method, outputs=outputs[[row]], **changed)[0] for row in range(70)]
    np.testing.assert_allclose(run(method, outputs=outputs, **changed)[0], np.mean(single, axis=0), rtol=1e-13)


@pytest.mark.parametrize(
    ("method", "changed", "message"),
    [
        ("nearest", {}, "'nearest' is not one of knn_shapley, cosine_topk, equal_per_work, usage"),
        ("usage", {"embeddings": np.empty((0, 2), dtype=np.int8)}, "catalogue is empty"),
        ("usage", {"embeddings": np.full((4, 2), np.nan)}, "works: .* row 0 is not finite"),
        ("usage", {"permitted": np.ones(4)}, "boolean"),
        ("usage", {"permitted": np.ones(3, dtype=bool)}, "permitted"),
        ("usage", {"usage": np.array([1.0, np.nan, 1.0, 1.0])}, "usage of work 1 is nan"),
        ("usage", {"usage": np.array([1.0, 1.0, -2.0, 1.0])}, "usage of work 2 is -2"),
        ("usage", {"usage": np.ones(3)}, "usage must have the shape"),
        ("knn_shapley", {"neighbours": 0}, "neighbours is 0"),
        ("knn_shapley", {"neighbours": 1.5}, "neighbours is 1.5"),
        ("knn_shapley", {"norms": np.array([5.0, 5.0, np.nan, 0.0])}, "norm of work 2"),
        ("knn_shapley", {"outputs": np.ones((2, 3), dtype=np.int8)}, "outputs have 3 dimensions and works 2"),
        ("knn_shapley", {"outputs": np.array([[1.0, np.nan]])}, "outputs: .* row 0 is not finite"),
        ("cosine_topk", {"outputs": np.array([1, 2], dtype=np.int8)}, "outputs: embeddings must have the shape"),
    ],
)
def test_bad_input_is_refused_in_plain_words(method, changed, message):
    with pytest.raises(ValueError, match=message):
        run(method, **changed)


def drawn_world(works=90, outputs=13, seed=4):
    luck = np.random.default_rng(seed)
    embeddings, made = (luck.integers(-9, 10, (rows, 5)).astype(np.int8) for rows in (works, outputs))
    return {"embeddings": embeddings, "outputs": made, "usage": np.ones(works), "permitted": luck.random(works) < 0.9}


def weights_of(method, world):
    return run(method, **world, norms=norms(world["embeddings"]))[0]


@pytest.mark.parametrize("method", NEIGHBOUR_METHODS)
@pytest.mark.parametrize("sizes", [(1, 10**6, 10**6), (7, 10**6, 10**6), (64, 200, 10**6), (64, 1, 7), (3, 500, 64)])
def test_tiles_of_any_size_change_no_bit(monkeypatch, method, sizes):
    whole = weights_of(method, drawn_world())
    for name, size in zip(("ROWS_AT_ONCE", "ENTRIES_AT_ONCE", "WORKS_AT_ONCE"), sizes, strict=True):
        monkeypatch.setattr(similarity, name, size)
    monkeypatch.setattr(similarity, "WORKS_A_BLOCK", sizes[2])
    np.testing.assert_array_equal(weights_of(method, drawn_world()), whole)


@pytest.mark.parametrize("method", NEIGHBOUR_METHODS)
def test_files_and_any_order_in_memory_are_as_good_as_memory(tmp_path, method):
    world = drawn_world()
    whole = weights_of(method, world)
    np.save(tmp_path / "works.npy", world["embeddings"])
    mapped = np.load(tmp_path / "works.npy", mmap_mode="r")
    doubled = np.repeat(np.repeat(world["embeddings"], 2, axis=0), 2, axis=1)[::2, ::2]
    for embeddings in (mapped, np.asfortranarray(world["embeddings"]), doubled):
        same = world | {"embeddings": embeddings, "outputs": np.asfortranarray(world["outputs"])}
        np.testing.assert_array_equal(weights_of(method, same), whole)


@pytest.mark.parametrize("method", NEIGHBOUR_METHODS)
@pytest.mark.parametrize("threads", [1, 2, 7])
def test_threads_side_by_side_disturb_nothing(method, threads):
    worlds = [drawn_world(seed=seed) for seed in range(8)]
    alone = [weights_of(method, world) for world in worlds]
    with ThreadPoolExecutor(threads) as pool:
        for found, expected in zip(pool.map(lambda w: weights_of(method, w), worlds), alone, strict=True):
            np.testing.assert_array_equal(found, expected)


@pytest.mark.parametrize("method", METHODS)
def test_the_order_of_works_does_not_matter(method):
    world = drawn_world(works=30, seed=11)
    world["usage"] = np.arange(1.0, 31.0)
    order = np.random.default_rng(2).permutation(30)
    moved = world | {name: world[name][order] for name in ("embeddings", "usage", "permitted")}
    np.testing.assert_allclose(weights_of(method, moved), weights_of(method, world)[order], rtol=1e-12)


@pytest.mark.jit
@pytest.mark.slow
def test_cold_and_cached_compilation_give_the_same_bits(tmp_path):
    code = (
        "import numpy as np; from simulator.kernels.attribution import attribute; from simulator.kernels.similarity "
        "import norms; w = np.random.default_rng(1).integers(-9, 10, (300, 6)).astype(np.int8); "
        "print([attribute(w, norms(w), np.ones(300, bool), w[:9], m, 5, np.ones(300))[0].tobytes().hex() "
        "for m in ('knn_shapley', 'cosine_topk')])"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", code], env=os.environ | more, check=True, capture_output=True, text=True
        ).stdout
        for more in ({"NUMBA_CACHE_DIR": str(tmp_path)}, {"NUMBA_CACHE_DIR": str(tmp_path)}, {})
    ]
    assert any(tmp_path.rglob("*.nbc"))
    assert told[0] == told[1] == told[2]
