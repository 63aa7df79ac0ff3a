"""Stock of training data, MODEL.md (3)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from simulator.behaviour.data_stock import block_stocks, data_stock, steady_stock, work_stocks

YES = np.ones(3, dtype=bool)


def test_by_hand():
    # 2 x 100 x 0.87^0 x (1 - 0.5 x 0.4) = 160;  1 x 50 x 0.87^2 = 37.845;  the third is not permitted
    permitted = np.array([True, True, False])
    got = data_stock(
        np.array([2.0, 1.0, 9.0]), np.array([100.0, 50.0, 9.0]), np.array([0.0, 2.0, 0.0]), np.array([0.4, 0.0, 0.0]),
        permitted, 0.13, 0.5,
    )  # fmt: skip
    assert got == pytest.approx(160 + 37.845)


def test_nothing_new_decays_at_delta():
    columns = (np.array([1.0, 2.0, 3.0]), np.full(3, 90.0), np.array([0.0, 5.0, 9.0]), np.zeros(3))
    now = data_stock(*columns, YES, 0.13, 1.0)
    later = data_stock(columns[0], columns[1], columns[2] + 7, columns[3], YES, 0.13, 1.0)
    assert later == pytest.approx(now * 0.87**7)


def test_constant_inflow_keeps_inflow_over_delta():
    ages = np.arange(600.0)
    ones = np.ones(600)
    got = data_stock(ones, 3 * ones, ages, 0 * ones, ones > 0, 0.13, 1.0)
    assert got == pytest.approx(steady_stock(3.0, 0.13))


def test_only_the_human_share_counts_at_full_loss():
    ai_shares = np.array([0.0, 0.3, 1.0])
    got = work_stocks(np.ones(3), np.ones(3), np.zeros(3), ai_shares, 0.13, 1.0)
    assert got == pytest.approx(1 - ai_shares)
    filtered = work_stocks(np.ones(3), np.ones(3), np.zeros(3), ai_shares, 0.13, 1.0, contamination=0.0)
    assert filtered == pytest.approx(np.ones(3))


@given(
    arrays(np.float64, 40, elements=st.floats(0, 10)),
    arrays(np.bool_, 40),
    arrays(np.int16, 40, elements=st.integers(0, 6)),
    st.floats(0, 0.5),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_blocks_sum_to_the_stock(values, permitted, blocks, depreciation, loss, contamination):
    columns = (values, values + 1, values, values / 10, permitted, depreciation, loss, contamination)
    per_block = block_stocks(*columns, blocks, 7)
    assert per_block.shape == (7,)
    assert per_block.sum() == pytest.approx(data_stock(*columns))
    alone = [data_stock(*columns[:4], permitted & (blocks == b), *columns[5:]) for b in range(7)]
    assert per_block == pytest.approx(alone)


def test_refusing_permission_never_adds_data():
    columns = (np.ones(3), np.ones(3), np.arange(3.0), np.zeros(3))
    full = data_stock(*columns, YES, 0.13, 1.0)
    for withheld in range(3):
        assert data_stock(*columns, np.arange(3) != withheld, 0.13, 1.0) < full
