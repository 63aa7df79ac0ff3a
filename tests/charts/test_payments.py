"""Payments by size."""

import pytest

from simulator.charts import payments
from simulator.measures.distribution import SIZES
from tests.charts.specimen import reading


def test_the_sizes_are_those_that_are_measured():
    assert tuple(payments.SIZES) == tuple(name for name, _ in SIZES)


def test_shares_of_people_and_of_money_are_whole():
    found = payments.table(reading(worlds=2))
    assert found.groupby("regime")["people_share"].sum().to_numpy() == pytest.approx(1.0)
    assert found.groupby("regime")["dollars_share"].sum().to_numpy() == pytest.approx(1.0)
    assert "status_quo" not in set(found["regime"])  # nobody is paid


def test_title_counts_small_payments():
    known = reading(worlds=1)
    # 0.30, 0.22 and 0.20 of payees get under $1, $5 and $25.
    assert payments.title(payments.table(known), known.regimes) == (
        "72% of those paid under copyright holder get less than $25 a year"
    )


def test_nobody_is_paid():
    known = reading(("status_quo",), worlds=1)
    assert payments.title(payments.table(known), known.regimes) == "Nobody is paid AI residuals in the last year"
