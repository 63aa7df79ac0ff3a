"""Every chart draws, offline, with all that must travel with it."""

import re

import altair as alt
import pytest

from simulator.charts import album, look
from simulator.charts.regimes import SHIPPED
from simulator.reporting.static_picture import VEGA_LITE, svg
from tests.charts.specimen import reading
from tests.charts.tiny import tiny

KNOWN = reading(worlds=3)
AT_LEAST = 8


def test_there_are_enough():
    assert len(album.drawable(KNOWN)) == len(album.ALBUM) > AT_LEAST


@pytest.mark.parametrize("name", album.ALBUM)
def test_it_draws(name):
    picture = album.draw(KNOWN, name)
    drawn = svg(picture.spec())
    assert drawn.count("<path") + drawn.count("<line") > 10
    assert "NaN" not in drawn
    assert not picture.title[0].islower()
    assert not picture.title.endswith(".")
    assert len(picture.subtitle) > 40
    assert len(picture.words) > 20
    assert len(picture.table) > 0


@pytest.mark.parametrize("name", album.ALBUM)
def test_every_colour_is_a_page_variable(name):
    """So that one drawing serves light, dark and print; black is Vega's own default, and transparent is none."""
    drawn = svg(album.draw(KNOWN, name).spec())
    colours = set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawn))
    assert {colour for colour in colours if not colour.startswith("var(")} <= {"none", "transparent"}
    known = {**look.LIGHT, **KNOWN.regimes.variables()}
    assert set(look.VARIABLE.findall(drawn)) <= set(known.items())


def test_names_are_unique():
    names = [album.draw(KNOWN, name).name for name in album.ALBUM]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("regimes", [("status_quo", "data_dignity"), ("data_dignity", "my_bill"), SHIPPED[::-1]])
def test_any_regimes_in_any_order(regimes):
    known = reading(regimes, worlds=2)
    for name in album.drawable(known):
        assert svg(album.draw(known, name).spec())


def test_a_short_run_draws():
    known = reading(("status_quo", "data_dignity"), worlds=2, quarters=6)
    for name in album.drawable(known):
        assert svg(album.draw(known, name).spec())


def test_no_ensemble_draws():
    known = reading(("status_quo", "data_dignity"), worlds=0)
    for name in album.drawable(known):
        assert svg(album.draw(known, name).spec())


def test_what_results_lack_is_not_drawn():
    known = tiny({"hours": {("old", "full"): [1.0], ("new", "full"): [2.0]}})
    assert album.drawable(known) == ["hours", "hours_gap"]


def test_the_grammar_is_the_one_that_altair_writes():
    assert alt.SCHEMA_VERSION.startswith(f"v{VEGA_LITE}.")
