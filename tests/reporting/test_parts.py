"""HTML from templates: nothing of a user's text becomes markup, code or a formula."""

import json
import re
from urllib.parse import unquote

import altair as alt
import pandas as pd
import pytest

from simulator.charts.picture import Picture
from simulator.charts.regimes import Regimes
from simulator.reporting import parts

EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"


def picture(text: str) -> Picture:
    table = pd.DataFrame({"craft": [text], "dollars": [1.5]})
    chart = alt.Chart(table).mark_bar().encode(x="dollars:Q", y=alt.Y("craft:N", title=text))
    return Picture("evil", text, text, chart, table, text, note=text)


def test_a_users_text_stays_text():
    html = str(parts.figure(picture(EVIL), EVIL))
    assert "<script>alert" not in html
    assert "<img" not in html
    assert html.count("</script>") == 1  # the end of the specification


def test_the_specification_comes_back_whole():
    html = str(parts.figure(picture(EVIL), "source"))
    text = re.findall('<script type="application/json">(.*)</script>', html)[0]
    assert EVIL in json.dumps(json.loads(text))


def test_csv_in_an_address_comes_back_whole():
    table = pd.DataFrame({"craft": ["a,b", 'say "x"', "100% #1\nnext"], "dollars": [1.5, 2.0, 1e-12]})
    address = parts.data_address(parts.csv(table))
    assert address.startswith("data:text/csv;charset=utf-8,")
    assert not set('"<>#\n') & set(address)
    assert unquote(address.split(",", 1)[1]) == parts.csv(table)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_is_a_formula(text):
    assert parts.csv(pd.DataFrame({"craft": [text], "dollars": [-1.0]})).splitlines()[1].lstrip('"').startswith("'")
    assert parts.csv(pd.DataFrame({"dollars": [-1.0]})) == "dollars\n-1\n"  # numbers keep their sign


def test_jupyter_keeps_one_copy():
    bundle = parts.Html("<p>x</p>")._repr_mimebundle_()
    assert bundle["text/html"] == '<div class="residuals mathjax_ignore"><p>x</p></div>'
    assert "<p>" not in bundle["text/plain"]


def test_style_names_every_regime_in_light_and_dark():
    regimes = Regimes(("status_quo", "my_bill"), "status_quo", {})
    text = str(parts.style(regimes))
    assert text.count("--regime-6:") == 2
    assert "@media screen and (prefers-color-scheme: dark)" in text
