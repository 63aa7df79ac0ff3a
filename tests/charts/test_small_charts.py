"""Charts of one number a regime or craft: their sentences."""

from dataclasses import replace

import numpy as np
import pandas as pd

from simulator.charts import ai, album, bargained, deciles, made_up, money_to_people, residuals_by_craft
from simulator.charts.regimes import Regimes
from tests.charts.tiny import tiny

REGIMES = Regimes(("old", "levy", "deal"), "old", {})


def rows(**middles: float) -> pd.DataFrame:
    return pd.DataFrame(
        [{"regime": name, "low": m * 0.5, "middle": m, "high": m * 1.5, "pairs": 40} for name, m in middles.items()]
    )


def test_money_to_people():
    assert money_to_people.title(rows(old=0.0, levy=77.0, deal=1580.0), REGIMES) == (
        "Deal brings working people $1,580 a year each; levy, the least of those that pay, $77"
    )
    assert money_to_people.title(rows(old=0.0, deal=5.0), REGIMES) == "Deal brings working people $5.00 a year each"
    assert money_to_people.title(rows(old=0.0), REGIMES) == "No regime in this study pays AI residuals to people"


def test_money_to_people_warns_where_ranges_overlap():
    assert "overlap" in money_to_people.note(rows(levy=90.0, deal=100.0), REGIMES)
    assert money_to_people.note(rows(levy=10.0, deal=100.0), REGIMES) == ""


def test_made_up():
    assert made_up.title(rows(levy=0.02, deal=0.28), REGIMES) == (
        "Of each dollar of pay that AI displaces, at most 28¢ comes back as residuals (deal)"
    )


def test_made_up_counts_worlds_in_which_pay_falls_by_less_than_is_displaced():
    flows = ("wage_income", "displaced_wages")
    seen = tiny({name: {("old", "ensemble"): [10.0, 10.0, 10.0]} for name in flows}, flows=flows, quarters=8)
    values = np.array(seen.cube.values)
    values[:, 4:, 0] = [[9.0], [7.0], [12.0]]  # pay falls by 1, falls by 3, rises
    values[:, 4:, 1] = [[12.0], [12.0], [11.0]]  # 2, 2 and 1 more is displaced
    text = made_up.falls_less(replace(seen, cube=replace(seen.cube, values=values)))
    assert "from 2030 to 2031 pay under old falls by less than displaced pay grows in 2 of 3 simulated worlds" in text
    one_year = tiny({name: {("old", "ensemble"): [10.0]} for name in flows}, flows=flows)
    assert made_up.falls_less(one_year) == ""


def test_deciles():
    table = pd.DataFrame([{"regime": "deal", "decile": d, "middle": 10.0 * d} for d in range(1, 11)])
    assert deciles.title(table, REGIMES) == (
        "Deal changes the income of the lowest paid tenth by +$10 a year and that of the highest paid by +$100"
    )


def test_residuals_by_craft():
    table = rows(deal=100.0, levy=1.0).assign(title=["Camera", "Sound"])
    assert residuals_by_craft.title(table, REGIMES) == "Under deal, camera get $100 a year each and camera $100"


def test_ai():
    table = rows(old=1.0, levy=0.96, deal=1.0).assign(measure="capability", year=2036)
    assert ai.title(table, REGIMES) == "Levy holds AI capability back most: 4.0% below old by 2036"
    assert ai.title(table.assign(middle=1.0), REGIMES) == "No regime holds AI capability back by as much as 1%"


def test_bargained():
    cells = {("old", "ensemble"): [0.0, 0.0], ("deal", "ensemble"): [0.02, 0.04]}
    known = tiny({"bargained_rate": cells})
    found = bargained.table(known)
    assert bargained.bargaining(known) == ("deal",)
    assert bargained.title(found, known.regimes) == (
        "Deal: in the middle world the parties agree on 3.0% in 2030 (2.0% to 4.0%) and on 3.0% in 2030"
    )
    nobody = tiny({"bargained_rate": {("old", "ensemble"): [0.0]}})
    assert album.drawable(nobody) == []
    assert "bargained_rate" not in album.missing(nobody)
