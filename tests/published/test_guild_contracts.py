"""Arithmetic of guild agreements as it was published (FACTS.md sections 2 and 3, FACTS-2.md tables C and D)."""

import numpy as np
import pytest

from simulator.kernels.split import split, whole_weights
from simulator.money import MICROCENTS_PER_DOLLAR as DOLLAR
from simulator.scenario.load import load_regime, load_sector
from simulator.terms.entitlement import Entitlement
from simulator.terms.royalty import Bases
from simulator.terms.royalty.success_bonus import SuccessBonus
from simulator.units import assumption

# First-year fixed residuals, domestic and foreign, on the largest services: half hour, hour, feature of $30 m and more
# (NextTV 27 Sep 2023 and Deadline: 32,830 for an hour, 81,000 for a feature; a half hour follows from its bonus).
FIXED = np.array([18_062, 32_830, 81_000]) * DOLLAR


def bonus(multiple):
    return SuccessBonus(rate=assumption(0.01, "share"), bonus=assumption(multiple, "multiple"))


def test_writers_bonus_of_2023():
    """Deadline's copy of the guild's summary: $9,031, $16,415 and $40,500. Exact."""
    assert (bonus(0.5).bonus_on(FIXED) // DOLLAR).tolist() == [9_031, 16_415, 40_500]


def test_writers_bonus_of_2026_is_half_as_much_again():
    """Three quarters instead of half on the bases of 2023: $13,546.50, $24,622.50 and $60,750. Exact."""
    assert bonus(0.75).bonus_on(FIXED).tolist() == [1_354_650_000_000, 2_462_250_000_000, 6_075_000_000_000]
    assert bonus(0.75).bonus_on(FIXED).tolist() == (3 * bonus(0.5).bonus_on(FIXED) // 2).tolist()


def test_shipped_term_sheets_have_these_multiples():
    for name, multiple in (("wga_2023", 0.5), ("wga_2026", 0.75), ("sag_aftra_bonus_2023", 1.0)):
        clause = load_regime(name).of(SuccessBonus)
        assert (clause.bonus.value, clause.trigger.value) == (multiple, 0.2)


def test_trigger_of_a_fifth_of_domestic_subscribers():
    """Backstage and Variety 2023: (hours / running time) / domestic subscribers at least 0.20 in 90 days."""
    clause = load_regime("sag_aftra_bonus_2023").of(SuccessBonus)
    subscribers, hours_long = 80e6, 8.0  # a season of eight hours on a service of 80 m: 16 m views, 128 m hours
    assert clause.is_triggered(128e6, hours_long, subscribers)
    assert not clause.is_triggered(127.9e6, hours_long, subscribers)


def test_three_quarters_to_the_cast_and_a_quarter_to_the_fund():
    """Backstage and Variety 2023: 75 / 25 of about $40 m a year; of at most $2,000 an actor has $1,500. Exact."""
    weights = load_regime("sag_aftra_bonus_2023").of(Entitlement).weights()
    assert split(40_000_000 * DOLLAR, weights).tolist() == [30_000_000 * DOLLAR, 0, 10_000_000 * DOLLAR, 0]
    assert int(split(2_000 * DOLLAR, weights)[0]) == 1_500 * DOLLAR


def test_the_bonus_moves_what_was_published():
    """About $40 m a year on $141 bn of viewing revenue; tolerance 2 %."""
    gross = Bases.zeros(0, 1, ai_work_gross=np.array([141_000_000_000 * DOLLAR // 4]))
    owed = load_regime("sag_aftra_bonus_2023").of(SuccessBonus).owed(gross)
    assert 4 * owed.sum() / DOLLAR == pytest.approx(40e6, rel=0.02)


def test_the_rate_key_of_four_guilds():
    """Basic agreements (recalled): 1.2, 1.2, 3.6 and 5.4 % of gross are 10.5 : 10.5 : 31.6 : 47.4. To 0.05 points."""
    parts = split(1_000_000_000, whole_weights([1.2, 1.2, 3.6, 5.4]))
    assert (parts / 1e7).tolist() == pytest.approx([10.5, 10.5, 31.6, 47.4], abs=0.05)
    assert int(parts.sum()) == 1_000_000_000


def test_the_dollar_key_of_four_guilds():
    """598.5, 416, 1,040 and 510 m dollars collected are 23 : 16 : 41 : 20 of 2.56 bn, 1.8 % of $141 bn."""
    dollars = [598.5e6, 416e6, 1040e6, 510e6]
    parts = split(sum(map(int, dollars)), whole_weights(dollars))
    assert parts.tolist() == pytest.approx(dollars, abs=2)
    assert [round(100 * part / sum(dollars)) for part in dollars] == [23, 16, 41, 20]
    assert sum(dollars) / 141e9 == pytest.approx(0.018, abs=2e-4)
    assert load_sector("hollywood").law.existing_residuals.value == pytest.approx(sum(dollars), rel=2e-3)


@pytest.mark.parametrize(
    ("before", "steps", "after"),
    [(1_082, (1.07, 1.04, 1.035), 1_246), (187, (1.11, 1.04, 1.035), 224)],
)
def test_day_rates_after_three_steps(before, steps, after):
    """SAG-AFTRA 2023: 7 / 4 / 3.5 % and 11 / 4 / 3.5 % for background, each step rounded to the dollar."""
    rate = before
    for step in steps:
        rate = round(rate * step)
    assert rate == after
