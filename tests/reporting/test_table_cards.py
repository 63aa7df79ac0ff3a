"""Four cards from a summary made by hand."""

from simulator.reporting.table_cards import cards


def told(guild: list[float | None], studios: list[float | None]) -> dict:
    worth = {"per_member_year": [1.0, 20.0, 300.0], "studio_cost_per_dollar": [0.5, 0.7, 0.9]}
    more = {"per_member_year": [2.0, 40.0, 600.0], "studio_cost_per_dollar": [0.5, 0.7, 0.9]}
    return {
        "gap": {"per_member_year": [5.0, 15.0, 25.0]},
        "clauses": {"ask": {"Rate": worth, "Caps": more, "package": more}, "offer": {"package": worth}},
        "issues": [{"name": "Rate", "unit": "share", "low": 0.0, "high": 0.1}],
        "walk_aways": {"Rate": {"guild": guild, "studios": studios, "studios_beyond_share": 0.0}},
        "strike": {"cost_per_day": {"studios": [1e6] * 3, "members": [2e6] * 3, "other_crafts": [3e6] * 3}},
    }


def test_cards_by_hand():
    distance, zone, clause, strike = cards(told([0.0, 0.01, 0.02], [0.02, 0.04, 0.05]))
    assert (distance["number"], zone["number"]) == ("$15", "1% to 4%")
    assert clause["title"] == "Worth most in the ask: caps"
    assert strike["who"] == "strikers $2m, other crafts $3m"


def test_no_zone_is_none_and_not_a_range():
    for guild, studios in (([0.03] * 3, [0.02] * 3), ([None] * 3, [0.02] * 3)):
        assert cards(told(guild, studios))[1]["number"] == "none"


def test_an_issue_that_falls_from_end_to_end_has_a_zone_too():
    falling = told([0.9] * 3, [0.4] * 3)
    falling["issues"][0] |= {"low": 1.0, "high": 0.1}
    falling["walk_aways"]["Rate"]["studios_beyond_share"] = 0.75
    zone = cards(falling)[1]
    assert zone["number"] == "90% to 40%"
    assert zone["below"].endswith("it may go on where the table ends")
