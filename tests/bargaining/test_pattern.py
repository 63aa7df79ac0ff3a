"""Pattern bargaining against its closed form with a gross royalty: 1 - (1 - beta/e)^n, and beta/e together."""

import numpy as np
import pytest

from simulator.bargaining.pattern import pattern


@pytest.mark.parametrize(("power", "elasticity", "guilds"), [(0.5, 4.0, 2), (0.3, 3.7, 3), (0.5, 3.7, 1)])
def test_each_guild_takes_its_share_of_what_those_before_have_left(power, elasticity, guilds):
    rates = np.linspace(0.0, 1.0, 2001)
    bases, profits = (1 - rates) ** (elasticity - 1), (1 - rates) ** elasticity / elasticity
    found = pattern(rates, bases, profits, [power] * guilds)
    assert sum(found) == pytest.approx(1 - (1 - power / elasticity) ** guilds, abs=2e-3)
    assert found[0] == pytest.approx(power / elasticity, abs=1e-3)


def test_where_nothing_is_left_a_guild_gets_nothing():
    rates = np.array([0.0, 1.0])
    assert pattern(rates, np.array([1.0, 1.0]), np.array([1.0, 0.9]), [1.0, 0.5]) == [1.0, 0.0]


@pytest.mark.parametrize("power", [0.3, 0.5, 0.8])
def test_with_strikes_of_their_own_guilds_take_the_closed_form(power):
    """Money only moves: firm -B rho, guild B rho; guild i takes (power s_i - (1-power) c_i) / B, in any order."""
    rates, base = np.linspace(0.0, 1.0, 4001), 50.0
    costs = [(2.0, 9.0), (1.0, 6.0), (3.0, 4.0)]
    found = pattern(rates, np.full_like(rates, base), -base * rates, [power] * 3, costs)
    expected = [max(power * firm - (1 - power) * own, 0.0) / base for own, firm in costs]
    assert found == pytest.approx(expected, abs=1e-3)


def test_guilds_that_can_each_stop_everything_get_more_one_by_one_than_together():
    """Horn and Wolinsky 1988: each threatens the same loss; together they threaten it once."""
    rates, base, loss = np.linspace(0.0, 1.0, 4001), 50.0, 10.0
    alone = pattern(rates, np.full_like(rates, base), -base * rates, [0.5] * 3, [(0.0, loss)] * 3)
    together = pattern(rates, np.full_like(rates, base), -base * rates, [0.5], [(0.0, loss)])
    assert sum(alone) == pytest.approx(3 * together[0], abs=2e-3)
