"""New ideas, MODEL.md (7)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.behaviour.creation import ideas_multiplier


@given(st.floats(0, 2), st.floats(0, 1))
def test_no_response_or_no_forward_pay_is_the_same_in_every_regime(share, elasticity):
    assert ideas_multiplier(share, 0.0) == 1.0
    assert ideas_multiplier(0.0, elasticity) == 1.0
    assert ideas_multiplier(share, elasticity) >= 1.0


def test_by_hand():
    assert ideas_multiplier(0.21, 0.5) == pytest.approx(1.1)
