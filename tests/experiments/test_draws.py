"""Latin hypercubes: one point in each stratum, keyed by path, as good as scipy's."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import qmc

from simulator.experiments.draws import draws, latin_hypercube
from simulator.units import Figure

SIZES = st.integers(1, 60)
SEEDS = st.integers(0, 2**32)
PATHS = ["labour.separation", "technology.adoption", "demand.elasticity"]


def _figure(low, high):
    return Figure(value=low, unit="share", range=(low, high), source="assumption", grade="D", free=True)


@given(SIZES, SEEDS)
def test_each_stratum_holds_one_point(replications, seed):
    points = latin_hypercube(PATHS, replications, seed)
    strata = np.floor(points * replications)
    assert (np.sort(strata, axis=0) == np.arange(replications)[:, None]).all()
    assert ((points > 0) & (points < 1)).all()


@given(SIZES, SEEDS)
def test_another_parameter_moves_none(replications, seed):
    assert np.array_equal(
        latin_hypercube(PATHS[:2], replications, seed), latin_hypercube(PATHS, replications, seed)[:, :2]
    )


@given(SEEDS)
def test_the_same_seed_gives_the_same_draws_and_another_gives_others(seed):
    free = {path: _figure(0.0, 1.0) for path in PATHS}
    assert draws(free, 5, seed) == draws(dict(reversed(free.items())), 5, seed)
    assert draws(free, 5, seed) != draws(free, 5, seed + 1)


def test_values_lie_in_their_ranges_by_hand():
    # four replications over 10 to 18: one value in each of 10-12, 12-14, 14-16, 16-18
    values = sorted(point["x"] for point in draws({"x": _figure(10.0, 18.0)}, 4, 1))
    assert [int((value - 10) // 2) for value in values] == [0, 1, 2, 3]


def test_without_free_parameters_every_draw_is_empty():
    assert draws({}, 3, 1) == [{}, {}, {}]


def test_no_replications_no_draws():
    assert draws({"x": _figure(0.0, 1.0)}, 0, 1) == []


def test_it_fills_the_cube_as_evenly_as_scipys():
    ours = [qmc.discrepancy(latin_hypercube(PATHS, 40, seed)) for seed in range(30)]
    theirs = [qmc.discrepancy(qmc.LatinHypercube(3, rng=seed).random(40)) for seed in range(30)]
    assert np.mean(ours) == pytest.approx(np.mean(theirs), rel=0.15)


def test_axes_are_not_related():
    together = np.corrcoef(np.concatenate([latin_hypercube(PATHS, 40, seed) for seed in range(30)]).T)
    assert np.abs(together - np.eye(3)).max() < 0.1  # 1,200 points: three standard errors are 0.087
