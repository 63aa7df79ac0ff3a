"""Totals, their changes, and columns that add up as printed."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from simulator.reporting import totals
from tests.charts.specimen import reading
from tests.charts.tiny import tiny


@given(arrays(np.float64, st.integers(1, 30), elements=st.floats(-1e9, 1e9)))
def test_whole_numbers_add_up_and_stay_near(values):
    whole = totals.adding_up(values)
    assert whole.sum() == np.rint(values.sum())
    assert np.abs(whole - values).max() <= 1.0


def test_rounding_gives_way_where_the_error_is_largest():
    assert totals.adding_up(np.array([1.4, 1.4, 1.2])).tolist() == [2, 1, 1]


def test_printed_columns_add_up():
    table = pd.DataFrame(
        [("a", "deal", 140_000.0), ("b", "deal", 140_000.0), ("c", "deal", 120_000.0), ("sum", "deal", 400_000.0)],
        columns=["party", "regime", "change"],
    )
    rows = totals.by_party(table, "sum", ("deal",))
    assert [row["cells"] for row in rows] == [["+0.2"], ["+0.1"], ["+0.1"], ["+0.4"]]


def test_millions():
    assert [totals.millions(tenths) for tenths in (12345, -12, 0)] == ["+1,234.5", "−1.2", "0.0"]


def test_totals_with_their_changes():
    known = tiny({"hours": {("old", "full"): [10.0], ("new", "full"): [11.0]}}, flows=["hours"])
    table = totals.table(known)
    assert table[["value", "change"]].to_numpy().tolist() == [[40.0, 0.0], [44.0, 4.0]]
    (row,) = totals.in_words(table, ("old", "new"))
    assert row["cells"] == [("40", ""), ("44", "+4")]


def test_the_full_size_run_is_told_beside_the_worlds():
    rows = totals.full_in_words(reading(worlds=6))
    assert {row["inside"] for row in rows} <= {"inside", "outside"}
    assert "Status quo" not in {row["regime"] for row in rows}
    assert totals.full_in_words(reading(worlds=0)) == []
