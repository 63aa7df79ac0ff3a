"""Years from quarters, pairs by luck, one row a question."""

import numpy as np
import pandas as pd
import pytest

from simulator.charts.reading import Reading, against, ratio
from simulator.charts.regimes import Regimes
from simulator.results.cube import Cube, Measure
from tests.charts.tiny import tiny

WAGES = {("old", "ensemble"): [10.0, 20.0, 30.0], ("new", "ensemble"): [11.0, 23.0, 35.0],
         ("old", "full"): [100.0], ("new", "full"): [130.0],
         ("old", "luck"): [10.0, 10.0], ("new", "luck"): [12.0, 14.0]}  # fmt: skip


def mean_wages(reading, regime, role):
    return reading.average("wages", regime, role)


def by_quarter(name: str, values: list[float], *, is_flow: bool) -> Reading:
    quarters = tuple(f"{2030 + place // 4}Q{place % 4 + 1}" for place in range(len(values)))
    plan = pd.DataFrame([{"regime": "old", "role": "ensemble", "point": 0, "replication": 0}])
    cube = Cube(plan, quarters, (Measure(name, "usd", "", is_flow, "more"),), np.array(values)[None, :, None])
    return Reading(cube, Regimes(("old",), "old", {}))


def test_a_flow_adds_up_over_the_year_and_a_level_is_its_mean():
    values = [1.0, 2.0, 3.0, 4.0, 5.0, 5.0, 5.0, 5.0]
    assert by_quarter("wages", values, is_flow=True).yearly("wages", "old").tolist() == [[10.0, 20.0]]
    assert by_quarter("index", values, is_flow=False).yearly("index", "old").tolist() == [[2.5, 5.0]]


def test_a_measure_that_looks_back_is_read_at_the_end_of_the_year():
    values = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]
    assert by_quarter("income/decile=1", values, is_flow=False).yearly("income/decile=1", "old").tolist() == [
        [4.0, 6.0]
    ]


def test_a_year_begun_counts_as_one_of_the_same_pace():
    assert by_quarter("wages", [1.0, 1.0, 1.0, 1.0, 2.0], is_flow=True).yearly("wages", "old").tolist() == [[4.0, 8.0]]


def test_a_row_by_hand():
    row = tiny({"wages": WAGES}, flows=["wages"]).row(against(mean_wages), "new")
    # Pairs differ by 1, 3, 5 a quarter, so 4, 12, 20 a year: three worlds, from the lowest to the highest.
    assert (row["low"], row["middle"], row["high"]) == pytest.approx((4.0, 12.0, 20.0))
    assert row["full_size"] == 120.0
    assert row["pairs"] == 3
    assert row["probability_positive"] == 1.0
    # Luck alone: differences 8 and 16, variance 32; all: 4, 12, 20, variance 64.
    assert row["luck_share"] == pytest.approx(0.5)


def test_without_an_ensemble_the_full_size_run_is_the_middle_and_there_is_no_range():
    only = {key: value for key, value in WAGES.items() if key[1] == "full"}
    row = tiny({"wages": only}, flows=["wages"]).row(against(mean_wages), "new")
    assert (row["middle"], row["full_size"], row["pairs"]) == (120.0, 120.0, 0)
    assert np.isnan(row["low"])
    assert np.isnan(row["high"])


def test_levels_come_from_the_full_size_run_and_parts_that_add_up_from_the_mean():
    both = tiny({"wages": WAGES}, flows=["wages"])
    assert (both.central(mean_wages, "old"), both.mean(mean_wages, "old")) == (400.0, 80.0)
    small = {key: value for key, value in WAGES.items() if key[1] == "ensemble"}
    assert tiny({"wages": small}, flows=["wages"]).central(mean_wages, "old") == 80.0
    full = {key: value for key, value in WAGES.items() if key[1] == "full"}
    assert tiny({"wages": full}, flows=["wages"]).mean(mean_wages, "old") == 400.0


def test_a_failed_run_leaves_its_pair_out():
    broken = {**WAGES, ("new", "ensemble"): [11.0, np.nan, 35.0]}
    row = tiny({"wages": broken}, flows=["wages"]).row(against(mean_wages), "new")
    assert (row["pairs"], row["middle"]) == (2, 12.0)


def test_groups_and_unknown_measures():
    reading = tiny(
        {"hours/craft=camera": WAGES, "hours/craft=sound": WAGES, "bands/craft=camera/change=within_1": WAGES}
    )
    assert reading.groups("hours", "craft") == ("camera", "sound")
    assert reading.groups("bands", "craft") == ()
    assert not reading.has("wages")
    with pytest.raises(LookupError, match="wages"):
        reading.yearly("wages", "old")
    assert reading.total(("wages",), "old").tolist() == [0.0, 0.0, 0.0]


def test_ratio_by_zero_is_not_known():
    assert np.isnan(ratio(np.array([1.0]), np.array([0.0]))[0])
    assert ratio(np.array([1.0]), np.array([4.0]))[0] == 0.25
