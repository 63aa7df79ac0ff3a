"""`residuals statement`: amounts to the microcent; sums are the model's own tests' matter."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.commands.statement import dollars, lines_of
from simulator.model.statement import Line, QuarterSum, Statement
from tests.commands.fakes import SMALL, residuals


@pytest.mark.parametrize(
    ("microcents", "text"),
    [
        (0, "$0.00"),
        (1, "$0.00000001"),
        (10**8, "$1.00"),
        (123_456_789_012, "$1,234.56789012"),
        (-150_000_000, "-$1.50"),
    ],
)
def test_dollars_by_hand(microcents, text):
    assert dollars(microcents) == text


@given(st.integers(-(2**63), 2**63))
def test_no_microcent_is_lost_in_print(microcents):
    whole, _, rest = dollars(microcents).replace("$", "").replace(",", "").partition(".")
    back = int(whole.lstrip("-")) * 10**8 + int(rest.ljust(8, "0"))
    assert back == abs(microcents)
    assert whole.startswith("-") == (microcents < 0)


def test_lines_name_group_work_share_and_deductions():
    line = Line("2028Q1", 7, "major_a", "2020Q3", 6, 204, 10**9, (("ai_firm:general_a", 2028, 10**9),), 29_411_764)
    total = QuarterSum("2028Q1", 29_411_764, 1_000_000, 0, 500, 264, 8_412_000, 20_000_000)
    told = "\n".join(lines_of(Statement(3, "Writers", 1, [line], [total]), "levy"))
    for word in ("work 7 (major_a, 2020Q3)", "6 of 204 points of $10.00", "ai_firm:general_a 2028", "$0.29411764"):
        assert word in told
    for word in ("agent -$0.01", "fee and cap -$0.08412", "carried in $0.000005", "paid $0.20"):
        assert word in told


def test_a_folder_without_results_is_status_2(tmp_path):
    answer = residuals("statement", tmp_path, 3)
    assert answer.exit_code == 2
    assert "not a folder of results" in answer.stderr


@pytest.mark.slow
def test_a_stored_run_is_replayed(tmp_path):
    out = tmp_path / "out"
    residuals("run", "compare_regimes", *SMALL, "--full-scale", "0.02", "--reps", "1", "--out", out)
    told = json.loads(residuals("statement", out, 17, "--regime", "data_dignity", "--json").stdout)
    assert sum(quarter["paid"] for quarter in told["quarters"]) > 0
    assert told["persons"] == 50
    for quarter in told["quarters"]:
        assert quarter["lines"] == sum(x["microcents"] for x in told["lines"] if x["quarter"] == quarter["quarter"])
    assert residuals("statement", out, 17, "--regime", "levy").exit_code == 2
    assert residuals("statement", out, 10**8).exit_code == 2
