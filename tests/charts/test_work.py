"""Hours and heads over the years."""

import pytest

from simulator.charts import work
from tests.charts.specimen import HOURS, reading
from tests.charts.tiny import tiny


def test_levels_are_shares_of_the_baselines_first_year():
    known = tiny(
        {"hours": {("old", "ensemble"): [10.0, 20.0], ("new", "ensemble"): [11.0, 22.0]}}, flows=["hours"], quarters=8
    )
    found = work.level_table(known, "hours").set_index(["regime", "year"])
    assert found.loc[("new", 2031), "middle"] == pytest.approx(1.1)
    assert found.loc[("new", 2031), "baseline"] == pytest.approx(1.0)


def test_gaps_are_taken_world_by_world():
    known = tiny({"hours": {("old", "ensemble"): [10.0, 20.0], ("new", "ensemble"): [11.0, 18.0]}}, flows=["hours"])
    row = work.gap_table(known, "hours").iloc[0]
    assert (row["low"], row["middle"], row["high"]) == pytest.approx((-0.1, 0.0, 0.1))


def test_titles():
    known = reading(worlds=3)
    gaps = work.gap_table(known, "hours")
    assert work.gap_title(gaps, known.regimes, "hours").startswith(
        "No regime moves hours further from status quo than union-negotiated: +"
    )
    assert (
        work.gap_title(gaps.assign(middle=0.0), known.regimes, "hours") == "No regime moves hours by as much as 0.01%"
    )
    unsure = work.gap_title(gaps.assign(low=-1.0), known.regimes, "hours")
    assert unsure.endswith("not even the sign is sure")
    assert work.level_title(work.level_table(known, "hours"), known.regimes, "hours").startswith(
        "Under status quo, hours fall by "
    )


def test_the_regime_that_ends_highest():
    known = reading(worlds=2)
    assert work.best_regime(work.gap_table(known, "hours")) == max(HOURS, key=lambda name: HOURS[name])
