"""What a strike costs and what comes after it, from summaries made by hand."""

from simulator.charts.bargaining.strike_sentences import (
    pays_sentence,
    renewed_sentence,
    strike_sentence,
    whole_strike_sentence,
)


def told(**changes) -> dict:
    strike = {
        "days": [50.0, 100.0, 150.0],
        "cost_per_day": {"members": [1e6, 2e6, 3e6], "other_crafts": [4e6] * 3, "studios": [5e6] * 3},
        "cost_per_member": [1000.0, 2000.0, 3000.0],
        "cost": {"members": [2e8] * 3, "other_crafts": [4e8] * 3, "studios": [4e8, 5e8, 6e8]},
    }
    ends = {"low": [0.0, 0.2, 0.5], "middle": [0.1, 0.5, 1.0], "high": [0.5, 1.0, 2.0]}
    renewed = {
        "lift": [100.0, 500.0, 900.0], "years_left": [2.5, 2.7, 2.9], "before": ends, "after": ends,
        "deal_share": {"before": 1.0, "after": 0.75},
    }  # fmt: skip
    return {"worlds": 40, "strike": strike, "renewed": renewed | changes}


def test_a_day_of_strike():
    assert strike_sentence(told()) == (
        "A day of strike costs strikers $2m, crafts not on strike $4m and studios $5m (middle of 40 worlds)."
    )


def test_a_strike_with_its_ranges():
    said = whole_strike_sentence(told())
    assert said.startswith("A strike of 100 days costs a striker $2,000 ($1,000 to $3,000), crafts not on strike $400m")
    assert "studios $500m ($400m to $600m)" in said


def test_when_a_strike_pays():
    assert "of 100 days lifts terms by $500 ($100 to $900) a member and year" in pays_sentence(told())
    assert "for the 2.7 years that are left" in pays_sentence(told())
    assert "no time to make up for it" in pays_sentence(told(lift=[None] * 3))


def test_terms_after_a_strike():
    said = renewed_sentence(told())
    assert "at 50% of the guilds' ask without a strike and at 50% after one" in said
    assert said.endswith("at 0.0% to 200%. No deal after it in 10 of 40 simulated worlds.")
    nothing = {"low": [None] * 3, "middle": [None] * 3, "high": [None] * 3}
    assert "find no terms" in renewed_sentence(told(after=nothing))
