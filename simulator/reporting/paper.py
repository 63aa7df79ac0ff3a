"""The report on paper: a tagged PDF by typst, charts as vectors, the same bytes from the same results."""

import json
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import typst

from simulator.charts import look, words
from simulator.charts.picture import Picture
from simulator.reporting import assumptions
from simulator.reporting.answer import answer
from simulator.reporting.best_by_craft import craft_rows
from simulator.reporting.book import SHORT_HASH, Book
from simulator.reporting.paths import HOUSE
from simulator.reporting.side_by_side import side_by_side
from simulator.reporting.static_picture import svg

SHOWN = (
    "money_to_people", "made_up", "crafts", "winners_and_losers", "waterfall", "incidence", "hours", "bargained_rate",
)  # fmt: skip
FONTS = ("DejaVu Sans", "Libertinus Serif")  # the first comes inside matplotlib, the second inside typst
_FAMILY = re.compile(r'font-family="[^"]*"')
_SIZE = re.compile(r'font-size="(\d+(?:\.\d+)?)px"')
_WIDTH = re.compile(r'<svg[^>]*? width="([\d.]+)"')
NARROWER = 0.88  # DejaVu Sans is this much wider than the font that the charts were laid out in


def paper(book: Book) -> bytes:
    """The PDF."""
    with TemporaryDirectory(prefix="residuals-paper-") as name:
        root = Path(name)
        charts = [told(book, picture) | drawn(book, picture, root) for picture in shown(book)]
        (root / "data.json").write_text(json.dumps(plain_data(book) | {"charts": charts}), encoding="utf-8")
        source = root / "report.typ"
        source.write_text((HOUSE / "report.typ").read_text(encoding="utf-8"), encoding="utf-8")
        fonts = typst.Fonts(include_system_fonts=False, font_paths=font_folders())
        return cast("bytes", typst.Compiler(root=root, font_paths=fonts).compile(source, format="pdf", timestamp=0))


def shown(book: Book) -> Iterator[Picture]:
    """The charts that paper has room for."""
    return (book.pictures[name] for name in SHOWN if name in book.pictures)


def font_folders() -> list[Path]:
    """Where matplotlib keeps its fonts, without importing it; none where it is not installed."""
    spec = find_spec("matplotlib")
    return [] if spec is None or spec.origin is None else [Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf"]


def drawn(book: Book, picture: Picture, root: Path) -> dict[str, Any]:
    """A chart written as SVG in plain colours and in the paper's font: its file, its width as a share of the page."""
    plain = look.resolved(svg(picture.spec()), {**look.LIGHT, **book.reading.regimes.variables()})
    plain = _FAMILY.sub(f'font-family="{FONTS[0]}"', plain)
    plain = _SIZE.sub(lambda found: f'font-size="{NARROWER * float(found[1]):.2f}px"', plain)
    (root / f"{picture.name}.svg").write_text(plain, encoding="utf-8")
    width = _WIDTH.search(plain)
    return {"file": f"{picture.name}.svg", "width": min(1.0, float(width[1]) / look.WIDTH) if width else 1.0}


def told(book: Book, picture: Picture) -> dict[str, Any]:
    """A chart's texts."""
    source = f"{book.source}; {picture.rests_on(is_luck_alone=book.reading.is_luck_alone)}"
    texts = {"title": picture.title, "subtitle": picture.subtitle, "words": picture.words, "note": picture.note}
    return {**texts, "source": source}


def plain_data(book: Book) -> dict[str, Any]:
    """All other texts of the paper."""
    reading, known, figures = book.reading, book.inputs.manifest, book.inputs.figures
    sector = str(book.inputs.study.get("sector", {}).get("title", ""))
    said = answer(reading, sector, assumptions.thin(figures))
    return {
        "fonts": FONTS,
        "title": book.inputs.title,
        "question": book.inputs.question,
        "sentence": said.sentence,
        "caution": said.caution,
        "cards": [{name: getattr(card, name) for name in ("title", "regime", "number", "span")} for card in said.cards],
        "table": side(book),
        "baseline": book.baseline,
        "crafts": [[row[name] for name in ("craft", "regime", "money", "span", "sure")] for row in craft_rows(reading)],
        "grades": [[grade.letter, grade.meaning, words.count(grade.figures)] for grade in assumptions.grades(figures)],
        "command": book.inputs.command,
        "seed": str(known.get("seed", book.inputs.asked.get("seed", "not recorded"))),
        "digest": str(known.get("digest", ""))[:SHORT_HASH],
        "versions": ", ".join(f"{name} {version}" for name, version in known.get("versions", {}).items()),
    }


def side(book: Book) -> dict[str, Any]:
    """The regimes side by side: head and rows."""
    table = side_by_side(book.reading)
    rows = [
        [line.regime, *(f"{cell.number}\n{cell.span}".strip() for cell in line.cells), line.paid_by or "–"]
        for line in table.lines
    ]
    return {"head": ["Regime", *table.columns, f"Who loses against {book.baseline}, a year"], "rows": rows}
