"""Taxes by hand from the printed schedules, present values in closed form, and no effect without rates."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.measures import fiscal
from simulator.measures.tax_law import Law
from simulator.quarters import Quarter
from simulator.scenario.load import load_sources

LAW = Law.us_2025()
Dollars = st.floats(0.0, 1e7)


def test_income_tax_from_the_printed_schedule() -> None:
    # Rev. Proc. 2024-40: over $48,475, $5,578.50 plus 22% of the excess; over $103,350, $17,651 plus 24%.
    incomes = np.array([15_750.0, 15_750 + 11_925.0, 15_750 + 48_475.0, 15_750 + 103_350.0, 15_750 + 113_350.0])
    assert fiscal.income_tax(incomes, LAW) == pytest.approx([0.0, 1192.5, 5578.5, 17_651.0, 20_051.0])


def test_payroll_tax_stops_at_its_ceiling() -> None:
    # 100,000: 15.3%; 200,000: 12.4% of 176,100 and 2.9% of all
    assert fiscal.payroll_tax(np.array([100_000.0, 200_000.0]), LAW) == pytest.approx([15_300.0, 21_836.4 + 5_800.0])


def test_corporate_sales_and_offset_by_hand() -> None:
    assert fiscal.corporate_tax(-100.0, LAW) == pytest.approx(-21.0)
    assert fiscal.sales_tax(1000.0, LAW) == pytest.approx(37.6)
    assert -0.25 * 100 <= fiscal.offset(100.0, LAW) <= -0.21 * 100


@given(Dollars)
def test_zero_rates_have_no_effect(amount: float) -> None:
    none, people = Law.none(), np.array([amount])
    assert fiscal.income_tax(people, none)[0] == fiscal.payroll_tax(people, none)[0] == 0.0
    assert fiscal.corporate_tax(amount, none) == fiscal.sales_tax(amount, none) == fiscal.offset(amount, none) == 0.0


@given(Dollars, Dollars)
def test_marginal_tax_lies_between_zero_and_the_top_rate(income: float, more: float) -> None:
    low, high = fiscal.income_tax(np.array([income, income + more]), LAW)
    assert -1e-6 <= high - low <= 0.37 * more + 1e-6


def test_a_constant_flow_has_the_annuity_value() -> None:
    # 40 quarters of 1: sum of v^((k + 1/2)/4) = v^(1/8) (1 - v^10) / (1 - v^(1/4))
    for rate in fiscal.DISCOUNT_RATES:
        v = 1.0 / (1.0 + rate)
        expected = v**0.125 * (1.0 - v**10) / (1.0 - v**0.25)
        assert fiscal.present_value([1.0] * 40, rate) == pytest.approx(expected, rel=1e-12)
    assert fiscal.present_value([5.0, 7.0], 0.0) == 12.0


def test_fiscal_years_run_from_october_and_only_whole_ones_count() -> None:
    quarters = [Quarter(2027, 1) + k for k in range(8)]  # 2027Q4 to 2028Q3 is fiscal 2028
    assert fiscal.by_fiscal_year(quarters, range(8)) == {2028: 3 + 4 + 5 + 6}
    table = fiscal.ten_year_table(quarters, {"tax": [1.0] * 8})
    assert set(table["tax"]) == {"2028", "pv_3", "pv_7"}
    assert 8.0 > table["tax"]["pv_3"] > table["tax"]["pv_7"]


def test_every_rate_names_a_source() -> None:
    figures = [item for item in vars(LAW).values() if not isinstance(item, tuple)]
    figures += [part for bracket in LAW.brackets for part in (bracket.above, bracket.rate)]
    assert {figure.source for figure in figures} <= set(load_sources())
