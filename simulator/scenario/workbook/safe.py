"""A workbook's cells, with no trust in the file: sizes are bounded before anything is opened, formulas are refused."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

LARGEST_UNPACKED = 8_000_000  # bytes of all parts together
MOST_PARTS = 200
MOST_ROWS, MOST_COLUMNS = 1000, 30
LAST_ROW = 1 << 20  # of the format itself
_MACROS = ("vbaproject", "xlmacrosheet", "macrosheets/", "activex", "oleobject", "embeddings/")
_NOT_PACKED = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error)
_XML = (".xml", ".rels", ".vml")
_CHUNK, _OVERLAP = 1 << 16, 16  # bytes


class UnsafeError(ValueError):
    """A file that is not opened; the message says why."""


@dataclass(frozen=True)
class Cell:
    """What stands in a cell (None where it is empty), and where: 'deal.xlsx:Terms!B7'."""

    value: str | int | float | bool | None
    place: str


def sheets(data: bytes, file: str, wanted: tuple[str, ...], errors: list[str]) -> dict[str, list[list[Cell]]]:
    """Name -> rows of cells of the wanted sheets; formulas and errors are added to the list.

    Raises UnsafeError for what is no workbook, holds macros, or is too large once unpacked.
    """
    check_parts(data)
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl cannot keep (drop-downs, comments) is not read anyway
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
            present = [name for name in wanted if name in book.sheetnames]
            return {name: list(_rows(book[name], f"{file}:{name}", errors)) for name in present}
        except UnsafeError:
            raise
        except Exception as error:  # openpyxl raises whatever a broken part makes it stumble over
            raise UnsafeError(f"is damaged: {type(error).__name__}") from error


def check_parts(data: bytes) -> None:
    """Count, names and true sizes of the parts, and no document type in any; UnsafeError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            _check_names([part.filename.lower() for part in parts])
            _check_sizes(packed, parts)
    except UnsafeError:
        raise
    except _NOT_PACKED as error:
        raise UnsafeError("is not an .xlsx workbook, or is locked by a password") from error


def _check_names(names: list[str]) -> None:
    """Few parts, no macros, no foreign objects; no part twice, since readers differ in which they take."""
    if len(names) > MOST_PARTS:
        raise UnsafeError(f"has more than {MOST_PARTS} parts")
    if any(mark in name for name in names for mark in _MACROS):
        raise UnsafeError("holds macros or embedded objects; save it as a plain .xlsx workbook")
    if len(set(names)) < len(names):
        raise UnsafeError("holds one part twice")


def _check_sizes(packed: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """Unpack part by part and stop at the bound, whatever the file says of its sizes."""
    left = LARGEST_UNPACKED
    if sum(part.file_size for part in parts) > left:
        raise UnsafeError(f"has more than {LARGEST_UNPACKED:,} bytes unpacked")
    for part in parts:
        tail = b""
        with packed.open(part) as opened:
            while chunk := opened.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise UnsafeError(f"has more than {LARGEST_UNPACKED:,} bytes unpacked")
                _check_text(part.filename, tail + chunk)
                tail = chunk[-_OVERLAP:]


def _check_text(name: str, text: bytes) -> None:
    """XML parts declare no types and no entities, and are plain UTF-8."""
    if name.lower().endswith(_XML) and any(mark in text for mark in (b"<!DOCTYPE", b"<!ENTITY", b"\0")):
        raise UnsafeError("declares types of its own in its XML")


def _rows(sheet: Any, place: str, errors: list[str]) -> Iterator[list[Cell]]:
    """Rows up to the last that may be used; what stands beyond is refused rather than passed over."""
    sheet.reset_dimensions()  # the file's own word on how far its cells go
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        if number <= MOST_ROWS:
            yield [_cell(cell, place, errors) for cell in row]
        elif number > LAST_ROW or any(cell.value is not None for cell in row):
            raise UnsafeError(f"has something below row {MOST_ROWS} of a sheet")


def _cell(cell: Any, sheet: str, errors: list[str]) -> Cell:
    """A cell's plain value; a formula or an error is told with the cell's name and read as nothing."""
    place = f"{sheet}!{cell.coordinate}" if cell.value is not None else sheet
    if cell.data_type == "f":
        errors.append(f"{place}: holds a formula; put in the number itself")
        return Cell(None, place)
    if cell.data_type == "e":
        errors.append(f"{place}: holds the error {plain(str(cell.value))}")
        return Cell(None, place)
    return Cell(_value(cell.value), place)


def _value(value: Any) -> str | int | float | bool | None:
    """A number, a word, or a date as text; white space alone is nothing."""
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return plain(str(value)).strip() or None if value is not None else None


def plain(text: str) -> str:
    """Text without characters that could steer a terminal."""
    return "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text)
