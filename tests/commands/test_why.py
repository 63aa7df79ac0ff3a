"""`residuals why` and `residuals score`: each takes differences apart and says so in lines."""

import pytest

from simulator.commands.score import table
from simulator.reporting.receipts import CONVENTION, LINES, TOTAL
from simulator.results.cube import Measure
from tests.commands.fakes import residuals
from tests.results.worlds import cube_of, outcome, run

QUARTERS = 8


def test_layers_are_told_for_a_study() -> None:
    answer = residuals("why", "compare_regimes", "--by", "layers", "--scale", "0.002")
    assert answer.exit_code == 0, answer.output
    assert "M0: closed forms" in answer.stdout
    assert answer.stdout.count("royalty owed") == 6


def test_an_unknown_kind_is_refused() -> None:
    assert residuals("why", "--by", "magic").exit_code == 2


def test_the_table_by_hand() -> None:
    names = [*LINES.values(), "tax_offset_convention"]
    measures = tuple(Measure(name, "usd", "fiscal", additive=True, better="neither") for name in names)
    runs = [run(0, "a", "full", quarters=QUARTERS), run(1, "b", "full", quarters=QUARTERS)]
    # under b every tax is a million a quarter higher and the convention a million lower
    values = [[[0.0] * 6] * QUARTERS, [[1e6] * 5 + [-1e6]] * QUARTERS]
    lines = table(cube_of(runs, [outcome(k, v) for k, v in enumerate(values)], measures), "b", "a")
    rows = {line[2:38].strip(): [float(cell) for cell in line[38:].split()] for line in lines[1:]}
    assert lines[0].split() == ["2028", "pv_3", "pv_7"]  # fiscal 2028 is the one whole year from 2027Q1 to 2028Q4
    assert rows[TOTAL][0] == pytest.approx(20.0)
    assert rows[CONVENTION][0] == pytest.approx(-4.0)
    assert rows["income tax"][0] == pytest.approx(4.0)
