"""Winners and losers in five bands."""

import pytest

from simulator.charts import bands
from simulator.measures.bands import BANDS
from tests.charts.specimen import reading


def test_the_bands_are_those_that_are_measured():
    assert tuple(bands.BANDS) == BANDS


def test_every_regime_and_craft_is_whole():
    known = reading(worlds=2)
    assert bands.table(known).groupby("regime")["share"].sum().to_numpy() == pytest.approx(1.0)
    assert bands.craft_table(known).groupby(["craft", "regime"])["share"].sum().to_numpy() == pytest.approx(1.0)


def test_title_counts_winners_and_losers_of_the_regime_with_most_winners():
    known = reading(worlds=2)
    assert bands.title(bands.table(known), known.regimes) == (
        "Union-negotiated lifts the income of 44% of workers by over 1% and lowers that of 10%"
    )


def test_the_worst_craft_is_named_only_where_it_is_worth_naming():
    known = reading(worlds=1)
    found = bands.craft_table(known)
    assert "losing over 5%: dubbing" in bands.craft_title(
        found.assign(share=found["share"] + (found["craft"] == "dubbing")), known.regimes
    )
    assert bands.craft_title(found.assign(share=0.0), known.regimes).startswith("Under no regime does any craft")
