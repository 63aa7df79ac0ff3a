"""A filled-in workbook as the tree of a term sheet, in which every value knows its cell."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.scenario.names import nearest
from simulator.scenario.scalars import meaning
from simulator.scenario.tree import Node
from simulator.scenario.workbook.rows import (
    ABOUT,
    BY_CRAFT,
    COLUMNS,
    CRAFT_COLUMNS,
    NO,
    TERMS,
    YES,
    Form,
    Row,
    by_craft,
    rows,
)  # fmt: skip
from simulator.scenario.workbook.safe import Cell, UnsafeError, sheets
from simulator.terms.clause import SLOTS, registered_clauses

Line = dict[str, Cell]  # a row's cells by the column's title
_BOOLEANS = {YES: True, NO: False}
_BEGIN = "begin one with: residuals new regime NAME --workbook"
USUAL = ("assumption", "D")  # a figure without source and grade is nobody's measurement


def read_workbook(data: bytes, file: str, errors: list[str]) -> Node | None:
    """The tree of a workbook, and its errors appended to the list; None where nothing can be made of it."""
    try:
        found = sheets(data, file, (TERMS, BY_CRAFT), errors)
    except UnsafeError as error:
        errors.append(f"{file}: {error}")
        return None
    lines = _lines(found.get(TERMS, []), COLUMNS)
    if lines is None:
        errors.append(f'{file}: no sheet "{TERMS}" with the columns Key and Value; {_BEGIN}')
        return None
    crafts = _lines(found.get(BY_CRAFT, []), CRAFT_COLUMNS) or []
    return _Filled(file, errors, lines, crafts).tree()


def _lines(cells: list[list[Cell]], columns: tuple[str, ...]) -> list[Line] | None:
    """Rows below the header by the titles of their columns; None where no row is that header."""
    for number, row in enumerate(cells):
        titles = {cell.value: place for place, cell in enumerate(row) if isinstance(cell.value, str)}
        if {"Key", "Value"} <= set(titles):
            known = {title: titles[title] for title in columns if title in titles}
            blank = Cell(None, "")
            return [
                {title: line[place] if place < len(line) else blank for title, place in known.items()}
                for line in cells[number + 1 :]
            ]
    return None


@dataclass
class _Filled:
    """The lines of a workbook's two sheets."""

    file: str
    errors: list[str]
    lines: list[Line]
    crafts: list[Line]

    def tree(self) -> Node:
        """The term sheet's root."""
        self._check_keys()
        root: dict[str, Node] = {}
        for name in ABOUT:
            for cell in self._filled(name):
                root[name] = Node(str(cell.value), cell.place)
        for slot in SLOTS:
            clause = self._clause(slot)
            if clause is not None:
                root[slot] = clause
        return Node(root, f"{self.file}:{TERMS}!A1")

    def _filled(self, key: str) -> list[Cell]:
        """The cells with a value of a key."""
        return [line["Value"] for line in self.lines if line["Key"].value == key and line["Value"].value is not None]

    def _check_keys(self) -> None:
        """A value without a known key would be passed over: told instead."""
        known = {*ABOUT, *(f"{slot}.kind" for slot in SLOTS), *(row.key for slot in SLOTS for row in rows(slot))}
        for line in self.lines:
            key, value = line["Key"], line["Value"]
            if key.value is None and value.value is not None:
                self.errors.append(f"{value.place}: this line has no key, so that nobody would read it")
            elif key.value is not None and key.value not in known:
                self.errors.append(f'{key.place}: unknown key "{key.value}"{nearest(str(key.value), known)}')

    def _clause(self, slot: str) -> Node | None:
        """A slot's clause; None where nothing is filled in."""
        filled = [*self._parameters(slot), *self._maps(slot)]
        kinds = self._filled(f"{slot}.kind")
        if not kinds:
            for row, _, place in filled[:1]:
                self.errors.append(f'{place}: {row.key}: choose a kind of {slot} first, in the line "{slot}.kind"')
            return None
        kind = Node(str(kinds[0].value), kinds[0].place)
        content = {"kind": kind} | {row.name: node for row, node, _ in filled if self._belongs(row, kind, node)}
        return Node(content, kind.place)

    def _belongs(self, row: Row, kind: Node, node: Node) -> bool:
        """Whether a filled-in parameter is one of the chosen kind; told where it is not."""
        known = registered_clauses()[row.slot]
        if kind.content in row.kinds or kind.content not in known:
            return kind.content in row.kinds
        unit = f" in {row.unit}" if row.unit else ""
        words = f'{row.key}{unit} is no part of "{kind.content}"; empty the cell, or choose {" or ".join(row.kinds)}'
        self.errors.append(f"{node.place}: {words}")
        return False

    def _parameters(self, slot: str) -> Iterator[tuple[Row, Node, str]]:
        """Row, value and place of the filled-in parameters on the sheet of terms."""
        for line in self.lines:
            cell, row = line["Value"], _row(slot, line)
            if row is not None and cell.value is not None and row.form != "by_craft":
                node = self._figure(row, line) if row.form == "figure" else _node(row.form, cell)
                yield row, node, cell.place

    def _maps(self, slot: str) -> Iterator[tuple[Row, Node, str]]:
        """Row, value and place of the parameters that have one figure a craft."""
        for row in by_craft():
            lines = [line for line in self.crafts if line["Key"].value == row.key and line["Value"].value is not None]
            if row.slot == slot and lines:
                place = lines[0]["Key"].place
                yield row, Node(dict(self._by_craft(row, lines)), place), place

    def _by_craft(self, row: Row, lines: list[Line]) -> Iterator[tuple[str, Node]]:
        """Craft -> figure; a craft that stands twice, or none, is told."""
        seen: set[str] = set()
        for line in lines:
            craft, place = str(line["Craft"].value or ""), line["Value"].place
            if not craft or craft in seen:
                self.errors.append(
                    f'{place}: "{craft}" stands twice' if craft else f"{place}: which craft is this for?"
                )
            seen.add(craft)
            yield craft, self._figure(row, line)

    def _figure(self, row: Row, line: Line) -> Node:
        """A figure from the cells of its line."""
        place, ends = line["Value"].place, [line[name] for name in ("Lowest", "Highest") if name in line]
        found = {"value": _node("figure", line["Value"]), "unit": _words(line, "Unit", row.unit, place)}
        given = [_node("figure", cell) for cell in ends if cell.value is not None]
        if len(given) == 1:
            self.errors.append(f"{given[0].place}: {row.key}: a range needs both ends")
        elif given:
            found["range"] = Node(given, given[0].place)
        is_bare = all(name not in line or line[name].value is None for name in ("Source", "Grade"))
        for name, usual in zip(("Source", "Grade"), USUAL, strict=True):
            if is_bare or line[name].value is not None:
                found[name.lower()] = _words(line, name, usual, place)
        return Node(found | _marks(line), place)


