"""Every published result is reproduced within its tolerance, and no line of the list is missing."""

import pytest

from simulator.experiments.published.register import RESULTS, SUBJECTS, reproduced, rows

LISTED = {
    "sign of hours",
    "hours with AI",
    "pass-through",
    "free entry",
    "compliance",
    "anticommons",
    "monopsony and data as labour",
    "a/(1+a)",
    "model collapse",
    "user-centric",
    "minimum payment",
    "Rosen tail",
    "Bass peak",
    "orderings of regimes",
    "Radical Markets",
}


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: result.claim)
def test_a_published_result_comes_out(result):
    assert result.holds(float(result.ours())), (result.ours(), result.published)


def test_the_list_is_whole():
    assert set(SUBJECTS) == LISTED


def test_each_line_has_a_citation_and_its_arithmetic_is_labelled():
    assert all(result.citation for result in RESULTS)
    assert [result.kind for result in RESULTS if "Radical" in result.subject] == ["thought experiment"]


def test_a_result_that_fails_would_show():
    worse = reproduced()[2]
    assert worse.holds
    assert not worse.result.holds(worse.result.published + 2 * worse.result.tolerance)
    assert {row["holds"] for row in rows(reproduced())} == {"yes"}
