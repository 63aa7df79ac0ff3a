"""Sentences of an analysis, from numbers given by hand."""

from simulator.charts.sensitivity import sentences
from tests.charts.sensitivity.analysis import DUMMY, HOURS, A, B, told


def test_the_title_names_what_stands_apart_with_bounds():
    assert sentences.leaders(told(), HOURS) == (
        "What the regimes do to hours of human work hangs most on substitution: 75% (65% to 85%) of all effects"
    )


def test_what_does_not_stand_apart_is_said_not_to():
    close = told()
    close["leaders"][0] |= {"paths": [A, B], "is_apart": False, "share": [0.8, 0.9, 1.0]}
    assert sentences.leaders(close, HOURS) == (
        "What the regimes do to hours of human work: largest in 6 walks are substitution and labour share, 90% (80% to "
        "100%) of all effects, not told apart from others"
    )


def test_bounds_that_tell_nothing_are_not_given():
    broad = told()
    broad["leaders"][0]["share"] = [-0.29, 0.34, 4.0]
    assert sentences.leaders(broad, HOURS) == (
        "Hours of human work: 6 walks are too few to tell which figures move it most"
    )
    assert sentences.bounded([-0.29, 0.34, 4.0]) == "too few to tell"
    assert sentences.bounded([-0.02, 0.01, 0.1]) == "1.0% (−2.0% to 10%)"
    assert sentences.bounded([0.0, 0.0, 0.0]) == "0.0%"
    assert sentences.bounded([None, None, None]) == "nothing varies"


def test_interplay_is_told_of_the_figures_named_and_the_rest_is_one_block():
    assert sentences.interaction(told(), HOURS) == (
        "Hours of human work, parts of the variance: the 2 figures named, one at a time, 70% (60% to 80%); all others "
        "as one 5.0% (0.0% to 10%); interplay between them 25% (15% to 35%)"
    )


def test_interplay_whose_bounds_hold_none_is_not_claimed_and_a_part_that_is_too_wide_is_not_told():
    changed = told()
    changed["parts"][0]["interplay"] = [-0.05, 0.03, 0.1]
    assert sentences.interaction(changed, HOURS).endswith("interplay between them not told from none (at most 10%)")
    changed["parts"][0]["named"] = [-0.1, 0.3, 0.6]
    assert "the 2 figures named, one at a time, too few to tell; all others" in sentences.interaction(changed, HOURS)
    changed["parts"][0] |= {"rest": [0.0, 0.5, 1.0], "interplay": [-1.0, 0.0, 1.0]}
    assert sentences.interaction(changed, HOURS) == (
        "Hours of human work: too few samples to tell shares of the variance; bounds are 70% wide and more"
    )
    changed["parts"] = []
    assert sentences.interaction(changed, HOURS) == "Hours of human work: nothing varies"


def test_the_leading_group_is_named_by_outcome():
    assert sentences.grouped(told(), told()["interests"]) == (
        "Which group of figures matters most: technology for hours of human work; technology for profit of studios"
    )


def test_groups_whose_bounds_overlap_are_not_told_apart():
    close = told()
    next(row for row in close["mean_group_shares"] if row["name"] == "demand")["total"] = [0.6, 0.7, 0.8]
    assert sentences.grouped(close, close["interests"]) == (
        "Which group of figures matters most: technology and demand (not told apart) for hours of human work; "
        "technology for profit of studios"
    )


def test_luck_is_said_in_one_sentence_and_whose_luck_it_is():
    said = sentences.luck(told())
    assert said.startswith("Had every run a world of its own, luck would make 2.0% to 20% of what the outcomes vary")
    assert "most of profit of studios under A levy (bounds 10% to 30%)" in said
    assert "those of one world at 0.5% of the sector" in said
    assert "is not known" in sentences.luck(told() | {"luck": []})


def test_runs_that_were_lost_are_told_with_their_cause():
    lost = told() | {"runs": 642, "failed": 150, "causes": [{"error": "nothing to learn from", "runs": 150}]}
    assert sentences.lost(lost) == "150 of 642 runs failed and are left out: 150 times nothing to learn from"
    once = told() | {"runs": 642, "failed": 1, "causes": [{"error": "nothing to learn from", "runs": 1}]}
    assert sentences.lost(once) == "1 of 642 runs failed and is left out: nothing to learn from"
    assert sentences.lost(told()) == ""


def test_bounds_of_few_samples_are_said_to_promise_too_much():
    assert sentences.narrow(told()) == ""
    few = told()
    few["asked"]["samples"] = 8
    assert sentences.narrow(few).startswith("Bounds resampled from 8 samples are too narrow")


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
    still = told() | {"leaders": [], "ranking": []}
    assert "no figure moves" in sentences.leaders(still, HOURS)
    still["effects"][0] |= {"mu_star": None}
    assert "too many runs failed" in sentences.leaders(still, HOURS)
