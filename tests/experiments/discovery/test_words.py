"""What is said of a finding."""

from dataclasses import replace

import pytest

from simulator.experiments.discovery.finding import finding
from simulator.experiments.discovery.words import heading, lines, where
from tests.experiments.discovery.test_finding import EFFORT, told_of_box, worlds
from tests.experiments.discovery.worlds import boxed, lucky

ABOUT = {"claimed": "more hours under a than under b", "lost": 0}


def said(told):
    return list(lines(ABOUT | told, {"group.0": "What it means."}))


def test_a_box_in_words():
    told = told_of_box()
    text = "\n".join(said(told))
    assert f"More hours under a than under b: in {told['holding']} of 300 worlds" in text
    assert "It fails mostly where (" in text
    assert "group.0 below" in text
    assert "(What it means), of 0 % to 100 % drawn" in text
    assert "firm: found again in 100% of halves" in text
    assert "None of 19 reordered outcomes gave a box as good." in text
    assert "Boxes drawn in the same way from half of the worlds (4 times) were tried on the other half" in text
    assert "(nine times in ten " in text


def test_where_it_holds_seldom_the_words_turn():
    assert any(line.startswith("It holds mostly where (") for line in said(told_of_box(is_turned=True)))


@pytest.mark.parametrize(
    ("coverage", "unseen", "said_so"),
    [
        (0.95, 0.95, "Only if (95% of the cases, 80% of the box):"),
        (0.95, 0.94, "It holds mostly where (95% of the cases, 80% of the box):"),
        (0.81, 0.99, "It holds mostly where (81% of the cases, 80% of the box):"),
        (0.49, 0.99, "It holds more often where (49% of the cases, 80% of the box):"),
    ],
)
def test_only_if_is_said_where_hardly_a_case_lies_elsewhere(coverage, unseen, said_so):
    box = {"coverage": coverage, "density": 0.8, "unseen_coverage": [0.5, unseen, 1.0], "is_luck": False}
    assert heading(box, 0, "holds", None) == said_so
    unless = heading(box, 0, "fails", None)
    assert unless == said_so.replace("Only if", "Unless").replace("holds", "fails")
    assert "nly if" not in heading(box | {"is_luck": True}, 0, "holds", None)


def test_a_following_box_never_says_only_if():
    box = {"coverage": 1.0, "density": 0.8, "unseen_coverage": [1.0, 1.0, 1.0], "is_luck": False, "worlds_left": 320}
    said_so = "And, among the 320 worlds that are left, it holds more often where (100% of the cases, 80% of the box):"
    assert heading(box, 1, "holds", None) == said_so


def test_a_chosen_step_of_noise_is_not_told_from_luck():
    told = finding(worlds(*lucky(200, 10)), replace(EFFORT, step=2))
    text = "\n".join(said(told))
    assert "Step 2, which you chose and which is not told from luck: it fails" in text
    assert "reordered outcomes, peeled by 2 steps as well, gave a box as good: this box is not told from luck." in text
    assert "Boxes drawn by as many steps, 2, from half of the worlds" in text


def test_ranges_that_are_left_out_are_named():
    told = told_of_box()
    box = told["boxes"][0] | {"dropped": ["group.1", "group.4"]}
    text = "\n".join(said(told | {"boxes": [box]}))
    assert "Left out: ranges of group.1, group.4, which fewer than half of the halves find again." in text


@pytest.mark.parametrize(
    ("why", "said_so"),
    [
        ("few", "Among the 90 worlds that are left it fails in 3: too few to look for a further box."),
        ("luck", "no further box is told: 9 of 19 reordered outcomes gave one as good."),
        ("loose", "no further box is told: fewer than half of their halves find its ranges again."),
        ("weak", "a further box is not told: it fails in 14% of its worlds, no more than in all worlds together"),
        ("enough", "no further box was looked for."),
    ],
)
def test_why_no_further_box_is_told(why, said_so):
    rest = {"why": why, "worlds": 90, "cases": 3, "chance": 0.5, "density": 0.14}
    assert said_so in said(told_of_box() | {"rest": rest})[-1]


def test_ties_are_told_and_what_they_count():
    text = "\n".join(said(told_of_box() | {"ties": 6}))
    assert "In 6 of these worlds it is a tie. A tie counts as failing here" in text
    assert "tie" not in "\n".join(said(told_of_box()))


def test_nothing_found_is_said_and_few_worlds_are_a_hint():
    text = "\n".join(said(finding(worlds(*lucky(100, 5)), EFFORT)))
    assert "Nothing found" in text
    assert "Only 100 worlds: a box found among so few means little" in text


def test_a_claim_that_always_holds_is_told_so():
    points, cases = boxed(300)
    text = "\n".join(said(finding(worlds(points, cases & False), EFFORT)))
    assert "in 300 of 300 worlds, 100% (nine times in ten over 99% to 100%," in text  # 0.05 ** (1 / 300) is 0.9901
    assert "It fails in 0 of them: too few" in text


def test_worlds_that_failed_are_told():
    assert "2 of the worlds drawn are left out" in "\n".join(lines(ABOUT | told_of_box() | {"lost": 2}, {}))


def test_ends_in_words():
    assert where({"low": 0.25, "high": None, "unit": "share"}) == "above 25 %"
    assert where({"low": None, "high": 3.14159, "unit": "elasticity"}) == "below 3.14"
    assert where({"low": 1e8, "high": 2e8, "unit": "usd_per_year"}) == "$100 m a year to $200 m a year"
