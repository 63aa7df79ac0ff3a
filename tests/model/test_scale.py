"""A sample of the sector is the sector, within its noise (promise 4): hours, heads, money, medians and shares."""

import numpy as np
import pytest

from simulator.model.run import measures_of
from tests.model.worlds import a_run, outcome_of, regime

SAMPLES = 4
TOLERANCES = {
    "hours": 0.015,
    "headcount": 0.015,
    "wage_income": 0.015,
    "royalty_owed": 0.015,
    "paid_people": 0.03,
    "works_released": 0.03,
    "payees": 0.03,
    "income_p50": 0.02,
    "residual_mean": 0.1,
    "residual_p50": 0.15,
    "residual_gini": 0.03,
    "training_data_share": 0.01,
}


def last_quarter(name: str, scale: float, replication: int) -> np.ndarray:
    """Measures of TOLERANCES after five years."""
    run = a_run(regime(name), quarters=20, scale=scale, replication=replication)
    names = [measure.name for measure in measures_of(run)]
    values = outcome_of(run).values[-1]
    return np.array([values[names.index(measure)] for measure in TOLERANCES])


@pytest.mark.slow
def test_small_samples_agree_with_one_ten_times_as_large() -> None:
    small = np.mean([last_quarter("data_dignity", 0.01, replication) for replication in range(SAMPLES)], axis=0)
    large = last_quarter("data_dignity", 0.1, 0)
    for measure, one, other, tolerance in zip(TOLERANCES, small, large, TOLERANCES.values(), strict=True):
        assert one == pytest.approx(other, rel=tolerance), measure
