"""From a folder of results to a report: notebook, page, workbook, CSV files, all beside the results."""

from pathlib import Path

import nbformat

from simulator.reporting import tables, workbook
from simulator.reporting.book import Book
from simulator.reporting.notebook import filled
from simulator.reporting.page import page
from simulator.results import atomic, manifest

PAGE, WORKBOOK, NOTEBOOK = "index.html", "tables.xlsx", "report.ipynb"


def render(folder: Path) -> Path:
    """Write index.html, report.ipynb, tables.xlsx and tables/*.csv into the folder; the path of the page.

    DamagedResultsError where the folder's results are not as they were written.
    """
    book = Book.open(folder)
    known = tables.tables(book)
    files = tables.write(folder, known)
    files.append(kept(folder / WORKBOOK, workbook.workbook(book, known)))
    notebook = filled(folder)
    text = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    files.append(kept(folder / NOTEBOOK, text.encode()))
    files.append(kept(folder / PAGE, page(notebook, book.inputs.title).encode()))
    manifest.add_files(folder, files)
    return folder / PAGE


def kept(file: Path, data: bytes) -> Path:
    """The file, written whole or not at all."""
    atomic.write_bytes(file, data)
    return file
