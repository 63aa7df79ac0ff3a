"""Forks of the model at the table, where money is transferable: what closed forms say must come out."""

import numpy as np
import pytest

from simulator.experiments.bargaining.meeting import TOTALS, Meeting, meet
from simulator.experiments.bargaining.solutions import Box, Deal, nash_deal, rubinstein_deal
from simulator.experiments.bargaining.surface import Surface, design
from simulator.experiments.bargaining.worlds import box_of
from tests.experiments.bargaining.tables import MOST, transfer_task

GUILD, STUDIOS = TOTALS.index("sum"), TOTALS.index("studios")
YEARS = 2


@pytest.fixture(scope="module")
def meeting() -> Meeting:
    return meet(transfer_task())


def box(meeting: Meeting) -> Box:
    places = design("grid", 1, 5, 0)
    return box_of(Surface("grid", places, np.array([meeting.at(place) for place in places])), "sum")


def agreed(meeting: Meeting, power: float = 0.5) -> Deal:
    deal = nash_deal(box(meeting), power)
    assert isinstance(deal, Deal)
    return deal


def surplus(meeting: Meeting) -> float:
    nothing = meeting.at(np.zeros(1))
    return float(nothing[GUILD] + nothing[STUDIOS])


def test_a_transfer_moves_money_and_nothing_else(meeting):
    nothing, most = meeting.at(np.zeros(1)), meeting.at(np.ones(1))
    assert most[GUILD] - nothing[GUILD] == pytest.approx(MOST * YEARS, rel=1e-6)
    assert most[STUDIOS] - nothing[STUDIOS] == pytest.approx(-MOST * YEARS, rel=1e-6)


@pytest.mark.parametrize("power", [0.3, 0.5, 0.7])
def test_power_is_the_guilds_share_of_the_surplus(meeting, power):
    deal = agreed(meeting, power)
    assert deal.guild_gain == pytest.approx(power * surplus(meeting), rel=1e-3)
    assert deal.studio_gain == pytest.approx((1 - power) * surplus(meeting), rel=1e-3)


def test_rubinstein_shares_what_a_dispute_would_destroy(meeting):
    usual = surplus(meeting)
    dispute = (-0.2 * usual, -0.5 * usual)
    deal = rubinstein_deal(box(meeting), 0.2, 0.1, dispute)
    assert isinstance(deal, Deal)
    expected = dispute[0] + 0.1 / 0.3 * (usual - sum(dispute))
    assert deal.guild_gain == pytest.approx(expected, rel=1e-3)


def test_a_dollar_that_studios_still_earn_in_a_strike_costs_the_guild_half():
    poor, rich = (meet(transfer_task(library_share=share)) for share in (0.2, 0.6))
    earned = rich.struck.studios - poor.struck.studios
    assert earned > 0.0
    # the agreed sum, as what members have in the end, falls by half of it
    kept = [m.struck.by_craft[list(m.crafts)].sum() + agreed(m).guild_gain for m in (poor, rich)]
    assert (kept[0] - kept[1]) / earned == pytest.approx(0.5, rel=2e-2)


def test_a_dollar_that_strikers_earn_elsewhere_gains_the_guild_half():
    poor, rich = (meet(transfer_task(outside_share=share)) for share in (0.1, 0.5))
    own = list(poor.crafts)
    earned = (rich.struck.by_craft - poor.struck.by_craft)[own].sum()
    kept = [m.struck.by_craft[own].sum() + agreed(m).guild_gain for m in (poor, rich)]
    assert (kept[1] - kept[0]) / earned == pytest.approx(0.5, rel=2e-2)


def test_a_strike_costs_crafts_that_are_not_on_strike(meeting):
    others = np.setdiff1d(np.arange(meeting.usual.wages.size), meeting.crafts)
    assert np.all(meeting.struck.wages[others] < meeting.usual.wages[others])


def test_the_same_terms_are_looked_at_once(meeting):
    meeting.at(np.zeros(1))
    seen = len(meeting.seen)
    meeting.at(np.zeros(1))
    assert len(meeting.seen) == seen


def test_terms_that_members_would_vote_down_are_no_deal():
    places = design("grid", 1, 5, 0)
    values = np.zeros((len(places), len(TOTALS)))
    values[:, GUILD], values[:, STUDIOS] = places[:, 0], 1.0 - places[:, 0]
    values[:, TOTALS.index("ratified")] = np.where(places[:, 0] >= 0.75, 0.8, 0.2)  # only high terms pass
    deal = nash_deal(box_of(Surface("grid", places, values), "sum", needs_majority=True), 0.5)
    assert isinstance(deal, Deal)
    assert 0.5 < deal.places[0] <= 0.75
    values[:, TOTALS.index("ratified")] = 0.2
    outcome = nash_deal(box_of(Surface("grid", places, values), "sum", needs_majority=True), 0.5)
    assert "the guilds" in getattr(outcome, "sentence", "")
