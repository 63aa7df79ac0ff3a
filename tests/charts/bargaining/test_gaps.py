"""Gaps after a strike, from a summary made by hand."""

from simulator.charts.bargaining.gaps import gaps, table_of, title

WORK = [[0.7, 0.8, 0.9], [0.0, 0.1, 0.2], [0.0, 0.0, 0.0]]


def told(release: list[float]) -> dict:
    return {"worlds": 12, "strike": {"gaps": {"work": WORK, "release": [[0.0, gap, 1.0] for gap in release]}}}


def test_when_releases_fall_most_and_when_they_are_back():
    assert title(table_of(told([0.0, 0.4, 0.0]))) == (
        "Releases fall most in quarter 2, by 40%, and are back after quarter 2"
    )
    assert title(table_of(told([0.0, 0.4, 0.1]))).endswith("only after the agreement ends")
    assert title(table_of(told([0.0, 0.0, 0.0]))) == "No gap in releases follows"


def test_both_gaps_are_drawn_with_their_numbers():
    picture = gaps(told([0.0, 0.4, 0.0]))
    assert len(picture.table) == 6
    assert picture.table["middle"].max() == 0.8
    assert "lowest to highest of 12 worlds" in picture.subtitle
