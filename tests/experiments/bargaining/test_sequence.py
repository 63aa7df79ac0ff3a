"""Guilds in turn, each with its own strike, from forks in which money is transferable."""

import numpy as np
import pytest

from simulator.experiments.bargaining.deals import box_of
from simulator.experiments.bargaining.meeting import meet
from simulator.experiments.bargaining.sequence import along, costs_of, in_turn
from simulator.experiments.bargaining.surface import Surface, design
from tests.experiments.bargaining.tables import MOST, transfer_task

GUILDS = ("sag_aftra", "wga")
WHOLE = 2 * MOST  # dollars over two years where the issue is at its high end


@pytest.fixture(scope="module")
def table():
    meeting = meet(transfer_task(guilds=GUILDS))
    places = design("grid", 1, 5, 0)
    return meeting, box_of(Surface("grid", places, np.array([meeting.at(place) for place in places])), "sum")


def test_the_money_along_the_issue_is_the_transfer(table):
    line, bases, studios, _ = along(*table)
    assert bases == pytest.approx(np.full(line.size, WHOLE), rel=1e-4)
    assert studios == pytest.approx(-WHOLE * line, rel=1e-4, abs=1.0)


@pytest.mark.parametrize("power", [0.4, 0.5])
def test_each_guild_takes_its_closed_form(table, power):
    found = in_turn(*table, power)
    expected = []
    for guild in GUILDS:
        own, studios = costs_of(table[0], guild)
        expected.append(max(power * studios - (1 - power) * own, 0.0) / WHOLE)
    assert sum(expected) < 1.0
    assert found["in_turn"] == pytest.approx(expected, abs=6e-3)
    assert found["in_opposite_turn"] == pytest.approx(expected, abs=6e-3)


def test_together_they_threaten_one_strike(table):
    found = in_turn(*table, 0.5)
    *_, (own, studios) = along(*table)
    assert found["together"] == pytest.approx(0.5 * (studios - own) / WHOLE, abs=6e-3)


def test_one_guild_has_nobody_to_wait_for(table):
    assert in_turn(meet(transfer_task()), table[1], 0.5) is None
