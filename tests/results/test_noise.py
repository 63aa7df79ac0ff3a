"""Luck's share from variances by hand, and with one luck-only world left out."""

import numpy as np

from simulator.results.noise import noise


def test_variances_by_hand() -> None:
    found = noise(np.array([0.0, 10.0, 20.0]), np.array([9.0, 10.0, 11.0]))  # 1 over 100
    assert found.share == 0.01
    assert (found.low, found.high) == (0.005, 0.02)  # 9 and 10 differ by 1: 1/2 over 100; 9 and 11: 2 over 100
    assert found.luck_worlds == 3


def test_two_luck_worlds_have_a_share_and_no_bounds() -> None:
    found = noise(np.array([0.0, 10.0, 20.0]), np.array([9.0, 11.0]))
    assert found.share == 0.02
    assert np.isnan(found.low)


def test_without_luck_worlds_nothing_is_known() -> None:
    assert np.isnan(noise(np.array([0.0, 1.0]), np.empty(0)).share)
