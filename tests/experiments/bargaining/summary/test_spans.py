"""Quantiles of what is known."""

import numpy as np
import pytest

from simulator.experiments.bargaining.summary.spans import share, span


def test_quantiles_leave_out_what_is_not_known():
    assert span([0.0, 100.0, np.nan]) == pytest.approx([0.0, 50.0, 100.0])
    assert span([np.nan, np.inf]) == [None, None, None]


def test_a_share_of_worlds():
    assert share([True, False, True, True]) == 0.75
