"""Cubes joined: numbered through, values as they were, on disk and back."""

import numpy as np

from simulator.results import store
from simulator.results.joined import STEP, joined
from tests.charts.specimen import specimen


def test_runs_and_points_are_numbered_through_and_values_stay(tmp_path):
    first, second = specimen(worlds=2), specimen(worlds=3)
    whole = joined([("one", first), ("two", second)])
    assert whole.plan["run"].is_unique
    np.testing.assert_array_equal(whole.values, np.concatenate([first.values, second.values]))
    one, two = (set(whole.plan.loc[whole.plan[STEP] == step, "point"]) for step in ("one", "two"))
    assert len(one) == first.plan["point"].nunique()
    assert len(two) == second.plan["point"].nunique()
    assert not one & two
    store.write(tmp_path, whole, {})
    assert store.read(tmp_path).digest() == whole.digest()
