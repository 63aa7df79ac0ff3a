"""The best regime of each craft."""

import pandas as pd

from simulator.reporting.best_by_craft import craft_row, craft_rows
from tests.charts.specimen import reading


def test_each_craft_has_its_best_regime_and_the_baseline_where_none_gains():
    known = reading(worlds=2)
    rows = craft_rows(known)
    assert [row["craft"] for row in rows][:3] == ["Writers", "Directors", "Actors"]
    assert {row["regime"] for row in rows} == {"Union-negotiated"}
    assert all(row["sure"] == "best in 2 of 2 worlds" for row in rows)
    loser = craft_row(known, pd.Series({"middle": -1.0, "title": "Camera", "regime": "data_dignity"}))
    assert (loser["regime"], loser["money"]) == ("Status quo", "no gain")
