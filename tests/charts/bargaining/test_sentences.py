"""What the table says, from summaries made by hand."""

from simulator.charts.bargaining.sentences import (
    answer,
    gap_sentence,
    inline,
    not_identified,
    value_in_words,
    walk_away_sentences,
    zone_sentence,
)


def offer(between: float, guild: float = 1.0, studios: float = 1.0) -> dict:
    shares = {"between_share": between, "guild_accepts_share": guild, "studios_accept_share": studios}
    return {"title": "An offer", **shares}


def told(**changes) -> dict:
    deal = {"share": 1.0, "terms": {"Ceiling on AI": [0.1, 0.2, 0.3]}}
    other = {"share": 1.0, "terms": {"Ceiling on AI": [0.05, 0.2, 0.25]}}
    usual = {
        "worlds": 40,
        "offers": {"ask": offer(0.5), "offer": offer(0.9), "end": offer(0.95, 1.0, 0.95)},
        "zone": {"share": [0.1, 0.2, 0.3], "is_empty_share": 0.0},
        "issues": [{"name": "Ceiling on AI", "unit": "share", "low": 1.0, "high": 0.0}],
        "deals": {
            "nash": deal,
            "other": other,
            "none": {"share": 0.0},
        },
    }
    return usual | changes


def test_the_answer_counts_worlds():
    assert answer(told()) == (
        "The settlement lies between the walk-aways in 38 of 40 simulated worlds "
        "(guilds prefer it to a strike in 40 of 40, studios in 38 of 40)."
    )


def test_without_a_settlement_the_employers_offer_is_looked_at():
    two = {"ask": offer(0.5), "offer": offer(0.9)}
    assert answer(told(offers=two)).startswith("The employers' offer lies between the walk-aways in 36 of 40")


def test_an_empty_zone_is_no_deal_in_a_sentence():
    empty = {"share": [0.0, 0.0, 0.0], "is_empty_share": 1.0}
    assert zone_sentence(told(zone=empty)).startswith("No deal:")


def test_what_is_not_identified_is_the_widest_range_over_solutions():
    (line,) = not_identified(told())
    assert line.endswith("the agreed terms range over ceiling on AI from 5% to 30%.")


def test_terms_keep_two_figures():
    said = [value_in_words(value, "share") for value in (0.00028, 0.0035, 0.128, 1.0)]
    assert said == ["0.028%", "0.35%", "13%", "100%"]
    assert value_in_words(1.0485, "multiple") == "1.048 times"
    assert [value_in_words(years, "years") for years in (1.0, 2.5)] == ["1 year", "2.5 years"]
    assert (inline("Ceiling on AI"), inline("AI terms")) == ("ceiling on AI", "AI terms")


def test_walk_aways_say_where_the_table_ends():
    issue = {"name": "Rate", "unit": "share", "low": 0.0, "high": 0.03}
    ends = {"guild": [0.0, 0.0, 0.0], "studios": [0.01, 0.014, 0.03]}
    (line,) = walk_away_sentences(told(issues=[issue], walk_aways={"Rate": ends}))
    assert line == (
        "Rate, all else as offered: guilds sign from 0% (where the table begins), studios up to 1.4% (1% to 3%)."
    )


def test_the_distance_is_a_cost_to_studios_or_a_gain():
    gap = {"per_member_year": [1.0, 20.0, 300.0], "studios": [-3e9, -2e9, -1e9]}
    assert "costs studios $2bn ($1bn to $3bn) over 3 years" in gap_sentence(told(gap=gap, years=3))
    assert "brings studios $2bn" in gap_sentence(told(gap=gap | {"studios": [1e9, 2e9, 3e9]}, years=3))


def test_an_issue_that_moves_no_money_is_named():
    nothing = {"guild": [0.0, 0.0, 0.0], "studios": [0.0, 0.0, None]}
    lines = not_identified(told(clauses={"ask": {"Ceiling on AI": nothing}}))
    assert lines[1] == "Ceiling on AI moves no money here, so that its agreed value means nothing."


def test_a_settlement_at_the_tables_end_is_called_no_forecast():
    issue = {"name": "Minimums", "unit": "multiple", "low": 1.0, "high": 1.1}
    deals = {name: {"share": 1.0, "terms": {"Minimums": [1.0, middle, 1.1]}}
             for name, middle in (("nash", 1.1), ("sum", 1.1), ("other", 1.05))}  # fmt: skip
    assert not_identified(told(issues=[issue], deals=deals | {"none": {"share": 0.0}}))[1] == (
        "Minimums: most ways to settle end where the table does, at 1.100 times in the middle world, "
        "which is no forecast of terms."
    )
