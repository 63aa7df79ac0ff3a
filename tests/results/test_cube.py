"""The cube's answers against hand calculation."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from tests.results.worlds import cube_of, outcome, paired_cube, run

LEVELS = st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=12)


def test_a_flow_adds_up_to_a_year_and_an_index_does_not():
    cube = paired_cube({"a": [100.0]})
    assert cube.levels("hours", "a").middle == 400.0
    assert cube.levels("price_index", "a").middle == pytest.approx(10.0)


def test_years_are_chosen():
    values = np.zeros((8, 2))
    values[4:, 0] = [1, 2, 3, 4]  # 2028
    cube = cube_of([run(0)], [outcome(0, values)])
    assert cube.levels("hours", "a", years=[2028]).middle == 10.0
    assert cube.levels("hours", "a").middle == 5.0  # an average year of two


def test_paired_differences_by_hand():
    # differences of quarterly hours 1, 2, 3 -> 4, 8, 12 a year; quantiles of three numbers by linear interpolation
    cube = paired_cube({"base": [10.0, 500.0, 90.0], "levy": [11.0, 502.0, 93.0]})
    found = cube.paired("hours", "levy", "base")
    assert (found.low, found.middle, found.high) == pytest.approx((4.0, 8.0, 12.0))
    assert (found.pairs, found.probability_positive) == (3, 1.0)


def test_intervals_come_from_the_pairs_and_not_from_the_levels():
    cube = paired_cube({"base": [0.0, 1000.0], "levy": [1.0, 1001.0]})
    found = cube.paired("hours", "levy", "base")
    assert found.low == found.high == 4.0


@given(LEVELS)
def test_identical_regimes_differ_by_exactly_zero(levels):
    found = paired_cube({"a": levels, "b": levels}).paired("hours", "b", "a")
    assert (found.low, found.middle, found.high, found.probability_positive) == (0.0, 0.0, 0.0, 0.5)


@given(LEVELS)
def test_the_middle_is_the_median_of_the_differences(levels):
    cube = paired_cube({"a": [0.0] * len(levels), "b": levels})
    assert cube.paired("hours", "b", "a").middle == pytest.approx(4 * float(np.median(levels)), abs=1e-6)


def test_luck_share_of_a_difference():
    cube = paired_cube(
        {"a": [0.0, 0.0, 0.0], "b": [-2.0, 0.0, 2.0]},  # variance 4 (times 16 for a year)
        luck={"a": [5.0, 6.0, 7.0], "b": [4.0, 6.0, 8.0]},  # differences -1, 0, 1: variance 1
    )
    assert cube.paired("hours", "b", "a").luck_share == pytest.approx(0.25)


def test_a_failed_run_takes_its_pair_out():
    runs = [run(0, "a"), run(1, "b"), run(2, "a", replication=1), run(3, "b", replication=1)]
    numbers = [1.0, 2.0, 5.0, np.nan]
    cube = cube_of(runs, [outcome(i, np.full((8, 2), x)) for i, x in enumerate(numbers)])
    found = cube.paired("hours", "b", "a")
    assert (found.pairs, found.middle) == (1, 4.0)


def test_pairs_are_matched_by_replication_and_not_by_position():
    runs = [run(0, "a", replication=0), run(1, "a", replication=1), run(2, "b", replication=1)]
    cube = cube_of(runs, [outcome(i, np.full((8, 2), x)) for i, x in enumerate([100.0, 1.0, 2.0])])
    found = cube.paired("hours", "b", "a")
    assert (found.pairs, found.middle) == (1, 4.0)


def test_the_full_run_stands_apart():
    cube = paired_cube({"a": [1.0], "b": [2.0]}, full={"a": 10.0, "b": 30.0})
    assert cube.full("hours", "a") == 40.0
    assert cube.full("hours", "b", "a") == 80.0
    assert cube.levels("hours", "a").middle == 4.0
    assert np.isnan(paired_cube({"a": [1.0]}).full("hours", "a"))


def test_the_frame_is_the_cube_without_a_copy():
    cube = paired_cube({"a": [1.0, 2.0]})
    frame = cube.frame()
    assert np.shares_memory(frame.to_numpy(), cube.values)
    assert frame.loc[(1, "2028Q4"), "hours"] == 2.0


def test_a_selection_answers_as_the_whole_does():
    cube = paired_cube({"a": [1.0, 2.0], "b": [3.0, 5.0]}, full={"a": 7.0})
    small = cube.select(regimes=["a", "b"], roles=["ensemble"], measures=["hours"], years=[2028])
    assert small.values.shape == (4, 4, 1)
    assert small.paired("hours", "b", "a").middle == cube.paired("hours", "b", "a").middle
    assert set(small.plan["role"]) == {"ensemble"}


@pytest.mark.parametrize("ask", [("huors", "a"), ("hours", "aa")])
def test_an_unknown_name_is_an_error(ask):
    with pytest.raises(LookupError, match="did you mean"):
        paired_cube({"a": [1.0]}).levels(*ask)


def test_draws_are_listed_by_path():
    runs = [
        run(0, point=1, values={"labour.separation": 0.09}),
        run(1, "b", point=1, values={"labour.separation": 0.09}),
    ]
    cube = cube_of(runs, [outcome(i, np.zeros((8, 2))) for i in range(2)])
    assert cube.draws().to_dict("list") == {"labour.separation": [0.09]}


def test_the_digest_does_not_depend_on_the_order_of_runs_or_measures():
    cube = paired_cube({"a": [1.0, 2.0], "b": [3.0, 4.0]})
    turned = type(cube)(
        cube.plan.iloc[::-1].reset_index(drop=True), cube.quarters, cube.measures[::-1], cube.values[::-1, :, ::-1]
    )
    assert turned.digest() == cube.digest()


def test_the_digest_counts_ledger_balances():
    runs, numbers = [run(0)], np.zeros((8, 2))
    digests = {cube_of(runs, [outcome(0, numbers, balances_sha256=balances)]).digest() for balances in ("", "ab", "ac")}
    assert len(digests) == 3


def test_the_digest_forgets_names_and_times():
    slow = cube_of([run(0, "a")], [outcome(0, np.ones((8, 2)), seconds=9.0, phases={"settle": 1.0})])
    other = cube_of([run(0, "b")], [outcome(0, np.ones((8, 2)))])
    assert slow.digest() == other.digest()


def test_levels_agree_with_scipy_over_many_replications():
    levels = stats.norm(5, 2).rvs(200, random_state=1)
    found = paired_cube({"a": list(levels)}).levels("price_index", "a")
    assert found.middle == pytest.approx(np.median(levels) * 0.1)
    assert found.high == pytest.approx(float(stats.mstats.mquantiles(levels * 0.1, 0.95, alphap=0, betap=0)[0]))
