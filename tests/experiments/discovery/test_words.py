"""What is said of a finding."""

from simulator.experiments.discovery.finding import finding
from simulator.experiments.discovery.words import lines, where
from tests.experiments.discovery.test_finding import EFFORT, told_of_box, worlds
from tests.experiments.discovery.worlds import boxed, lucky

ABOUT = {"claimed": "more hours under a than under b", "lost": 0}


def said(told):
    return list(lines(ABOUT | told, {"group.0": "What it means."}))


def test_a_box_in_words():
    told = told_of_box()
    text = "\n".join(said(told))
    assert f"More hours under a than under b: in {told['holding']} of 300 worlds" in text
    assert "Unless:" in text
    assert "group.0 below" in text
    assert "(What it means), of 0 % to 100 % drawn" in text
    assert "firm: found again in 100% of halves" in text
    assert "none of 19 of reordered outcomes" in text.lower()
    assert "worlds not used to draw the box" in text


def test_where_it_holds_seldom_the_words_turn():
    assert "Only if:" in said(told_of_box(is_turned=True))


def test_nothing_found_is_said_and_few_worlds_are_a_hint():
    text = "\n".join(said(finding(worlds(*lucky(100, 5)), EFFORT)))
    assert "Nothing found" in text
    assert "Only 100 worlds: a box found among so few means little" in text


def test_a_claim_that_always_holds_is_told_so():
    points, cases = boxed(300)
    text = "\n".join(said(finding(worlds(points, cases & False), EFFORT)))
    assert "in 300 of 300 worlds, 100% (over 99% to 100%" in text  # 0.05 ** (1 / 300) is 0.9901
    assert "It fails in 0 of them: too few" in text


def test_worlds_that_failed_are_told():
    assert "2 of the worlds drawn are left out" in "\n".join(lines(ABOUT | told_of_box() | {"lost": 2}, {}))


def test_ends_in_words():
    assert where({"low": 0.25, "high": None, "unit": "share"}) == "above 25 %"
    assert where({"low": None, "high": 3.14159, "unit": "elasticity"}) == "below 3.14"
    assert where({"low": 1e8, "high": 2e8, "unit": "usd_per_year"}) == "$100 m a year to $200 m a year"
