"""The royalty dollar: every cent is somewhere, once."""

import numpy as np
import pytest

from simulator.charts import waterfall
from simulator.charts.regimes import Regimes
from tests.charts.specimen import PIPE, reading
from tests.charts.tiny import tiny

PARTS = ("royalty_evaded", "administration", "agent_commission", "paid_holders", "paid_funds")


def table():
    return waterfall.table(reading(worlds=3))


def test_parts_add_up_to_the_dollar():
    parts = table().query("step != 'due'").groupby("regime")["share"].sum()
    assert np.allclose(parts, 1.0)


def test_bars_fall_from_the_dollar_to_nothing_without_a_gap():
    for _, steps in table().groupby("regime", sort=False):
        assert steps["start"].iloc[1] == 1.0
        assert np.allclose(steps["start"].iloc[2:].to_numpy(), steps["end"].iloc[1:-1].to_numpy())
        assert steps["end"].iloc[-1] == pytest.approx(0.0, abs=1e-12)


def test_cents_are_those_of_the_pipe():
    found = table().set_index(["regime", "step"])["share"]
    evaded, fee, _, holders, funds, outside, people = PIPE["statutory_levy"][0]
    expected = {
        "never paid (evaded)": evaded,
        "administration": fee,
        "rights holders": holders,
        "health, pension, social funds": funds,
        "retired, heirs, abroad": outside,
        "the workforce": people,
    }
    for step, cents in expected.items():
        assert found["statutory_levy", step] == pytest.approx(cents / 100)
    held = 100 - sum(PIPE["statutory_levy"][0])
    assert found["statutory_levy", "held, unmatched or not yet paid"] == pytest.approx(held / 100)


def test_regimes_without_a_royalty_are_left_out():
    assert "status_quo" not in set(table()["regime"])


def test_title_names_best_and_worst():
    title = waterfall.title(table(), Regimes(tuple(PIPE), "status_quo", {}))
    assert (
        title
        == "Of a royalty dollar, 90¢ reach people or their funds under union-negotiated, 10¢ under copyright holder"
    )


def test_more_paid_than_due_is_said():
    money = {"royalty_owed": 100.0, "paid_people": 120.0}
    cells = {name: {("old", "full"): [0.0], ("new", "full"): [value]} for name, value in money.items()}
    known = tiny(cells, flows=list(money))
    found = waterfall.table(known)
    assert "More was paid out" in waterfall.warning(found, known.regimes)
    assert waterfall.warning(table(), reading(worlds=1).regimes) == ""