def _row(slot: str, line: Line) -> Row | None:
    """The parameter that a line is for; of two with one key the one in the line's unit."""
    same = [row for row in rows(slot) if row.key == line["Key"].value]
    unit = line["Unit"].value if "Unit" in line else None
    return next((row for row in same if row.unit == unit), same[0] if same else None)


def _marks(line: Line) -> dict[str, Node]:
    """Whether a figure is drawn anew in every world, and its note, where these are filled in."""
    found = {}
    for title, name in (("Drawn", "free"), ("Note", "note")):
        cell = line.get(title)
        if cell is not None and cell.value is not None:
            found[name] = _node("yes_no" if name == "free" else "text", cell)
    return found


def _words(line: Line, title: str, usual: str, place: str) -> Node:
    """The text of a cell, or what is usual."""
    cell = line.get(title)
    return Node(usual, place) if cell is None or cell.value is None else Node(str(cell.value), cell.place)


def _node(form: Form, cell: Cell) -> Node:
    """A cell's value as its parameter wants it; what does not fit stays as it is, and is refused with its place."""
    value = cell.value
    if form in {"figure", "whole"}:
        value = meaning(value, is_plain=True) if isinstance(value, str) else value
        is_round = form == "whole" and isinstance(value, float) and value.is_integer()
        return Node(int(value) if is_round and isinstance(value, float) else value, cell.place)
    if form == "yes_no":
        return Node(_BOOLEANS.get(str(value).lower(), value), cell.place)
    if form in {"numbers", "names"}:
        return Node([_item(form, part, cell.place) for part in str(value).split(";") if part.strip()], cell.place)
    return Node(str(value), cell.place)


def _item(form: Form, text: str, place: str) -> Node:
    """One of several values in a cell."""
    return Node(meaning(text.strip(), is_plain=True) if form == "numbers" else text.strip(), place)
