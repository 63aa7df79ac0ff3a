"""The ten-year table as the page shows it: columns by fiscal year and present value, taxes that sum."""

from simulator.reporting import public_accounts
from simulator.reporting.receipts import CONVENTION, LINES, TOTAL

LINE = {"2027": 1.2e6, "2028": -0.34e6, "pv_3": 0.8e6, "pv_7": 0.7e6}
FOUND = {"levy": {**dict.fromkeys(LINES, LINE), TOTAL: {k: 5 * v for k, v in LINE.items()}, CONVENTION: LINE}}


def test_heads_and_cells():
    assert public_accounts.head(FOUND) == ["2027", "2028", "worth today at 3%", "worth today at 7%"]
    assert public_accounts.head({}) == []
    assert public_accounts.cells(LINE) == ["+1.2", "−0.3", "+0.8", "+0.7"]


def test_taxes_then_their_sum_and_the_convention_apart():
    rows = public_accounts.by_tax(FOUND["levy"])
    assert [row["name"] for row in rows][-1] == "All taxes"
    assert len(rows) == len(LINES) + 1
    assert rows[-1]["cells"][0] == "+6.0"


def test_the_csv_file_has_every_line_in_millions():
    table = public_accounts.table(FOUND)
    assert len(table) == len(LINES) + 2
    assert table["2027"].iloc[0] == 1.2
