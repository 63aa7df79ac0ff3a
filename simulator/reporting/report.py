"""From a folder of results to a report: notebook, page, paper, workbook, CSV files, all beside the results."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat

from simulator.reporting import tables, workbook
from simulator.reporting.book import Book
from simulator.reporting.notebook import filled
from simulator.reporting.page import page
from simulator.reporting.paper import paper
from simulator.results import atomic, manifest

PAGE, WORKBOOK, NOTEBOOK, PAPER = "index.html", "tables.xlsx", "report.ipynb", "report.pdf"


def render(folder: Path) -> Path:
    """Write index.html, report.pdf, report.ipynb, tables.xlsx and tables/*.csv into the folder; the path of the page.

    DamagedResultsError where the folder's results are not as they were written.
    """
    book = Book.open(folder)
    with ThreadPoolExecutor(1) as pool:  # while the notebook fills, in a process of its own
        tabling = pool.submit(tabled, book, folder)
        notebook = filled(folder)
        files = tabling.result()
    text = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    files.append(kept(folder / NOTEBOOK, text.encode()))
    files.append(kept(folder / PAGE, page(notebook, book.inputs.title).encode()))
    manifest.add_files(folder, files)
    return folder / PAGE


def tabled(book: Book, folder: Path) -> list[Path]:
    """The CSV files, the workbook and the paper, written."""
    known = tables.tables(book)
    files = [*tables.write(folder, known), kept(folder / WORKBOOK, workbook.workbook(book, known))]
    return [*files, kept(folder / PAPER, paper(book))]


def kept(file: Path, data: bytes) -> Path:
    """The file, written whole or not at all."""
    atomic.write_bytes(file, data)
    return file
