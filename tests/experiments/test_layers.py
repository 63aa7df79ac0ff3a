"""The nested study: in the homogeneous limit M1 and M2 are one; at the shipped sector agents add something."""

import pytest

from simulator.benchmark.industry import Policy
from simulator.experiments.layers import ADDS, added, layers, policy_of, report
from simulator.quarters import Quarter
from tests.benchmark.twin import homogeneous
from tests.model.worlds import SMALL, hollywood, regime


def test_a_regime_is_two_rates_and_a_date() -> None:
    assert policy_of(hollywood(), regime("data_dignity")) == Policy(0.1, 0.0, Quarter(2027, 1).index)
    levy = policy_of(hollywood(), regime("statutory_levy"))
    assert (levy.effective, levy.buyers) == (Quarter(2028, 1).index, 2.0)  # half of AI revenue is others'
    assert policy_of(hollywood(), regime("union_negotiated")).on_gross == 0.02


def test_in_the_homogeneous_limit_agents_add_nothing() -> None:
    for line in layers(homogeneous(), regime("data_dignity"), years=3, scale=SMALL):
        assert line.m2 == pytest.approx(line.m1, rel=2e-3), line.measure


def test_the_report_has_a_table_for_each_regime() -> None:
    lines = list(report(hollywood(), {"levy": regime("statutory_levy")}, years=2, scale=SMALL))
    assert len(lines) == len(ADDS) + 3 + 5
    hours = next(line for line in lines if line.startswith("hours, millions"))
    *_, zero, one, two, first, second = hours.split()
    assert len({zero, one, two}) == 3  # three layers, three numbers
    assert first == f"{float(one) / float(zero) - 1:+.1%}"
    assert second == f"{float(two) / float(one) - 1:+.1%}"


def test_a_layer_that_has_nothing_to_add_to_says_nothing() -> None:
    assert added(0.0, 1.0) == ""
    assert added(2.0, 3.0) == "+50.0%"
