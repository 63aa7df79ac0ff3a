"""Small counts hidden in a table with totals, and with them as many others as it takes that none can be worked out.

Primary suppression hides every count from 1 to SMALLEST - 1, totals too. Complementary suppression then hides more,
until what the published numbers allow for each of them spans at least SMALLEST: the least and the most that a
hidden count can be is a linear programme (Fischetti and Salazar, Management Science 2001; here one cell at a time).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog

SMALLEST = 5
"""Fewest people of a published count: a usual threshold of statistical offices (D); `residuals import --smallest`."""

Counts = npt.NDArray[np.int64]
Item = tuple[int, int]  # row and column; -1 is a total


@dataclass
class Table:
    """Counts (rows, columns) with their totals, and which of these are hidden."""

    counts: Counts
    smallest: int = SMALLEST
    hidden: set[Item] = field(default_factory=set)

    def items(self) -> Iterator[Item]:
        """Cells, then totals of rows and columns, then the total of all."""
        rows, columns = self.counts.shape
        yield from ((row, column) for row in range(rows) for column in range(columns))
        yield from ((row, -1) for row in range(rows))
        yield from ((-1, column) for column in range(columns))
        yield -1, -1

    def count(self, item: Item) -> int:
        """The number of an item."""
        return int(self.counts[self.cells(item)].sum())

    def cells(self, item: Item) -> npt.NDArray[np.bool_]:
        """Which cells (rows, columns) an item is the sum of."""
        row, column = item
        chosen = np.zeros(self.counts.shape, np.bool_)
        chosen[slice(None) if row < 0 else row, slice(None) if column < 0 else column] = True
        return chosen

    def shown(self, item: Item) -> int | None:
        """The number of an item, None where it is hidden."""
        return None if item in self.hidden else self.count(item)


def suppressed(counts: Counts, smallest: int = SMALLEST) -> Table:
    """The table with everything hidden that must be."""
    table = Table(counts, smallest)
    small = [item for item in table.items() if 0 < table.count(item) < smallest]
    table.hidden.update(small)
    while (open_item := next((item for item in small if width(table, item) < smallest), None)) is not None:
        more = next_to_hide(table, open_item)
        if more is None:
            break  # everything is hidden
        table.hidden.add(more)
    return table


def width(table: Table, item: Item) -> float:
    """The most less the least that a hidden count can be, by all that is published; infinite where there is no most."""
    known = [other for other in table.items() if other not in table.hidden]
    target = table.cells(item).ravel().astype(np.float64)
    equal = np.array([table.cells(other).ravel() for other in known], dtype=np.float64).reshape(-1, target.size)
    totals = np.array([table.count(other) for other in known], dtype=np.float64)
    ends = [linprog(sign * target, A_eq=equal, b_eq=totals, bounds=(0, None), method="highs") for sign in (1, -1)]
    if ends[1].status == UNBOUNDED:
        return float("inf")
    return float(-ends[1].fun - ends[0].fun)


UNBOUNDED = 3  # linprog's status


def next_to_hide(table: Table, item: Item) -> Item | None:
    """The smallest count that is still shown, first among those of the item's own row or column; None without one."""
    row, column = item
    left = [other for other in table.items() if other not in table.hidden]
    near = [other for other in left if -1 not in other and (other[0] == row or other[1] == column)]
    for choice in (near, left):
        positive = [other for other in choice if table.count(other)]
        if positive:
            return min(positive, key=table.count)
    return left[0] if left else None
