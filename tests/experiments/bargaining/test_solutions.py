"""Solutions over several issues, against closed forms and the one-issue solutions of simulator.bargaining."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.bargaining.agreement import NoDeal
from simulator.bargaining.alternating_offers import rubinstein
from simulator.bargaining.risk_aversion import power_of_risk_averse, risk_averse_share
from simulator.experiments.bargaining.solutions import Box, Deal, ks_deal, nash_deal, pareto, rubinstein_deal

SIXTY_FIRST = 1 / 60


def pie(guild_outside=0.0, studio_outside=0.0) -> Box:
    """A pie of 1 shared by two issues that move money alike: transferable utility."""

    def gains(places):
        share = places.mean(axis=1)
        return share - guild_outside, 1 - share - studio_outside

    return Box(2, gains)


def deal(outcome) -> Deal:
    assert isinstance(outcome, Deal)
    return outcome


def test_equal_power_gives_half_of_the_surplus():
    found = deal(nash_deal(pie(0.1, 0.3), 0.5))
    assert (found.guild_gain, found.studio_gain) == pytest.approx((0.3, 0.3), abs=1e-4)


@pytest.mark.parametrize(("power", "elasticity"), [(0.5, 3.7), (0.3, 4.0), (1.0, 1.6)])
def test_a_royalty_on_gross_is_beta_over_e_and_laffer_one_over_e(power, elasticity):
    box = Box(1, lambda p: (p[:, 0] * (1 - p[:, 0]) ** (elasticity - 1), (1 - p[:, 0]) ** elasticity / elasticity))
    assert deal(nash_deal(box, power)).places[0] == pytest.approx(power / elasticity, abs=1e-4)


def test_the_published_case_with_outside_options():
    # LITERATURE.md A6: e = 4, d = (.02, .05): rho* = .1177 and ZOPA [.0213, .3313]
    box = Box(1, lambda p: (p[:, 0] * (1 - p[:, 0]) ** 3 - 0.02, (1 - p[:, 0]) ** 4 / 4 - 0.05))
    assert deal(nash_deal(box, 0.5)).places[0] == pytest.approx(0.1177, abs=1e-4)
    found = box.along(0, np.zeros(1))
    assert (found.lowest, found.highest) == pytest.approx((0.0213, 0.3313), abs=1e-4)


@pytest.mark.parametrize("aversion", [0.0, 0.3, 0.6])
def test_risk_aversion_costs_as_in_the_closed_form(aversion):
    found = deal(nash_deal(pie(), power_of_risk_averse(0.5, aversion)))
    assert found.guild_gain == pytest.approx(risk_averse_share(aversion), abs=1e-4)


def test_rubinstein_with_dispute_flows_is_the_closed_form():
    guild_flow, studio_flow, impatience = 0.1, 0.3, (0.2, 0.1)
    found = deal(rubinstein_deal(pie(), *impatience, (guild_flow, studio_flow)))
    assert found.guild_gain == pytest.approx(rubinstein(1.0, guild_flow, studio_flow, *impatience), abs=1e-4)


def test_a_dollar_a_studio_earns_in_a_strike_costs_the_guild_its_share():
    low, high = (deal(rubinstein_deal(pie(), 0.2, 0.1, (0.0, a))).guild_gain for a in (0.2, 0.3))
    assert (low - high) / 0.1 == pytest.approx(0.1 / 0.3, abs=1e-3)


def test_kalai_smorodinsky_shares_ideals():
    # guild gains at most 1, studios at most 2 on the line g + s/2 = 1: both get half
    box = Box(1, lambda p: (p[:, 0], 2 * (1 - p[:, 0])))
    assert deal(ks_deal(box)).places[0] == pytest.approx(0.5, abs=1e-4)


def test_an_empty_zone_is_no_deal_in_a_sentence():
    outcome = nash_deal(pie(0.6, 0.6), 0.5)
    assert isinstance(outcome, NoDeal)
    assert outcome.sentence.startswith("No deal")
    one_side = nash_deal(pie(2.0, 0.0), 0.5)
    assert isinstance(one_side, NoDeal)
    assert "the guilds" in one_side.sentence


@given(st.floats(0, 0.4), st.floats(0, 0.4), st.floats(0.01, 0.1))
def test_terms_move_with_each_sides_outside_option(guild, studio, more):
    usual = deal(nash_deal(pie(guild, studio), 0.5)).places.mean()
    assert deal(nash_deal(pie(guild + more, studio), 0.5)).places.mean() >= usual - 1e-4
    assert deal(nash_deal(pie(guild, studio + more), 0.5)).places.mean() <= usual + 1e-4


def test_issues_are_traded_where_they_are_worth_more():
    # issue 0 gives the guild 3 and costs 1; issue 1 gives 1 and costs 3: only issue 0 is agreed at equal power
    box = Box(2, lambda p: (3 * p[:, 0] + p[:, 1], 2 - p[:, 0] - 3 * p[:, 1]))
    assert deal(nash_deal(box, 0.5)).places == pytest.approx([1.0, 0.0], abs=1e-3)


def test_pareto_rows_by_hand():
    guild, studio = np.array([0.0, 1.0, 2.0, 1.5, 3.0]), np.array([5.0, 4.0, 4.0, 3.0, 1.0])
    assert pareto(guild, studio).tolist() == [0, 2, 4]


@given(st.floats(0.1, 0.9), st.floats(0, 0.3), st.floats(0, 0.3), st.floats(0.01, 0.1))
def test_every_solution_moves_with_outside_options(power, guild, studio, more):
    """Nash at any power, Kalai-Smorodinsky, and Rubinstein with what a dispute pays."""

    def solved(guild_out: float, studio_out: float) -> list[float]:
        box = pie(guild_out, studio_out)
        dispute = rubinstein_deal(pie(), 0.2, 0.1, (guild_out, studio_out))
        return [deal(found).places.mean() for found in (nash_deal(box, power), ks_deal(box), dispute)]

    usual = np.array(solved(guild, studio))
    assert np.all(np.array(solved(guild + more, studio)) >= usual - 2e-3)
    assert np.all(np.array(solved(guild, studio + more)) <= usual + 2e-3)
