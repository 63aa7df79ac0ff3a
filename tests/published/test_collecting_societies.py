"""Arithmetic of statutory and collective schemes as it was published (FACTS.md sections 6 and 8)."""

import numpy as np
import pytest

from simulator.kernels.payout import OVER_CAP, PAID, pay_people
from simulator.kernels.split import split
from simulator.money import MICROCENTS_PER_DOLLAR as UNIT
from simulator.money import to_microcents
from simulator.scenario.load import load_regime
from simulator.terms.entitlement import Entitlement
from simulator.terms.royalty import Bases
from simulator.terms.royalty.penalty import Penalty
from simulator.terms.royalty.profit import Profit
from simulator.terms.settlement import Settlement


def waterfall(name, amount):
    """Administration, then contributors, holder, guild fund, social fund, in whole units of money."""
    sheet = load_regime(name)
    kept = int(sheet.of(Settlement).administration_on(np.array([amount]))[0])
    return [kept, *split(amount - kept, sheet.of(Entitlement).weights()).tolist()]


def test_soundexchange_waterfall():
    """17 USC 114(g) with 4.9 % of administration on $1,000: 49, then 427.95 / 475.50 / 47.55 of 951. Exact."""
    assert waterfall("soundexchange_split", 1_000 * UNIT) == [
        49 * UNIT, 42_795_000_000, 47_550_000_000, 4_755_000_000, 0
    ]  # fmt: skip


def test_soundexchange_distributions():
    """$1,005 m distributed in 2023: 502.5 to owners, 452.25 to featured and 50.25 m to other performers.

    Of $1,017 m collected in 2022, 959 were distributed (94.3 %): 0.8 points less than 4.9 % of 2012 would leave.
    """
    weights = load_regime("soundexchange_split").of(Entitlement).weights()
    assert split(100_500_000_000, weights).tolist() == [45_225_000_000, 50_250_000_000, 5_025_000_000, 0]
    assert waterfall("soundexchange_split", 101_700_000_000)[0] == 4_983_300_000


def lent(loans, pence_per_loan=12.40, cap_pounds=6_600, minimum_pounds=1):
    """Paid, over the cap and carried of authors with so many loans a year, in pounds."""
    gross = to_microcents(np.array(loans) * pence_per_loan / 100)
    nothing = np.zeros_like(gross)
    paid, escrow, carried = nothing.copy(), nothing.copy(), nothing.copy()
    everyone = np.ones(gross.size, dtype=np.bool_)
    totals = pay_people(
        gross, everyone, nothing, carried, nothing, 0, minimum_pounds * UNIT, cap_pounds * UNIT, paid, escrow
    )
    assert int(gross.sum()) == int(totals.sum()) + int(carried.sum())
    return paid / UNIT, totals / UNIT, carried / UNIT


def test_public_lending_right_has_a_cap_and_a_minimum():
    """UK, SI 2026/8: 12.40 p a loan, at most 6,600, at least 1 pound. Exact.

    9 loans are 1.116, 8 are 0.992 and wait; 53,225 are 6,599.90; 100,000 are 12,400, of which 5,800 go back.
    """
    paid, totals, carried = lent([9, 8, 53_225, 100_000])
    assert paid.tolist() == [1.116, 0.0, 6_599.90, 6_600.0]
    assert carried.tolist() == [0.0, 0.992, 0.0, 0.0]
    assert totals[OVER_CAP] == 5_800.0
    assert totals[PAID] == pytest.approx(13_201.016)


def test_private_copying_in_france():
    """Copie France 2021: EUR 285 m, 214 (75 %) to holders and 71 (25 %) to culture; tolerance EUR 0.3 m of rounding.

    Authors had 47.3 % of the holders' part (VG Bild-Kunst, 2012).
    """
    contributors, holders, _, social = split(
        285_000_000, load_regime("private_copying_france").of(Entitlement).weights()
    )
    assert contributors + holders == pytest.approx(214e6, abs=0.3e6)
    assert social == pytest.approx(71e6, abs=0.3e6)
    assert contributors / (contributors + holders) == pytest.approx(0.473)


def test_a_book_deal_by_half():
    """HarperCollins and Microsoft 2024: $5,000 a title, half each. Exact."""
    weights = load_regime("harpercollins_2024").of(Entitlement).weights()
    assert split(5_000 * UNIT, weights).tolist() == [2_500 * UNIT, 2_500 * UNIT, 0, 0]


def test_bartz_settlement():
    """About $3,000 a work: at most a quarter to counsel, half each of the rest. Exact."""
    assert waterfall("bartz_lump_sum_2025", 3_000 * UNIT) == [750 * UNIT, 1_125 * UNIT, 1_125 * UNIT, 0, 0]


def test_matching_of_the_mlc():
    """Royalty Recap 2024: 1,050 m processed, 84.1 % matched at first and 89.8 % later; to 0.2 points."""
    assert load_regime("data_dignity").of(Settlement).matched_share == pytest.approx(0.841, abs=2e-3)
    assert load_regime("stim_licence_2025").of(Settlement).matched_share == 0.898


def test_gema_asks_thirty_per_cent():
    """GEMA, September 2024: 30 % of net income. Exact, above the minimum."""
    quarter = Bases.zeros(1, 0, ai_revenue=np.array([1_000_000 * UNIT]))
    assert load_regime("gema_licence_2024").clauses["royalty"].owed(quarter).tolist() == [300_000 * UNIT]


@pytest.mark.parametrize(("share", "pool", "of_revenue"), [(0.20, 1.1, 0.085), (1 / 3, 1.9, 0.142), (0.50, 2.8, 0.213)])
def test_the_data_mixture_levy_on_a_published_account(share, pool, of_revenue):
    """OpenAI 2025 (FT, 16 Jun 2026): revenue 13.07, cost of revenue 7.50 bn; a pool of 1.1, 1.9 or 2.8 bn.

    On the company's operating result, -20.92 bn, nothing is owed: the base matters more than the rate.
    """
    clause = load_regime("data_mixture_levy_2026").of(Profit).with_rate(share)
    gross_profit = Bases.zeros(1, 0, profit=np.array([5_570_000_000 * UNIT]))
    owed = clause.owed(gross_profit)[0] / UNIT
    assert owed / 1e9 == pytest.approx(pool, abs=0.05)
    assert owed / 13.07e9 == pytest.approx(of_revenue, abs=5e-4)
    assert clause.owed(Bases.zeros(1, 0, profit=np.array([-20_920_000_000 * UNIT]))).tolist() == [0]


def test_the_clear_act_stops_at_five_hundred_failures():
    """S.3813: at least $5,000 a failure and at most $2.5 m a year: 500 failures. Exact."""
    clause = load_regime("clear_act_2026").of(Penalty)
    failing = clause.failing_share.value
    assert clause.amount.value * 500 == clause.cap_per_year.value
    for failures, dollars in ((400, 2_000_000), (500, 2_500_000), (4_000, 2_500_000)):
        owed = clause.owed(Bases.zeros(1, 0, works=np.array([round(failures / failing)])))
        assert 4 * int(owed[0]) == dollars * UNIT


def test_footage_by_the_minute():
    """Bloomberg 2025: 1 to 4 dollars a minute, so 2 to 8 m dollars for 20,000 films of 100 minutes."""
    span = load_regime("footage_per_minute_2025").clauses["royalty"].amount.range
    assert tuple(20_000 * 100 * price for price in span) == (2e6, 8e6)
