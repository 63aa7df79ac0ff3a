"""What is made, how, and what it earns: closed forms of MODEL.md (1), (4) and (5) on the model's own cohorts."""

import dataclasses

import numpy as np
import pytest

from simulator.model import commission
from simulator.model.model import ResidualModel
from simulator.model.run import start
from simulator.terms.ai_use.capped import Capped
from simulator.terms.royalty.gross import Gross
from simulator.terms.sheet import TermSheet
from simulator.units import Figure, assumption
from tests.model.quiet import at_rest, stepped
from tests.model.worlds import a_run, hollywood, regime

EVEN = at_rest(demand__cost_dispersion=0.0)


def gross(rate: float, **how: object) -> TermSheet:
    """A royalty on gross with nothing else."""
    return regime("status_quo").replaced(Gross(rate=assumption(rate, "share"), **how))


def planned(terms: TermSheet, **state: object):
    """A cohort that studios light under these terms, in a world that stands in the base year but for `state`."""
    model = start(a_run(regime("status_quo"), sector=EVEN))
    model.terms = terms
    model.first_quarter = model.first_quarter + 10  # the terms are in force
    for name, value in state.items():
        setattr(model.economy, name, value)
    return model, commission.plan(model, 0)


def test_the_base_years_cohort_is_the_base_year() -> None:
    model, cohort = planned(regime("status_quo"))
    base = model.base
    assert cohort.spending == pytest.approx(base.market.base_spending, rel=0.01)
    assert cohort.price_index == pytest.approx(1.0, abs=0.03)
    assert cohort.lit.sum() == pytest.approx(base.works_per_quarter, rel=0.06)
    scale = cohort.hours / base.hours
    assert scale == pytest.approx(np.full(base.crafts, scale[0]))  # all crafts alike
    assert scale[0] == pytest.approx(1.0, abs=0.03)
    assert cohort.ai_spending / base.ai_spending.sum() == pytest.approx(scale[0])
    assert cohort.entrant_revenue / cohort.spending == pytest.approx(0.02, abs=0.002)


def test_revenue_is_ces_demand_at_the_markup() -> None:
    model, cohort = planned(regime("status_quo"))
    lit = cohort.lit > 0.0
    appeal = cohort.appeals[lit] * cohort.lit[lit]
    assert cohort.revenues[lit] / cohort.revenues.sum() == pytest.approx(appeal / appeal.sum())
    # spending answers to the price index with 1 - eps = -0.1
    ratio = cohort.spending / model.base.market.base_spending
    assert ratio == pytest.approx(cohort.price_index**-0.1, rel=1e-9)


def test_the_best_ideas_are_lit_and_one_in_part() -> None:
    _, cohort = planned(regime("status_quo"))
    assert cohort.appeals[cohort.lit > 0.0].min() >= cohort.appeals[cohort.lit == 0.0].max()
    assert ((cohort.lit > 0.0) & (cohort.lit < 1.0)).sum() <= 1


@pytest.mark.parametrize("rate", [0.01, 0.05])
def test_a_royalty_on_gross_raises_prices_and_saves_human_hours(rate: float) -> None:
    (_, free), (model, owed) = planned(regime("status_quo")), planned(gross(rate))
    # w_eff = w (1 - rho/thL): odds fall by (1 - rho/thL)^(sigma-1), MODEL.md (5)
    theta = 0.72 * 0.38
    mix, usual = commission.tasks(model), model.base.mix
    odds = mix.ai_share / (1.0 - mix.ai_share)
    before = usual.ai_share / (1.0 - usual.ai_share)
    assert odds / before == pytest.approx(np.full(14, (1.0 - rate / theta) ** 0.5))
    assert owed.ai_made < free.ai_made
    assert owed.price_index > free.price_index
    assert owed.ai_spending < free.ai_spending


def test_a_notch_counts_all_or_nothing_and_studios_stay_below_one_within_reach() -> None:
    model, _ = planned(regime("status_quo"))
    made = commission.made_by_ai(model, commission.tasks(model))
    for threshold, counted in ((made * 0.9, 0.04), (made * 1.1, 0.0)):
        share = Figure(value=float(threshold), unit="share", source="assumption", grade="D")
        model, cohort = planned(gross(0.04, ai_made="threshold", threshold=share))
        assert commission.counted_rate(model, made) == counted
        assert commission.rate_on_displaced_hours(model) == 0.0
        assert cohort.ai_made == pytest.approx(min(made, float(threshold)))
        assert commission.counted_rate(model, cohort.ai_made) == 0.0
    model, _ = planned(gross(0.04))
    assert commission.counted_rate(model, made) == pytest.approx(0.04 * made)
    assert commission.rate_on_displaced_hours(model) == 0.04


def test_a_ceiling_of_nothing_leaves_all_work_to_people() -> None:
    cap = Capped(caps={"all": assumption(0.0, "share")})
    (_, free), (_, capped) = planned(regime("status_quo")), planned(regime("status_quo").replaced(cap))
    assert capped.ai_spending == capped.ai_made == 0.0
    assert not capped.displaced_hours.any()
    assert (capped.hours > free.hours).all()


