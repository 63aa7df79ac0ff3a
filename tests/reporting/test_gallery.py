import re

import pytest

from simulator.charts import album
from simulator.reporting.gallery import gallery
from tests.reporting.folder import study, written

pytestmark = pytest.mark.slow


def test_every_chart_of_every_study_and_nothing_else(tmp_path):
    written(tmp_path / "one", described=study("<b>One</b>"))
    (tmp_path / "notes").mkdir()
    text = gallery(tmp_path).read_text()
    names = re.findall(r'<a href="one/index.html#(\w+)">', text)
    assert names == list(album.ALBUM)
    assert text.count("<svg") == len(names)
    assert "&lt;b&gt;One" in text
    assert "default-src 'none'" in text
    assert "<script" not in text


def test_no_results_are_no_error(tmp_path):
    assert "No results yet" in gallery(tmp_path).read_text()


def test_an_explorer_is_linked(tmp_path):
    (tmp_path / "explore_a_deal").mkdir()
    (tmp_path / "explore_a_deal" / "explorer.html").write_text("<p>")
    text = gallery(tmp_path).read_text()
    assert "Explore a deal" in text
    assert '<a href="explore_a_deal/explorer.html">' in text
