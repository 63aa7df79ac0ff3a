"""A discovery's page: it opens without scripts, and shows ends as they are."""

import json

from simulator.reporting.discovery import page, pictures, render

BOX = {
    "inside": 20, "cases_inside": 15, "coverage": 0.75, "density": 0.75, "mass": 0.1,
    "ranges": [
        {"path": "technology.data_elasticity", "drawn": [0.0, 0.35], "low": None, "high": 0.0583,
         "said": "below 0.0583", "low_again": None, "high_again": 0.98, "low_span": None, "high_span": [0.05, 0.07],
         "quasi_p": 1e-9},
    ],
}  # fmt: skip
TOLD = {
    "claimed": "more hours under <b>x</b> than under y", "study": "A study", "worlds": 200, "scale": 0.01, "lost": 0,
    "cases_are": "failing", "chosen": 1, "words": ["More hours: in 180 of 200 worlds", "Unless:"], "boxes": [BOX],
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


def test_nothing_found_has_a_page_too():
    told = TOLD | {"boxes": []}
    assert [picture.name for picture in pictures(told)] == ["trajectory"]
    assert pictures(told | {"trajectory": []}) == []
    assert "Unless:" in page(told, [])


def test_the_finding_and_its_tables_are_written(tmp_path):
    file = render(tmp_path, TOLD)
    assert file == tmp_path / "discovery.html"
    assert json.loads((tmp_path / "discovery.json").read_text()) == TOLD
    assert (tmp_path / "tables" / "discovery_trajectory.csv").read_text().startswith("step,coverage,density")
