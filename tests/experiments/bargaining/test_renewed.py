"""Terms after a strike, where money is transferable: shares of the ask that can be worked out by hand."""

import numpy as np
import pytest

from simulator.experiments.bargaining.meeting import TOTALS, Meeting, meet
from simulator.experiments.bargaining.renewed import (
    line_after,
    line_before,
    put_off,
    renewed,
    shares_tried,
    struck_again,
)
from simulator.quarters import Quarter
from simulator.terms.term.standing import Standing
from tests.experiments.bargaining.tables import MOST, transfer_task

POWERS = {"low": 0.2, "middle": 0.5, "high": 0.8}
GUILD, STUDIOS = TOTALS.index("sum"), TOTALS.index("studios")


@pytest.fixture(scope="module")
def meeting() -> Meeting:
    return meet(transfer_task(asked=MOST / 2, quarters=1.0))


def test_before_a_strike_the_share_of_the_ask_halves_the_surplus(meeting):
    line = line_before(meeting)
    surplus = line.guild[0] + line.studios[0]
    # MOST / 2 a year for two years is the ask; members have line.guild[0] over a strike without any of it
    expected = (0.5 * surplus - line.guild[0]) / MOST
    assert line.agreed(0.5) == pytest.approx(expected, rel=1e-2)


def test_after_a_strike_what_is_left_is_shared_in_the_same_way(meeting):
    line = line_after(meeting, struck_again(meeting))
    paid = line.guild[-1] - line.guild[0]
    # the transfer runs for seven of eight quarters; a year of it at share 2 of the ask is MOST
    assert paid == pytest.approx(line.shares[-1] * MOST / 2 * 7 / 4, rel=2e-2)
    assert line.guild + line.studios == pytest.approx(np.full(4, line.guild[0] + line.studios[0]), rel=1e-3)
    taken = np.interp(line.agreed(0.5), line.shares, line.guild)
    assert taken == pytest.approx(0.5 * (line.guild[0] + line.studios[0]), rel=1e-2)


def test_a_strike_must_lift_terms_by_what_it_cost(meeting):
    found = renewed(meeting, POWERS)
    assert found["years_left"] == pytest.approx(1.75)
    # the offer is nothing, so that the cost is that of the strike alone
    lost = float(meeting.gains(meeting.usual)[GUILD])
    assert found["lift"] == pytest.approx(lost / meeting.heads / 1.75, rel=1e-6)
    assert found["after"]["low"] <= found["after"]["middle"] <= found["after"]["high"]


def test_terms_begin_after_the_strike_and_never_before_their_own_date():
    assert put_off(Standing(effective="2027Q1"), Quarter.parse("2027Q3")) == Standing(effective="2027Q3")
    assert put_off(Standing(effective="2028Q1"), Quarter.parse("2027Q3")) == Standing(effective="2028Q1")


def test_shares_of_the_ask_stay_on_the_table():
    assert shares_tried(np.array([0.25, 0.5])) == pytest.approx([0.0, 2 / 3, 4 / 3, 2.0])  # twice the ask at most
    assert shares_tried(np.array([0.8]))[-1] == pytest.approx(1.25)
    assert shares_tried(np.zeros(2))[-1] == 1.0
