"""What lies between the offers, and guilds in turn, from worlds made by hand."""

import numpy as np
import pytest

from simulator.experiments.bargaining.meeting import TOTALS
from simulator.experiments.bargaining.summary.whole import gap, in_turn
from simulator.experiments.bargaining.task import table_of
from tests.experiments.bargaining.tables import actors

GUILD, STUDIOS = TOTALS.index("sum"), TOTALS.index("studios")


def outcome(guild: float, studios: float) -> np.ndarray:
    """TOTALS with two of them known."""
    found = np.zeros(len(TOTALS))
    found[GUILD], found[STUDIOS] = guild, studios
    return found


def test_the_gap_is_ask_less_offer_a_member_and_year():
    table = table_of(actors())
    offers = {table.ask: outcome(9e6, 1e6), table.offer: outcome(3e6, 5e6)}
    found = gap(table, [{"offers": offers, "members": 1000.0}], GUILD)
    assert found["per_member_year"] == pytest.approx([2000.0] * 3)  # 6 m over 1,000 members and three years
    assert found["studios"] == pytest.approx([-4e6] * 3)


def test_places_of_guilds_in_turn_become_terms():
    table = table_of(actors())  # the first issue runs from 0 to 3 per cent
    turns = {"guilds": ["a", "b"], "in_turn": [0.5, 0.25], "in_opposite_turn": [0.25, 0.25], "together": 0.1}
    found = in_turn(table, [{"in_turn": turns}])
    assert found is not None
    assert found["by_guild"]["b"] == pytest.approx([0.0075] * 3)
    assert found["in_turn"] == pytest.approx([0.0225] * 3)
    assert found["together"] == pytest.approx([0.003] * 3)
    assert in_turn(table, [{"in_turn": None}]) is None
