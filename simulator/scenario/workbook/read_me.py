"""The workbook's first sheet: what it is, how it is filled in, how it is checked."""

from typing import Any

from simulator.scenario.workbook.look import Look, height
from simulator.scenario.workbook.rows import BY_CRAFT, TERMS, rows
from simulator.terms.clause import SLOTS
from simulator.units import GRADES, UNITS

HOW = (
    f"Fill in the pale yellow cells of the sheet {TERMS}. Everything else is locked, without a password.",
    "Each clause begins with its kind: choose it from the list. Lines that turn grey belong to other kinds.",
    "When you change a kind, empty the grey lines.",
    "Rest the pointer on a yellow cell: the remark tells what it means, its unit, and what is allowed.",
    "A value that is left empty takes the clause's default, which stands in the column Meaning.",
    f"Clauses with one figure for each craft (minimum pay, ceilings on AI) are filled in on the sheet {BY_CRAFT}.",
    "Type plain numbers, and a share as per cent: 5%. Formulas are refused, so that what is read is what you see.",
    "Lowest and Highest are the range in which the number may lie; leave both empty where it is simply agreed.",
    "Drawn: yes makes every simulated world draw the number anew from its range.",
    "Source and Grade say where a number comes from. Left empty, it counts as an assumption (grade D).",
)
CHECK = (
    "residuals check NAME.xlsx (every mistake at once, each with its cell, such as NAME.xlsx:Terms!B12)",
    "residuals compare status_quo NAME.xlsx (against the law of today)",
    "residuals report compare_regimes --regime NAME.xlsx (in a full report, beside the shipped regimes)",
)
WIDTH = 76


def read_me(page: Any, look: Look) -> None:
    """Write the sheet."""
    page.set_portrait()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.hide_gridlines(2)
    page.set_column(0, 0, WIDTH, look.words)
    blocks = (
        ("A term sheet to fill in", HOW),
        ("When it is filled in", CHECK),
        ("Grades", tuple(f"{letter}: {words}" for letter, words in GRADES.items())),
        ("Units", tuple(f"{unit}: {UNITS[unit]}" for unit in used())),
    )
    line = 0
    for title, texts in blocks:
        page.write_string(line, 0, title, look.title)
        for text in texts:
            line += 1
            page.write_string(line, 0, text, look.words)
            page.set_row(line, height([(text, WIDTH)]))
        line += 2


def used() -> list[str]:
    """The units that clauses use."""
    return sorted({row.unit for slot in SLOTS for row in rows(slot) if row.unit})
