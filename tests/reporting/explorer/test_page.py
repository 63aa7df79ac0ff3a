import json
import re

import pytest

from simulator.reporting.explorer import page as pages
from simulator.reporting.explorer.page import error_rows, error_sentence, numbered, page
from simulator.reporting.script import digest
from tests.reporting.explorer.made_up import made_up


@pytest.fixture(scope="module")
def text():
    return page(made_up(), "residuals explore explore_union_deal --set title=<b>")


def test_the_page_may_fetch_nothing_and_runs_its_own_script_alone(text):
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    scripts = re.findall(r"<script>(.*?)</script>", text, flags=re.DOTALL)
    assert policy
    assert "default-src &#39;none&#39;" in policy[1]
    assert len(scripts) == 1
    assert digest(scripts[0]) in policy[1]
    assert not re.search(r'(?:src|href)="http', text)


def test_texts_from_files_are_escaped(text):
    assert "--set title=&lt;b&gt;" in text
    assert "</script><b>Sound" not in text


def test_one_labelled_slider_a_clause(text):
    sliders = re.findall(r'<input type="range" id="(s\d)"', text)
    assert sliders == ["s0", "s1", "s2"]
    assert all(f'<label for="{slider}">' in text for slider in sliders)


def test_the_error_at_held_out_deals_is_printed(text):
    found = made_up()
    assert len(found.errors) == 50
    assert error_rows(found)[0]["half"] == "$1.00"
    assert "At 50 held-out deals, run afresh" in error_sentence(found)
    assert "off by $1.00 a year in the middle" in text


def test_a_page_too_large_to_travel_is_refused(monkeypatch):
    monkeypatch.setattr(pages, "LIMIT", 1000)
    with pytest.raises(ValueError, match="fewer deals"):
        page(made_up(), "")


def test_deals_are_sorted_by_number():
    assert sorted(["held_out_10", "held_out_9", "deal_2", "status_quo"], key=numbered) == [
        "deal_2", "held_out_9", "held_out_10", "status_quo",
    ]  # fmt: skip


def test_the_studys_offer_is_where_the_comparison_begins(text):
    data = json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', text)[1])
    assert data["offer"] == [0.01, 0.2, 0.1]


def test_without_scripts_offer_deal_and_a_picture_are_there(text):
    still = re.search(r"<noscript>(.*?)</noscript>", text, flags=re.DOTALL)[1]
    assert "<td>1%</td><td>4%</td>" in still  # the rate: offer, deal
    assert "+$70<" in still  # 6.5 * 1000 * 0.01 * 1.2 * 0.9, the median of twelve worlds
    assert "+$391<" in still  # 6.5 * 1000 * 0.04 * 1.6 * 0.94
    assert still.count("<svg") == 1
