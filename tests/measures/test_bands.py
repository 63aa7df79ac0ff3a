"""Winners and losers in five bands, by hand; every edge belongs to the band nearer to zero."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from simulator.measures.bands import BANDS, shares


@pytest.mark.parametrize(
    ("income", "band"),
    [
        (94.0, "loses_over_5"),
        (95.0, "loses_1_to_5"),  # exactly five per cent less
        (98.0, "loses_1_to_5"),
        (99.0, "within_1"),  # exactly one per cent less
        (100.0, "within_1"),
        (101.0, "within_1"),
        (101.5, "gains_1_to_5"),
        (105.0, "gains_1_to_5"),
        (105.5, "gains_over_5"),
        (0.0, "loses_over_5"),
    ],
)
def test_band_of_a_change_from_one_hundred(income: float, band: str) -> None:
    counted = shares(np.array([income]), np.array([100.0]))
    assert dict(zip(BANDS, counted, strict=True)) == {name: float(name == band) for name in BANDS}


def test_something_after_nothing_gains_and_nothing_after_nothing_stays() -> None:
    assert shares(np.array([5.0, 0.0]), np.zeros(2)).tolist() == [0.0, 0.0, 0.5, 0.0, 0.5]


def test_a_group_without_people_has_not_changed() -> None:
    assert shares(np.zeros(0), np.zeros(0)).tolist() == [0.0, 0.0, 1.0, 0.0, 0.0]


@given(arrays(np.float64, 20, elements=st.floats(1.0, 1e6)), st.floats(0.5, 1.5))
def test_bands_are_a_plain_loop_and_sum_to_one(baseline: np.ndarray, factor: float) -> None:
    incomes = baseline * factor
    counts = np.zeros(5)
    for income, usual in zip(incomes.tolist(), baseline.tolist(), strict=True):
        change = (income - usual) / usual
        counts[(change >= -0.05) + (change >= -0.01) + (change > 0.01) + (change > 0.05)] += 1
    assert shares(incomes, baseline).tolist() == (counts / 20).tolist()
