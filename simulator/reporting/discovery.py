"""From a discovery's finding to its page, discovery.html, and its CSV files."""

import json
from pathlib import Path
from typing import Any

import jinja2
import pandas as pd
from markupsafe import Markup, escape

from simulator.charts.discovery import discovery_chart, ranges_chart, ranges_table, trajectory_table
from simulator.charts.picture import Picture
from simulator.charts.regimes import Regimes
from simulator.reporting import parts
from simulator.reporting.paths import HOUSE
from simulator.reporting.static_picture import svg
from simulator.results import atomic, manifest

_WIDE = "<style>main svg { width: 100%; height: auto; } th, td { text-align: left; }</style>"
FINDING, PAGE = "discovery.json", "discovery.html"
Plain = dict[str, Any]


def render(folder: Path, told: Plain) -> Path:
    """Write discovery.json, discovery.html and tables/*.csv into a folder of results; the path of the page."""
    drawn = pictures(told)
    (folder / "tables").mkdir(exist_ok=True)
    texts = {FINDING: json.dumps(told, indent=1, allow_nan=False) + "\n", PAGE: page(told, drawn)}
    texts |= {f"tables/discovery_{picture.name}.csv": parts.csv(picture.table) for picture in drawn}
    for name, text in texts.items():
        atomic.write_bytes(folder / name, text.encode())
    if manifest.is_ours(folder):
        manifest.add_files(folder, [folder / name for name in texts])
    return folder / PAGE


def pictures(told: Plain) -> list[Picture]:
    """The way of the peeling, and the ranges of the first box."""
    if not told["trajectory"]:
        return []
    seldom = "fails" if told["cases_are"] == "failing" else "holds"
    shown = next(((box["coverage"], box["density"]) for box in told["boxes"]), None)
    drawn = [discovery_chart(trajectory_table(told), told["chosen"], seldom, shown)]
    return drawn + [ranges_chart(ranges_table(box)) for box in told["boxes"][:1]]


def page(told: Plain, drawn: list[Picture]) -> str:
    """The page: the finding in words, the pictures, the ranges as a table; it opens without scripts or a network."""
    first, *rest = told["words"]
    said = "".join(f"<p>{escape(line)}</p>" for line in rest)
    head = f'<p class="kicker">{escape(told["study"])}: where a claim fails</p><h1>{escape(first)}</h1>{said}'
    pieces = [parts.style(Regimes((), "", {})).text, _WIDE, head, *map(_figure, drawn), *map(_table, told["boxes"])]
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(HOUSE), autoescape=True)
    return environment.get_template("summary.html.j2").render(
        title=f"Where it fails: {told['claimed']}",
        style=Markup((HOUSE / "style.css").read_text(encoding="utf-8")),  # noqa: S704 - our own file
        pieces=[Markup(piece) for piece in pieces],  # noqa: S704 - every text in them is escaped
        source=f"Residuals, {told['study']}, {told['worlds']} worlds at scale {told['scale']:g}, {told['lost']} lost",
    )


def _figure(picture: Picture) -> str:
    """A picture under its sentence."""
    words = (picture.title, picture.subtitle, picture.note)
    title, subtitle, note = (str(escape(text)) for text in words)
    drawing = svg(picture.spec())  # not `small`, which cuts the digits of ends in labels
    under = f'<p class="note">{note}</p>' if note else ""
    return (
        f'<figure class="chart"><figcaption><h3>{title}</h3><p class="small">{subtitle}</p></figcaption>'
        f'<div role="img" aria-label="{escape(picture.words)}">{drawing}</div>{under}</figure>'
    )


def _table(box: Plain) -> str:
    """A box's ranges as a table."""
    table = pd.DataFrame(box["ranges"])[["path", "said", "quasi_p", "low_again", "high_again"]]
    table["quasi_p"] = [f"{chance:.2g}" for chance in table["quasi_p"]]
    for end in ("low_again", "high_again"):
        table[end] = ["" if share is None or pd.isna(share) else f"{share:.0%}" for share in table[end]]
    names = ["Figure", "Range", "Quasi-p", "Lower end found again", "Upper end found again"]
    return f'<div class="scroll">{table.set_axis(names, axis=1).to_html(index=False, border=0)}</div>'
