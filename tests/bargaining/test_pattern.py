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
