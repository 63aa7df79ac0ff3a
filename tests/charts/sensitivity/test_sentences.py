"""Sentences of an analysis, from numbers given by hand."""

from simulator.charts.sensitivity import sentences
from tests.charts.sensitivity.analysis import DUMMY, HOURS, A, told


def test_figures_are_ranked_by_their_share_of_all_effects():
    found = sentences.ranking(told()["effects"], "hours")
    assert found == [(A, 0.75), ("demand.labour_share", 0.25)]  # 60 and 20 of 80, in both regimes


def test_the_title_names_what_leads_and_how_much_it_is():
    assert sentences.leaders(told(), HOURS) == (
        "What the regimes do to hours of human work hangs most on substitution and labour share: 100% of all effects"
    )


def test_interplay_is_what_single_figures_leave():
    said = sentences.interaction(told(), HOURS)  # alone 0.6 + 0.1 + 0.05 + 0
    assert "75% of the variance is the sum of single figures, 25% their interplay" in said
    assert "substitution has a hand in 70%" in said


def test_the_leading_group_is_named_by_outcome():
    assert sentences.grouped(told(), told()["interests"]) == (
        "Which group of figures matters most: technology for hours of human work and technology for profit of studios"
    )


def test_a_dummy_that_matters_is_an_alarm():
    assert "exactly 0" in sentences.dummy(told())
    broken = told()
    next(row for row in broken["shares"] if row["name"] == DUMMY)["total"][1] = 0.02
    assert "0.02: something in this analysis is wrong" in sentences.dummy(broken)


def test_names_read_as_words():
    assert sentences.label("technology.studio_ai_spending") == "Studio AI spending"
    assert sentences.inline("technology.ai_markup") == "AI markup"
    assert sentences.label(DUMMY) == "Dummy"


def test_an_outcome_that_nothing_moves_is_said_to_be_so():
    still = told()
    for row in still["effects"]:
        row["mu_star"] = 0.0
    assert "no figure moves" in sentences.leaders(still, HOURS)
