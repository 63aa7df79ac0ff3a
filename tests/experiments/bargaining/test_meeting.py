"""Forks of the model at the table, where money is transferable: what closed forms say must come out."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.bargaining.agreement import NoDeal
from simulator.bargaining.alternating_offers import finite_horizon
from simulator.bargaining.risk_aversion import power_of_risk_averse, risk_averse_share
from simulator.bargaining.strikes import no_floor_cutoff, screen
from simulator.experiments.bargaining.deals import box_of, dispute_of
from simulator.experiments.bargaining.meeting import TOTALS, Meeting, meet
from simulator.experiments.bargaining.solutions import Box, Deal, ks_deal, nash_deal, rubinstein_deal
from simulator.experiments.bargaining.surface import Surface, design
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


IMPATIENT = (0.4, 0.06)
"""Guilds and studios a year: at these neither walk-away binds, so that Rubinstein's limit is seen as it is."""


def rubinstein_gain(meeting: Meeting) -> float:
    """What the guilds gain by quick offers, with disputes as the forks have them."""
    deal = rubinstein_deal(box(meeting), *IMPATIENT, dispute_of(meeting))
    assert isinstance(deal, Deal)
    return deal.guild_gain


def test_a_finite_horizon_of_offers_reaches_the_limit_on_the_forks_payoffs(meeting):
    step = 1 / 365
    discounts = [np.exp(-rate * step) for rate in IMPATIENT]
    flows = (surplus(meeting), *dispute_of(meeting))
    near, far = (finite_horizon(*flows, *discounts, rounds) for rounds in (31, 20_001))
    assert rubinstein_gain(meeting) == pytest.approx(far, rel=1e-2)
    assert abs(near - far) > abs(far) * 0.1  # a month of offers is not yet the limit


def test_a_dollar_of_studios_dispute_income_costs_the_guild_its_share_of_impatience():
    poor, rich = (meet(transfer_task(library_share=share)) for share in (0.2, 0.6))
    earned = rich.dispute.studios - poor.dispute.studios
    kept = [m.struck.by_craft[list(m.crafts)].sum() + rubinstein_gain(m) for m in (poor, rich)]
    guild, studio = IMPATIENT
    assert (kept[0] - kept[1]) / earned == pytest.approx(studio / (guild + studio), rel=2e-2)


@pytest.mark.parametrize("aversion", [0.0, 0.3, 0.6])
def test_a_risk_averse_guild_gets_its_closed_form_of_the_forks_surplus(meeting, aversion):
    deal = agreed(meeting, power_of_risk_averse(0.5, aversion))
    assert deal.guild_gain == pytest.approx(risk_averse_share(aversion) * surplus(meeting), rel=1e-3)


def test_kalai_smorodinsky_gives_equal_shares_of_what_each_could_gain_at_most(meeting):
    """Guilds at most the surplus S, studios what no transfer leaves them, B: g/S = s/B and g + s = S."""
    whole, best = surplus(meeting), float(meeting.at(np.zeros(1))[STUDIOS])
    deal = ks_deal(box(meeting))
    assert isinstance(deal, Deal)
    assert deal.guild_gain == pytest.approx(whole * whole / (whole + best), rel=1e-2)


def test_without_a_strike_to_fear_studios_sign_no_transfer():
    harmless = meet(transfer_task(quarters=0.0))
    assert surplus(harmless) == pytest.approx(0.0, abs=1.0)
    whole = box(harmless)
    upper_half = Box(1, lambda places: whole.gains(0.5 + places / 2))
    outcome = nash_deal(upper_half, 0.5)
    assert isinstance(outcome, NoDeal)
    assert outcome.sentence == "No deal: no terms on the table leave the studios as well off as no agreement."


def test_screening_on_the_forks_profit_is_the_same_at_any_size(meeting):
    """Profit at stake from the forks, its low end a fiftieth of it: the rounds of the unit interval."""
    profit = float(meeting.at(np.zeros(1))[STUDIOS])
    found, unit = screen(0.02 * profit, profit, 0.9), screen(0.02, 1.0, 0.9)
    assert found.settled == pytest.approx(unit.settled, abs=5e-3)
    assert found.demands / profit == pytest.approx(unit.demands, abs=5e-3)
    assert abs(found.strike_probability - no_floor_cutoff(0.9)) < 0.1  # its limit for no floor at all


def test_objectives_count_all_dollars_the_median_members_or_by_craft(meeting):
    """Payoffs made by hand over those of the fork: 1,000 to two members in three, and so much to each craft."""
    own = np.zeros(meeting.members.size)
    rows = np.flatnonzero(meeting.members)
    own[rows[: 2 * rows.size // 3]] = 1000.0
    crafts = np.arange(1.0, meeting.struck.wages.size + 1) * 1e6
    better = replace(meeting.struck, incomes=meeting.struck.incomes + own, wages=meeting.struck.wages + crafts)
    weights = {"actors": 3.0, "background": 0.5}
    table = meeting.task.table.model_copy(update={"craft_weights": weights})
    weighing = replace(meeting, task=replace(meeting.task, table=table))
    found = dict(zip(TOTALS, weighing.gains(better), strict=False))
    names = {k: meeting.model.base.sector.crafts[k].name for k in meeting.crafts}
    assert found["sum"] == pytest.approx(sum(crafts[k] for k in names))
    assert found["weighted"] == pytest.approx(sum(weights[name] * crafts[k] for k, name in names.items()))
    assert found["median"] == pytest.approx(1000.0 * meeting.heads)
    assert found["ratified"] == pytest.approx(2 / 3 + 1 / 6, abs=0.01)  # who is no worse off counts half


def test_members_ratify_what_pays_each_more_than_a_strike_takes(meeting):
    votes = [float(meeting.at(np.array([place]))[TOTALS.index("ratified")]) for place in (0.0, 1.0)]
    assert votes[1] == 1.0
    assert votes[0] <= votes[1]


@pytest.mark.slow
@settings(max_examples=5, deadline=None)
@given(st.floats(0.1, 0.5), st.floats(0.0, 0.6), st.floats(0.05, 0.3))
def test_agreed_money_moves_with_each_sides_outside_option(outside, library, more):
    """The transfer itself (not only what members have in the end) in three pairs of worlds that differ in one thing."""
    usual = agreed(meet(transfer_task(outside_share=outside, library_share=library))).places[0]
    strikers = agreed(meet(transfer_task(outside_share=outside + more, library_share=library))).places[0]
    studios = agreed(meet(transfer_task(outside_share=outside, library_share=library + more))).places[0]
    assert strikers >= usual - 1e-6
    assert studios <= usual + 1e-6
