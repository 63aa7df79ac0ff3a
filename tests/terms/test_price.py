"""Who sets the rate."""

import pytest
from pydantic import ValidationError

from simulator.terms.price.bargained import Bargained
from simulator.terms.price.posted import Posted
from simulator.terms.price.statute import Statute
from simulator.units import assumption


def bargained(rates):
    return Bargained(guild_power=assumption(0.5, "share"), rates=rates, fallback_rate=assumption(0.0, "share"))


def test_only_a_bargained_price_is_bargained():
    assert [price.is_bargained for price in (Statute(), Posted(), bargained((0.0, 0.1)))] == [False, False, True]


@pytest.mark.parametrize("rates", [(0.1, 0.0), (0.1, 0.1), (0.1,), (0.0, 1.1), (-0.1, 0.0), (0.0, float("nan"))])
def test_candidates_ascend_between_nothing_and_all(rates):
    with pytest.raises(ValidationError):
        bargained(rates)


def test_at_rate_zero_there_is_nothing_to_bargain_over():
    assert bargained((0.0, 0.1)).rate_zero() == Statute()
    assert Posted().rate_zero() == Posted()
