"""A chart as a static picture: drawn without a browser, a network or system fonts, small, in the page's colours."""

import json
import re
from typing import Any

import vl_convert

from simulator.charts import look

VEGA_LITE = "6.4"  # the grammar that Altair writes (tests/reporting/test_script.py compares the two)
_FONT = re.compile(r' font-family="[^"]*"')
_NOISE = re.compile(
    r' (?:aria-hidden="true"|pointer-events="none"|opacity="1"|class="(?!marks)[^"]*"|role="[^"]*"'
    r'|aria-roledescription="[^"]*")'
)
_FALLBACK = re.compile(r"var\((--[\w-]+), #\w+\)")
_LONG = re.compile(r"(\d+\.\d{2})\d+(?=[^<>\"]*\")")  # within an attribute: a text's digits are what it says
_SAID = re.compile(r'aria-label="[^"]*"')


def svg(spec: dict[str, Any]) -> str:
    """The picture as SVG with colours as page variables."""
    return str(vl_convert.vegalite_to_svg(json.dumps(spec), vl_version=VEGA_LITE))


def small(picture: str) -> str:
    """The same picture for a page that sets font and variables itself: about half the size."""
    for pattern, text in ((_FONT, ""), (_NOISE, ""), (_FALLBACK, r"var(\1)")):
        picture = pattern.sub(text, picture)
    said = [*_SAID.findall(picture), ""]
    return "".join(_LONG.sub(r"\1", drawn) + label for drawn, label in zip(_SAID.split(picture), said, strict=True))


def png(spec: dict[str, Any], variables: dict[str, str], scale: float = 2.0) -> bytes:
    """The picture as PNG, its page variables replaced by plain colours."""
    plain = look.resolved(svg(spec), {**look.LIGHT, **variables})
    return bytes(vl_convert.svg_to_png(plain, scale=scale))
