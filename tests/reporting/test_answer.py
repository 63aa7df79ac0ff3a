"""The sentence that answers: it claims no more than the worlds show."""

from dataclasses import replace

import pandas as pd

from simulator.charts import headline
from simulator.charts.picture import Picture
from simulator.reporting import answer
from tests.charts.specimen import reading
from tests.charts.tiny import tiny


def two(levy: list[float], deal: list[float], heads: float = 4.0):
    """Money to the workforce under three regimes; with four heads a quarter's money is a head's a year."""
    money = {("old", "ensemble"): [0.0] * len(levy), ("levy", "ensemble"): levy, ("deal", "ensemble"): deal}
    return tiny(
        {"paid_people": money, "headcount": {cell: [heads] * len(levy) for cell in money}}, flows=["paid_people"]
    )


def said(known) -> str:
    return answer.sentence(known, headline.table(known))


def test_a_clear_lead_is_counted():
    text = said(two([1.0] * 10, [100.0] * 9 + [0.5]))
    assert text == (
        "Deal brings working people the most AI money, $100 a year each ($0.50 to $100), "
        "and more than any other regime in 9 of 10 simulated worlds."
    )


def test_no_lead_is_claimed_where_there_is_none():
    text = said(two([1.0, 9.0, 1.0, 9.0], [5.0, 5.0, 5.5, 5.0]))
    assert text == (
        "No regime is clearly best for working people: levy brings $5.00 a year each ($1.00 to $9.00) "
        "and the most AI money in 2 of 4 simulated worlds, deal $5.00 a year each ($5.00 to $5.50)."
    )


def test_no_money_no_winner():
    assert said(two([0.0], [0.0])) == "No regime in this study pays AI residuals to people who work."


def test_who_loses_is_named():
    known = reading(worlds=4)
    text = said(known)
    assert text.startswith("Union-negotiated brings working people the most AI money, ")
    assert text.endswith("AI firms and consumers lose.")


def test_caution_grows_where_worlds_are_few():
    known = reading(worlds=4)
    few = answer.caution(known, headline.table(known), "Film")
    assert few.startswith("Film, simulated, not measured")
    assert few.endswith("do not rely on their ends.")
    one = reading(worlds=0)
    assert "One world only" in answer.caution(one, headline.table(one), "")
    many = pd.DataFrame({"pairs": [40]})
    assert "rely" not in answer.caution(known, many, "")


def test_losses_not_worth_a_name_are_left_out(monkeypatch):
    known = reading(worlds=1)
    monkeypatch.setattr(
        answer.incidence, "payers", lambda *_: [("consumers (through prices)", -300e6), ("agents", -1e6)]
    )
    assert answer.losers(known, "data_dignity") == [("consumers", -300e6)]


def test_worlds_of_luck_alone_are_not_said_to_differ_in_figures():
    plain, many = tiny({"headcount": {("old", "ensemble"): [1.0, 2.0]}}), pd.DataFrame({"pairs": [40]})
    assert "worlds that differ in luck alone; " in answer.caution(plain, many, "")
    plan = plain.cube.plan.assign(**{"parameter/demand": [0.1, 0.2]})
    drawn = replace(plain, cube=replace(plain.cube, plan=plan))
    assert "worlds that differ in luck and in every poorly known figure; " in answer.caution(drawn, many, "")
    known = Picture("one", "", "", None, pd.DataFrame(), "")
    assert known.rests_on(is_luck_alone=plain.is_luck_alone).endswith("in luck alone")
    assert known.rests_on(is_luck_alone=drawn.is_luck_alone).endswith("every uncertain figure")
