"""A discovery's page: it opens without scripts, and shows ends as they are."""

import json

from simulator.reporting.discovery import page, pictures, render

BOX = {
    "is_luck": False, "inside": 20, "cases_inside": 15, "coverage": 0.75, "density": 0.75, "mass": 0.1,
    "ranges": [
        {"path": "technology.data_elasticity", "drawn": [0.0, 0.35], "low": None, "high": 0.0583,
         "said": "below 0.0583", "low_again": None, "high_again": 0.98, "low_span": None, "high_span": [0.05, 0.07],
         "quasi_p": 1e-9},
    ],
}  # fmt: skip
WORLDS = {
    "name": "compare_regimes",
    "command": "residuals discover --claim 'a > b on <hours>'",
    "seed": 7,
    "digest": "0123456789abcdef",
    "code_hash": "fedcba9876543210",
    "created": "2026-11-22T05:10:42+00:00",
}
TOLD = {
    "step": None,
    "made": {
        "command": WORLDS["command"], "created": "2026-11-23T06:11:00+00:00", "commit": "a" * 40, "worlds": WORLDS,
    },
    "claimed": "more hours under <b>x</b> than under y", "study": "A study", "worlds": 200, "scale": 0.01, "lost": 0,
    "cases_are": "failing", "chosen": 1, "boxes": [BOX],
    "words": ["More hours: in 180 of 200 worlds", "Unless:", "  a.b below <2>"],
    "trajectory": [
        {"coverage": 1.0, "density": 0.1, "mass": 1.0, "restricted": []},
        {"coverage": 0.75, "density": 0.75, "mass": 0.1, "restricted": ["technology.data_elasticity"]},
    ],
}  # fmt: skip


def test_a_page_with_pictures_and_ends_to_the_last_digit():
    text = page(TOLD, pictures(TOLD))
    assert "<script" not in text
    assert text.count("<figure") == 2
    assert text.count("below 0.0583") >= 2  # in the picture and in the table
    assert "<b>x</b>" not in text
    assert "98%" in text


def test_the_table_has_a_caption_and_the_words_form_of_small_chances():
    text = page(TOLD, [])
    assert "<caption>Box 1: its ranges" in text
    assert "<td>under 0.001</td>" in text
    assert "1e-09" not in text
    assert "<caption>The box of step 1: its ranges" in page(TOLD | {"step": 1}, [])
    assert "<ul><li>a.b below &lt;2&gt;</li></ul>" in text


def test_the_page_says_where_its_worlds_and_its_words_come_from():
    worlds = "compare_regimes, seed 7, results 0123456789ab, code fedcba987654, 2026-11-22 05:10 UTC"
    text = page(TOLD, [])
    assert f"Worlds: {worlds}. Again: <code><span>residuals</span> <span>discover</span> <span>--claim</span>" in text
    assert "<span>&lt;hours&gt;&#39;</span>" in text
    assert "Looked at" not in text
    other = page(TOLD | {"made": TOLD["made"] | {"command": "residuals discover --results x"}}, [])
    assert "Looked at: 2026-11-23 06:11 UTC, commit aaaaaaaaaaaa. Again: <code><span>residuals" in other


def test_a_chosen_step_is_ringed_as_the_readers_own_and_not_told_beside_another():
    (way, _) = pictures(TOLD | {"step": 1})
    assert "the step that you chose" in way.subtitle
    assert "diamond" not in way.subtitle
    assert "ringed: the best balanced; diamond" in pictures(TOLD)[0].subtitle


def test_nothing_found_has_a_page_too():
    told = TOLD | {"boxes": []}
    assert [picture.name for picture in pictures(told)] == ["trajectory"]
    assert pictures(told | {"trajectory": []}) == []
    assert "Unless:" in page(told, [])


def test_the_finding_and_its_tables_are_written(tmp_path):
    file = render(tmp_path, TOLD)
    assert file == tmp_path / "discovery.html"
    assert json.loads((tmp_path / "discovery.json").read_text()) == TOLD
    render(tmp_path, TOLD | {"boxes": []})
    assert not (tmp_path / "tables" / "discovery_ranges.csv").exists()  # of the older finding
    assert (tmp_path / "tables" / "discovery_trajectory.csv").read_text().startswith("step,coverage,density")
