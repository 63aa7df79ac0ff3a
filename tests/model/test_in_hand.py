"""Works in hand: profit and their change in worth together are what a studio has of a deal."""

import pytest

from simulator.model.in_hand import in_production
from simulator.terms.price.posted import Posted
from tests.model.quiet import stepped
from tests.model.worlds import regime


def totals(rate: float) -> tuple[float, float, float]:
    """Profit, change of works in hand, and royalties owed over a contract of three years, dollars."""
    seen = []

    def watch(model) -> None:
        flows = model.economy.flows
        seen.append((flows.studio_profit, flows.works_in_hand_change, model.accrued.owed.sum() / 1e8))

    stepped(regime("union_negotiated").replaced(Posted()).with_rate(rate), 12, watch=watch)
    profit, change, owed = (sum(column) for column in zip(*seen, strict=True))
    return profit, change, owed


def test_changes_sum_to_the_difference_between_end_and_start() -> None:
    ends = []

    def watch(model) -> None:
        ends.append((in_production(model), model.economy.flows.works_in_hand_change))

    stepped("union_negotiated", 6, watch=watch)
    assert sum(change for _, change in ends[1:]) == pytest.approx(ends[-1][0] - ends[0][0], rel=1e-9)


def test_a_royalty_makes_studios_poorer_once_unfinished_works_count() -> None:
    (usual, usual_change, _), (bound, bound_change, owed) = totals(0.0), totals(0.04)
    # fewer works are begun: costs fall at once, revenue a year later, so that profit alone hardly moves or rises
    assert bound - usual > -0.1 * owed
    lost = (usual + usual_change) - (bound + bound_change)
    assert 0.2 * owed < lost < owed  # the rest reaches viewers as prices, and is saved on AI
