"""The economist's page where little is known: worlds of luck alone, and one world."""

import json

from simulator.reporting.economist import EconomistBook
from simulator.results import store
from tests.charts.specimen import specimen
from tests.reporting.folder import study


def book_of(folder, cube) -> EconomistBook:
    folder.mkdir()
    (folder / "study.json").write_text(json.dumps(study()))
    store.write(folder, cube, {"seed": 1, "name": "six"})
    return EconomistBook.open(folder)


def test_luck_alone_has_no_share_of_luck_and_says_so(tmp_path):
    book = book_of(tmp_path / "six", specimen(worlds=3).select(roles=["full", "ensemble"]))
    assert book.luck_said() == ["3 worlds at central figures: all that differs is luck."]
    assert "all that differs is luck" in book.first_screen().text
    assert "all that varies is luck" in book.noise().text
    figures = book.charts("pairs").text
    assert "worlds that differ in luck alone" in figures
    assert "every uncertain figure" not in figures


def test_one_world_is_told_as_one(tmp_path):
    book = book_of(tmp_path / "six", specimen(worlds=1))
    assert book.luck_said() == ["1 world, with its own luck and its own draw of every free figure."]
    assert "<h1>" in book.first_screen().text
    assert book.charts("pairs").text.count("<figure") == 1
