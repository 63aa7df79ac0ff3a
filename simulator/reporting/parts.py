"""Parts of the page from the house's templates; every text that comes from a user is escaped."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote

import jinja2
import pandas as pd
from markupsafe import Markup

from simulator.charts import look
from simulator.charts.picture import Picture
from simulator.charts.regimes import Regimes
from simulator.reporting.paths import HOUSE
from simulator.reporting.static_picture import small, svg

DIGITS = "%.10g"  # numbers in CSV files
IN_JUPYTER = "residuals mathjax_ignore"  # our colours and type; and dollars are no formulas


@dataclass(frozen=True)
class Html:
    """HTML that Jupyter and nbconvert show as it is. Not a kind of str, of which Jupyter would keep a second copy."""

    text: str

    def __str__(self) -> str:
        return self.text

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        shown = f'<div class="{IN_JUPYTER}">{self.text}</div>'
        return {"text/html": shown, "text/plain": f"HTML, {len(self.text):,} characters"}


@cache
def templates() -> jinja2.Environment:
    """The house's templates; a name that is missing is an error, not an empty text."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(HOUSE / "parts"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=unbroken,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def unbroken(value: Any) -> Any:
    """Text whose minus signs stay with their numbers at the end of a line."""
    is_text = isinstance(value, str) and not isinstance(value, Markup)
    return value.replace("−", "−\u2060") if is_text else value


def part(name: str, **values: Any) -> Html:
    """A template filled with values."""
    return Html(templates().get_template(f"{name}.html.j2").render(**values))


def figure(picture: Picture, source: str, *, is_luck_alone: bool = False) -> Html:
    """A chart with its sentence, static picture, specification, CSV file, source line and words."""
    spec = picture.spec()
    return part(
        "figure",
        picture=picture,
        svg=Markup(small(svg(spec))),  # noqa: S704 - drawn by Vega, which escapes the texts in it
        spec=Markup(in_script(spec)),  # noqa: S704 - escaped for a script element
        csv=data_address(csv(picture.table)),
        source=f"{source}; {picture.rests_on(is_luck_alone=is_luck_alone)}",
    )


def in_script(thing: Any) -> str:
    """JSON that can stand inside a script element."""
    return json.dumps(thing, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def csv(table: pd.DataFrame) -> str:
    """A table as CSV text. Texts that a spreadsheet would take for a formula are led by an apostrophe."""
    safe = table.apply(lambda column: column.map(harmless) if column.dtype.kind not in "biuf" else column)
    return str(safe.to_csv(index=False, float_format=DIGITS, lineterminator="\n"))


def harmless(cell: Any) -> Any:
    """A cell that no spreadsheet runs."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def data_address(text: str) -> str:
    """A data: address that downloads a text, with no script and no network."""
    return "data:text/csv;charset=utf-8," + quote(text, safe=" ,;:/=+-._()$")


def style(regimes: Regimes) -> Html:
    """The colours as page variables: light, dark on a dark screen, light again in print."""
    light, dark = {**look.LIGHT, **regimes.variables()}, {**look.DARK, **regimes.variables(is_dark=True)}
    house = Markup((HOUSE / "style.css").read_text(encoding="utf-8"))  # noqa: S704 - our own file
    return part("variables", light=light, dark=dark, house=house)
