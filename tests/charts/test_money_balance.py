"""The sector's books: every dollar that one pays another receives."""

import pytest

from simulator.charts import money_balance
from tests.charts.specimen import reading


def test_every_column_adds_up_to_nothing():
    for _, rows in money_balance.table(reading(worlds=2)).groupby("regime"):
        assert rows["change"].iloc[:-1].sum() == pytest.approx(0, abs=1.0)  # dollars, of hundreds of millions
        assert rows["change"].iloc[-1] == 0.0
