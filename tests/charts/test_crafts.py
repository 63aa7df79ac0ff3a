"""Who gains and who loses by craft, by hand."""

import pandas as pd

from simulator.charts import crafts
from simulator.charts.regimes import Regimes
from tests.charts.tiny import tiny


def test_change_per_head_by_hand():
    old, new = ("old", "full"), ("new", "full")
    reading = tiny(
        {
            "headcount/craft=camera": {old: [10.0], new: [5.0]},
            "wage_income/craft=camera": {old: [100.0], new: [90.0]},
            "residual_mean/craft=camera": {old: [0.0], new: [7.0]},
        },
        flows=["wage_income/craft=camera"],
    )
    row = crafts.table(reading).iloc[0]
    assert (row["regime"], row["title"]) == ("new", "Camera")
    assert row["middle"] == 4 * (90 - 100) / 10 + 7  # over the baseline's ten heads, not the five that are left


def some(**middles: list[float]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "craft": craft,
                "title": craft.capitalize(),
                "regime": regime,
                "middle": middle,
                "low": middle,
                "high": middle,
                "probability_positive": float(middle > 0),
            }
            for craft, values in middles.items()
            for regime, middle in zip(("levy", "deal"), values, strict=True)
        ]
    )


REGIMES = Regimes(("old", "levy", "deal"), "old", {})


def test_the_winner_of_each_craft():
    found = crafts.winners(some(camera=[1.0, 2.0], sound=[4.0, 3.0]))
    assert list(found["regime"]) == ["deal", "levy"]


def test_titles():
    assert crafts.title(some(camera=[1.0, 2.0], sound=[3.0, 4.0]), REGIMES) == (
        "Deal leaves 2 of 2 crafts best off in the middle world; under no regime is a craft sure to lose"
    )
    assert crafts.title(some(camera=[-50.0, 2.0], sound=[3.0, 4.0]), REGIMES) == (
        "Deal leaves 2 of 2 crafts best off in the middle world; the surest loss is −$50 a year for camera under levy"
    )


def test_crafts_are_ordered_by_the_best_for_them():
    assert crafts.order(some(camera=[1.0, 2.0], sound=[9.0, 3.0])) == ["Sound", "Camera"]


def test_how_often_a_regime_is_best_is_counted_world_by_world():
    cells = {
        ("old", "ensemble"): [0.0] * 4,
        ("levy", "ensemble"): [1.0, 1.0, 1.0, 5.0],
        ("deal", "ensemble"): [2.0, 2.0, -1.0, 4.0],
    }
    heads = {cell: [1.0] * 4 for cell in cells}
    reading = tiny({"residual_mean/craft=camera": cells, "headcount/craft=camera": heads})
    assert crafts.share_best(reading, "camera", "deal") == 0.5
    assert crafts.share_best(reading, "camera", "levy") == 0.5
    assert crafts.share_best(reading, "camera", "old") == 0.0
