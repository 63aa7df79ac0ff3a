"""From a folder of `residuals bargain` to the negotiator's report, its one-page summary and its CSV files."""

from pathlib import Path

import jinja2
import nbformat
from markupsafe import Markup

from simulator.reporting import parts
from simulator.reporting.notebook import filled
from simulator.reporting.page import page
from simulator.reporting.paths import HOUSE, ROOT
from simulator.reporting.report import kept
from simulator.reporting.static_picture import small, svg
from simulator.reporting.table_book import TableBook
from simulator.results import manifest

NEGOTIATOR = ROOT / "notebooks" / "negotiator.ipynb"
PAGE, SUMMARY_PAGE, NOTEBOOK = "index.html", "summary.html", "negotiator.ipynb"


def render(folder: Path) -> Path:
    """Write index.html, summary.html, negotiator.ipynb and tables/*.csv into the folder; the path of the page."""
    book = TableBook.open(folder)
    notebook = filled(folder, NEGOTIATOR)
    text = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    files = [
        kept(folder / NOTEBOOK, text.encode()),
        kept(folder / PAGE, page(notebook, book.title).encode()),
        kept(folder / SUMMARY_PAGE, summary(book).encode()),
        *tabled(book, folder),
    ]
    manifest.add_files(folder, files)
    return folder / PAGE


def tabled(book: TableBook, folder: Path) -> list[Path]:
    """Every picture's numbers as CSV."""
    (folder / "tables").mkdir(exist_ok=True)
    return [kept(folder / "tables" / f"{name}.csv", parts.csv(table).encode()) for name, table in book.tables().items()]


def summary(book: TableBook) -> str:
    """One page to print: the answer, the offers, the picture of the table, what clauses are worth."""
    picture = book.pictures["payoffs"]
    drawing = Markup(small(svg(picture.spec())))  # noqa: S704 - drawn by Vega, which escapes the texts in it
    texts = (book.style(), book.in_brief(), book.clauses_in_brief())
    style, first, clauses = (Markup(part.text) for part in texts)  # noqa: S704 - escaped where they were made
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(HOUSE), autoescape=True)
    return environment.get_template("summary.html.j2").render(
        title=book.title,
        style=Markup((HOUSE / "style.css").read_text(encoding="utf-8")),  # noqa: S704 - our own file
        pieces=[style, first, drawing, clauses],
        source=book.source,
    )
