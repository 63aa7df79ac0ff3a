"""Every table behind the report, by name: for CSV files and the workbook."""

from pathlib import Path

import pandas as pd

from simulator.charts import headline, money_balance
from simulator.reporting import assumptions, clauses, totals
from simulator.reporting.book import Book
from simulator.reporting.parts import csv
from simulator.results import atomic

FOLDER = "tables"
RUNS = ("run", "regime", "role", "point", "replication", "scale", "seed", "status", "seconds", "error", "balance")


def tables(book: Book) -> dict[str, pd.DataFrame]:
    """Name -> table: the headlines, then the table of every chart, then what went in."""
    known = {
        "headline": headline.table(book.reading),
        "totals": totals.table(book.reading),
        "full_against_ensemble": totals.full_against_ensemble(book.reading),
    }
    known |= {picture.name: picture.table for picture in book.pictures.values()}
    if book.reading.has(*money_balance.NEEDS):
        known["money_balance"] = money_balance.table(book.reading)
    known["assumptions"] = assumptions.table(book.inputs.figures)
    known["term_sheets"] = clauses.table(book.inputs.clauses)
    known["runs"] = runs(book.inputs.cube.plan)
    return known


def runs(plan: pd.DataFrame) -> pd.DataFrame:
    """What ran."""
    return plan[[name for name in RUNS if name in plan.columns]]


def write(folder: Path, known: dict[str, pd.DataFrame]) -> list[Path]:
    """One CSV file a table, each whole or not at all."""
    (folder / FOLDER).mkdir(exist_ok=True)
    files = [folder / FOLDER / f"{name}.csv" for name in known]
    for file, table in zip(files, known.values(), strict=True):
        atomic.write_bytes(file, csv(table).encode())
    return files
