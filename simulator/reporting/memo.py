"""A bill's memo to a committee: what it does, what it brings, who pays, public receipts, and what is unknown."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import numpy as np
import typst

from simulator.charts import crafts, headline, incidence, words
from simulator.charts.headline import HEADLINES
from simulator.charts.numbers import lines
from simulator.charts.reading import Reading
from simulator.reporting import assumptions, clauses, parts, totals
from simulator.reporting.answer import caution, losers
from simulator.reporting.book import SHORT_HASH, Book
from simulator.reporting.in_brief import in_brief
from simulator.reporting.paper import FONTS, font_folders
from simulator.reporting.parts import Html
from simulator.reporting.paths import HOUSE
from simulator.reporting.receipts import TOTAL, missing, receipts

MILLION = 1e6
SPENT = {"pv_3": "present value at 3%", "pv_7": "at 7%"}


def memo(book: Book, regime: str) -> bytes:
    """The memo as a tagged PDF; the same bytes from the same results."""
    with TemporaryDirectory(prefix="residuals-memo-") as name:
        root = Path(name)
        (root / "data.json").write_text(json.dumps(told(book, regime) | {"fonts": FONTS}), encoding="utf-8")
        source = root / "memo.typ"
        source.write_text((HOUSE / "memo.typ").read_text(encoding="utf-8"), encoding="utf-8")
        fonts = typst.Fonts(include_system_fonts=False, font_paths=font_folders())
        return cast("bytes", typst.Compiler(root=root, font_paths=fonts).compile(source, format="pdf", timestamp=0))


def shown(book: Book, regime: str) -> Html:
    """The same memo inside a notebook."""
    return parts.part("memo", **told(book, regime))


def told(book: Book, regime: str) -> dict[str, Any]:
    """All texts of the memo."""
    reading, figures = book.reading, book.inputs.figures
    sector = str(book.inputs.study.get("sector", {}).get("title", ""))
    found = headline.table(reading)
    return {
        "title": str(
            book.inputs.study.get("regimes", {}).get(regime, {}).get("title") or reading.regimes.label(regime)
        ),
        "baseline": book.baseline,
        "brief": in_brief(book.inputs.clauses[regime]),
        "sentence": sentence(reading, regime),
        "caution": f"{caution(reading, found, sector)} {assumptions.thin(figures)}".strip(),
        "does": does(book, regime),
        "effects": effects(reading, regime),
        "parties": parties(reading, regime),
        "note": incidence.NOT_COUNTED,
        "crafts": by_craft(reading, regime),
        "receipts": fiscal(book, regime),
        "unknown": unknown(figures, regime),
        "command": book.inputs.command,
        "digest": str(book.inputs.manifest.get("digest", ""))[:SHORT_HASH],
    }


def sentence(reading: Reading, regime: str) -> str:
    """What the bill brings and who loses."""
    row = reading.row(headline.money_per_worker, regime)
    low, middle, high = (words.usd(float(row[name])) for name in ("low", "middle", "high"))
    brings = f"It would bring working people {middle} a year each"
    span = f" ({low} to {high})" if row["pairs"] else ""
    lost = [f"{party} {words.usd(-change)}" for party, change in losers(reading, regime)]
    cost = f"; it would cost {words.listed(lost)} a year" if lost else ""
    return f"{brings}{span}{cost}."


def does(book: Book, regime: str) -> list[list[str]]:
    """Clause, parameter, today, and under the bill: everything that differs."""
    pair = {name: book.inputs.clauses[name] for name in (book.reading.regimes.baseline, regime)}
    return [
        [found.question or clauses.readable(found.slot), name, *values]
        for found in clauses.differences(pair)
        for name, values in found.parameters
    ]


def effects(reading: Reading, regime: str) -> list[list[str]]:
    """Headline, middle, range, and in how many worlds it is above zero."""
    found = headline.table(reading)
    say = {one.name: one.say for one in HEADLINES}
    return [
        [row.title, say[row.headline](row.middle), spanned(row, say[row.headline]), sure(row)]
        for row in lines(found[found["regime"] == regime])
        if np.isfinite(row.middle)
    ]


def spanned(row: Any, say: Any) -> str:
    """The range in words."""
    return words.span(say(row.low), say(row.high)) if row.pairs else "one world only"


def sure(row: Any) -> str:
    """In how many worlds the number is above zero."""
    return words.worlds(row.probability_positive, row.pairs).replace("simulated ", "") if row.pairs else "not known"


def parties(reading: Reading, regime: str) -> list[list[str]]:
    """Party and change in millions a year; the last line is the sum, and adds up as printed."""
    if not reading.has(*incidence.NEEDS):
        return []
    found = totals.by_party(incidence.table(reading), incidence.TOTAL, (regime,))
    return [[capital(str(row["party"])), *cast("list[str]", row["cells"])] for row in found]


def capital(text: str) -> str:
    """The text with a capital letter, its other letters as they are."""
    return text[:1].upper() + text[1:]


def by_craft(reading: Reading, regime: str) -> list[list[str]]:
    """Craft, change of pay and AI residuals a year, range; the best off first."""
    if not reading.has(*crafts.NEEDS) or not reading.groups("headcount", "craft"):
        return []
    found = crafts.table(reading)
    rows = found[found["regime"] == regime].sort_values("middle", ascending=False)
    return [[row.title, words.usd(row.middle, is_change=True), spanned(row, signed), sure(row)] for row in lines(rows)]


def signed(dollars: float) -> str:
    """Dollars with their sign."""
    return words.usd(dollars, is_change=True)


def fiscal(book: Book, regime: str) -> dict[str, Any]:
    """Head and rows of the ten-year table in millions; empty where the results hold no taxes."""
    cube = book.inputs.cube
    if missing(cube):
        return {"head": [], "rows": []}
    found = receipts(cube, regime, book.reading.regimes.baseline)
    head = ["Millions of dollars", *(SPENT.get(name, name) for name in found[TOTAL])]
    rows = [[name.capitalize(), *(millions(value) for value in row.values())] for name, row in found.items()]
    return {"head": head, "rows": rows}


def millions(dollars: float) -> str:
    """Whole millions; what rounds to nothing is 0 without a sign."""
    return f"{round(dollars / MILLION):,d}".replace("-", "−")


def unknown(figures: list[dict[str, Any]], regime: str) -> list[list[str]]:
    """The bill's own figures that nobody has measured: name, value, range, note."""
    own = [figure for figure in figures if str(figure["path"]).startswith(f"regimes.{regime}.")]
    found = assumptions.unmeasured(own)
    return [[one["path"].partition(" › ")[2], one["value"], one["range"], one["note"]] for one in found]
