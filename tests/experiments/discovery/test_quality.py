"""Coverage, density, mass and quasi-p by hand and against other libraries."""

import numpy as np
import pytest
from scipy.stats import binomtest

from simulator.experiments.discovery.box import Box
from simulator.experiments.discovery.quality import Quality, quality, quasi_p
from tests.experiments.discovery.worlds import boxed


def test_ten_worlds_by_hand():
    points = np.arange(10.0)[:, None]
    cases = np.isin(np.arange(10), [0, 1, 2, 9])
    found = quality(points, cases, Box.whole(1).with_high(0, 4.0))
    assert found == Quality(worlds=10, cases=4, inside=5, cases_inside=3)
    assert (found.coverage, found.density, found.mass) == (0.75, 0.6, 0.5)
    assert found.balance == pytest.approx(2 / (1 / 0.75 + 1 / 0.6))  # the harmonic mean


def test_an_empty_box_is_worth_nothing():
    empty = quality(np.arange(4.0)[:, None], np.ones(4, bool), Box.whole(1).with_low(0, 9.0))
    assert (empty.coverage, empty.density, empty.mass, empty.balance) == (0.0, 0.0, 0.0, 0.0)
    assert quasi_p(np.arange(4.0)[:, None], np.ones(4, bool), Box.whole(1).with_low(0, 9.0), 0) == 1.0


def test_quasi_p_by_hand():
    # Without the range half of four worlds are cases; with it two of two: 1/2 x 1/2.
    points = np.arange(4.0)[:, None]
    assert quasi_p(points, np.array([True, True, False, False]), Box.whole(1).with_high(0, 1.5), 0) == 0.25


def test_quasi_p_is_that_of_another_implementation():
    """ema_workbench 2.5.3 on step 29 of `boxed()`; its values are by end, and these two axes have one each."""
    points, cases = boxed()
    box = Box.whole(5).with_high(0, 0.484788377467).with_low(2, 0.318392667745)
    box = box.with_low(3, 0.209435289349).with_high(3, 0.814789140638)
    assert quasi_p(points, cases, box, 0) == pytest.approx(2.788525541380284e-23, rel=1e-9)
    assert quasi_p(points, cases, box, 2) == pytest.approx(1.457419083437108e-11, rel=1e-9)


@pytest.mark.parametrize("high", [0.2, 0.5, 0.9])
def test_quasi_p_is_the_one_sided_binomial_test(high):
    points, cases = boxed(120)
    box = Box.whole(5).with_high(0, high)
    with_range, without = quality(points, cases, box), quality(points, cases, Box.whole(5))
    expected = binomtest(with_range.cases_inside, with_range.inside, without.density, alternative="greater").pvalue
    assert quasi_p(points, cases, box, 0) == pytest.approx(expected, rel=1e-9)
