"""Every chart of every study that has results, on one page without scripts: to choose from, and to see what broke."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from simulator.charts import look
from simulator.charts.picture import Picture
from simulator.charts.regimes import plain as plain_name
from simulator.reporting.book import Book
from simulator.reporting.paths import HOUSE
from simulator.reporting.static_picture import small, svg
from simulator.reporting.table_book import SUMMARY, TableBook
from simulator.results import atomic, manifest, store

PAGE = "gallery.html"
LINKS = ("index.html", "summary.html", "report.pdf", "tables.xlsx", "explorer.html")


def gallery(folder: Path) -> Path:
    """The page over all results in a folder's folders, written into it; its path."""
    loader = jinja2.FileSystemLoader(HOUSE)
    made = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    folders = sorted(folder.iterdir())
    books = [Book.open(one) for one in folders if is_results(one)]
    shown = {book.inputs.name: study(book) for book in books} | {
        one.name: table(one) for one in folders if is_table(one)
    }
    shown |= {one.name: page_alone(one) for one in folders if one.name not in shown and has_page(one)}
    text = made.get_template("gallery.html.j2").render(
        studies=[shown[name] for name in sorted(shown)],
        style=Markup((HOUSE / "style.css").read_text(encoding="utf-8")),  # noqa: S704 - our own file
        variables=Markup(variables(books)),  # noqa: S704 - colours in hexadecimal
    )
    atomic.write_bytes(folder / PAGE, text.encode())
    return folder / PAGE


def is_results(folder: Path) -> bool:
    """Whether a folder holds a cube of ours."""
    return folder.is_dir() and manifest.is_ours(folder) and (folder / store.RESULTS).is_file()


def is_table(folder: Path) -> bool:
    """Whether a folder holds a bargaining table of ours."""
    return folder.is_dir() and manifest.is_ours(folder) and (folder / SUMMARY).is_file()


def has_page(folder: Path) -> bool:
    """Whether a folder holds a page of ours without results beside it: a deal explorer."""
    return any((folder / file).is_file() for file in LINKS)


def page_alone(folder: Path) -> dict[str, Any]:
    """A page without charts to draw: its links."""
    return {"name": folder.name, "title": plain_name(folder.name), "question": "", "links": links(folder), "charts": []}


def table(folder: Path) -> dict[str, Any]:
    """One bargaining table's texts and pictures."""
    book = TableBook.open(folder)
    return {
        "name": folder.name,
        "title": book.title,
        "question": book.told["study"]["question"],
        "links": links(folder),
        "charts": charts(book.pictures),
    }


def study(book: Book) -> dict[str, Any]:
    """One study's texts and pictures."""
    inputs = book.inputs
    return {
        "name": inputs.name,
        "title": inputs.title,
        "question": inputs.question,
        "links": links(inputs.folder),
        "charts": charts(book.pictures),
    }


def links(folder: Path) -> list[str]:
    """What a reader can open beside the gallery, from it."""
    return [f"{folder.name}/{file}" for file in LINKS if (folder / file).is_file()]


def charts(pictures: Mapping[str, Picture]) -> list[dict[str, Any]]:
    """Each picture drawn, with its title and words."""
    return [
        {"name": name, "title": picture.title, "words": picture.words, "svg": plain(picture.spec())}
        for name, picture in pictures.items()
    ]


def plain(spec: Mapping[str, Any]) -> Markup:
    """A picture in the page's colours."""
    return Markup(small(svg(dict(spec))))  # noqa: S704 - drawn by Vega, which escapes the texts in it


def variables(books: list[Book]) -> str:
    """The colours of all regimes, light and dark."""
    light = look.LIGHT | {k: v for book in books for k, v in book.reading.regimes.variables().items()}
    dark = look.DARK | {k: v for book in books for k, v in book.reading.regimes.variables(is_dark=True).items()}
    said = {name: "".join(f"{key}:{value};" for key, value in one.items()) for name, one in (("l", light), ("d", dark))}
    return f"<style>:root{{{said['l']}}}@media screen and (prefers-color-scheme:dark){{:root{{{said['d']}}}}}</style>"
