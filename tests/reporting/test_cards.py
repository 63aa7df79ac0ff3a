"""The four cards."""

import pytest

from simulator.reporting import answer, cards
from tests.charts.specimen import reading


def test_four_cards_whose_bars_lie_in_order():
    found = answer.answer(reading(worlds=5)).cards
    assert len(found) == 4
    for card in found:
        assert 0 <= card.left <= card.dot <= card.right <= 100
    assert found[0].regime == "Union-negotiated"
    assert "of that range is luck" in found[0].span


@pytest.mark.parametrize(
    ("share", "text"), [(0.004, "under 1% of that range is luck"), (0.25, "25% of that range is luck")]
)
def test_luck(share, text):
    assert cards.luck(share) == text


def test_luck_that_was_not_measured():
    assert cards.luck(float("nan")) == "luck's part not measured"