def test_a_ceiling_binds_the_craft_that_it_names() -> None:
    cap = Capped(caps={"writers": assumption(0.01, "share")})
    model, _ = planned(regime("status_quo").replaced(cap))
    names = [craft.name for craft in model.base.sector.crafts]
    taken = commission.tasks(model).ai_input / model.base.mix.ai_input
    assert taken[names.index("writers")] < 0.5
    others = np.array([name != "writers" for name in names])
    assert taken[others] == pytest.approx(np.ones(13))


def test_cheaper_ai_takes_odds_by_substitution_less_one() -> None:
    model, cohort = planned(regime("status_quo"), ai_price=0.25)
    mix = commission.tasks(model)
    odds = mix.ai_share / (1.0 - mix.ai_share)
    assert odds == pytest.approx(np.full(14, model.base.odds * 0.25**-0.5))
    # displaced hours: what the same works would take without AI, less what they take
    saved = cohort.displaced_hours / (cohort.hours + cohort.displaced_hours)
    assert saved == pytest.approx(1.0 - mix.human_hours)
    assert cohort.ai_made == pytest.approx(model.base.wage_bill @ saved / model.base.wage_bill.sum())


def test_money_moves_with_wages_as_a_cost_function_says() -> None:
    # Without AI to turn to (cap 0) and all wages up by a tenth, labour's cost rises by a tenth and hours fall
    # by eta_n (1 - thL) + thL eps_X times that, MODEL.md (1); here against the same bank of ideas.
    cap = regime("status_quo").replaced(Capped(caps={"all": assumption(0.0, "share")}))
    model, before = planned(cap)
    _, after = planned(cap, wages=np.full(14, 1.01))
    theta = model.base.labour_cost_share
    # eps_X: free entry from a finite bank lies between eps (fixed works) and eps (sd-1)/(sd-eps) (free entry)
    response = -np.log(after.hours / before.hours) / np.log(1.01)
    low, high = (0.3 * (1.0 - theta) + theta * eps for eps in (1.1, 1.1 * 2.7 / 2.6))
    assert response.min() >= low * 0.95
    assert response.max() <= high * 1.05


def test_new_work_expects_last_years_pay_for_fresh_works_over_its_wages() -> None:
    model = stepped("status_quo", 0)
    model.economy.paid_to_people.extend([10e6, 20e6, 30e6, 40e6])
    wages = 4.0 * float(model.base.wage_bill @ model.economy.wages)
    assert commission.forward_pay_share(model) == pytest.approx(0.13 * 100e6 / wages)


def test_mood_is_distaste_and_pay_by_hand() -> None:
    model = stepped("status_quo", 0)
    figures = hollywood().demand
    chi, distaste = figures.provenance_perceived.value, figures.distaste.value
    assert commission.mood(model, 0.0) == 1.0
    assert commission.mood(model, 0.2) == pytest.approx(np.exp(-chi * distaste * 0.2 * 2.7))
    model.economy.paid_to_people.extend([1e9] * 4)
    share = commission.forward_pay_share(model)
    assert commission.mood(model, 0.0) == pytest.approx((1.0 + share) ** 0.2)


def test_wages_are_spread_evenly_from_commission_to_release() -> None:
    model = stepped("status_quo", 3)
    cohorts = list(model.economy.cohorts)
    assert [cohort.quarter for cohort in cohorts] == [model.now - 4, model.now - 3, model.now - 2, model.now - 1]
    spent = sum(cohort.ai_spending for cohort in cohorts) / 4.0
    assert model.economy.flows.ai_spending == pytest.approx(spent)
    oldest = cohorts[0]
    model.step()
    assert model.economy.flows.consumer_spending == oldest.spending
    assert model.economy.flows.works_released == pytest.approx(oldest.lit.sum())


def test_a_cohort_is_frozen() -> None:
    _, cohort = planned(regime("status_quo"))
    with pytest.raises(dataclasses.FrozenInstanceError):
        cohort.spending = 0.0


def test_works_in_the_sample_stand_for_those_released() -> None:
    released: list[float] = []

    def watch(model: ResidualModel) -> None:
        released.append(model.economy.flows.works_released)

    model = stepped("status_quo", 20, scale=0.02, watch=watch)
    rows = (model.works.vintage >= 10).sum()
    expected = sum(released) / model.works.weight
    assert rows == pytest.approx(expected, abs=4.0 * np.sqrt(expected))


def test_a_craft_that_ai_cannot_touch_takes_no_ai_and_spoils_no_sum() -> None:
    sector = EVEN.with_values({"crafts.costume.exposure": 0.0})
    model = start(a_run(regime("status_quo"), sector=sector))
    assert 0.0 < commission.plan(model, 0).ai_spending < np.inf
