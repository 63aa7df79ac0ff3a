"""M1 against a solution by another method, written from MODEL.md alone; over parameters and policies that are drawn."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.behaviour.feedback import human_share, steady_capability
from simulator.benchmark.homogeneous import Conditions, Equilibrium, solve
from simulator.benchmark.industry import Industry, Policy
from simulator.benchmark.labour_market import at_rest
from simulator.benchmark.path import adoption, path
from tests.benchmark import independent
from tests.benchmark.independent import AT_REST, Today, World
from tests.benchmark.twin import homogeneous

CLOSE = 1e-8
HOLLYWOOD = Industry.of(homogeneous())


@st.composite
def industries(draw: st.DrawFn) -> Industry:
    """Any industry that MODEL.md (1) and (4) accept: S_0 up to 0.6, eps below sd, labour below the whole cost."""

    def real(low: float, high: float) -> float:
        return draw(st.floats(low, high))

    wages, share, open_, adopted = real(0.1, 0.5), real(0.02, 0.6), real(0.05, 0.9), real(0.05, 0.6)
    bill = wages * HOLLYWOOD.spending
    displaced = share * open_ * adopted
    return replace(
        HOLLYWOOD,
        wage_bill=bill,
        ai_spending=bill * displaced / (1 - displaced),
        exposure=open_,
        adoption=adopted,
        substitution=real(1.2, 4.0),
        work_substitution=real(3.0, 5.9),
        demand_elasticity=real(0.5, 2.0),
        input_substitution=draw(st.sampled_from([0.0, 0.3, 0.8, 1.5])),
        distaste=real(0.0, 0.3),
        tail=real(2.2, 60.0),
        entrant_share=real(0.0, 0.3),
    )


def world(industry: Industry) -> World:
    """The same numbers, in the words of the other solution."""
    bill, gross = industry.wage_bill + industry.ai_spending, industry.spending * (1 - industry.entrant_share)
    open_ = industry.exposure * industry.adoption
    return World(
        sigma=industry.substitution,
        base_ai_share=industry.ai_spending / (bill * open_),
        base_contestable=open_,
        labour_share=bill / (gross * (1 - 1 / (industry.work_substitution * industry.tail))),  # rents are no cost (5)
        gross_labour_share=industry.wage_bill / industry.spending,
        eta_n=industry.input_substitution,
        sd=industry.work_substitution,
        eps=industry.demand_elasticity,
        base_spending=industry.spending,
        base_works=industry.works,
        tail=industry.tail,
        entrant_share=industry.entrant_share,
        distaste=industry.distaste,
    )


def close(value: float | list[float]) -> object:
    """Equal to one part in a hundred million."""
    return pytest.approx(value, rel=CLOSE)


def agree(industry: Industry, ours: Equilibrium, theirs: dict[str, float]) -> None:
    """Every number of the benchmark that the other solution knows."""
    assert ours.works == close(theirs["works"])
    assert ours.price_index == close(theirs["price_index"])
    assert ours.spending == close(theirs["spending"])
    assert ours.gross == close(theirs["gross"])
    assert ours.hours / industry.hours == close(theirs["hours"])
    assert ours.ai_made == close(theirs["ai_made"])


drawn = given(
    industry=industries(),
    reach=st.floats(0.05, 1.0),
    capability=st.floats(0.5, 30.0),
    ai_royalty=st.floats(0.0, 0.6),
    gross=st.floats(0.0, 0.09),
    wage=st.floats(0.7, 1.4),
)


@settings(max_examples=60)
@drawn
def test_any_industry_is_solved_alike(
    industry: Industry, reach: float, capability: float, ai_royalty: float, gross: float, wage: float
) -> None:
    ours = solve(industry, Conditions(reach, 1 / (capability * (1 - ai_royalty)), gross, wage))
    today = Today(industry.exposure * reach, capability, ai_royalty=ai_royalty, gross_royalty=gross, wage=wage)
    theirs = independent.quarter(world(industry), today)
    agree(industry, ours, theirs)
    # money that studios spend on people, AI and the rest, from the other solution's own quantities
    base = independent.base_year(world(industry))
    bill = theirs["wage"] * theirs["hours"] * industry.wage_bill
    labour = world(industry).labour_share * theirs["labour_services"] * theirs["craft_cost"] * base["units"]
    whole = theirs["works"] * (base["fixed"] + theirs["output"]) * theirs["cost"]
    assert bill + ours.ai_spending == close(labour)
    assert bill + ours.ai_spending + ours.other_inputs == close(whole)


@settings(max_examples=30)
@drawn
def test_the_labour_market_rests_alike(
    industry: Industry, reach: float, capability: float, ai_royalty: float, gross: float, wage: float
) -> None:
    lowest = min(wage, 1.0)
    ours = at_rest(industry, Conditions(reach, 1 / (capability * (1 - ai_royalty)), gross), 0.25, lowest)
    resting = replace(world(industry), wages=AT_REST, lowest_wage=lowest)
    theirs = independent.quarter(
        resting, Today(industry.exposure * reach, capability, ai_royalty=ai_royalty, gross_royalty=gross)
    )
    assert ours.wage == close(theirs["wage"])
    assert ours.hours_offered / industry.hours == close(theirs["supply"])
    agree(industry, ours.industry, theirs)


@settings(max_examples=60)
@given(st.floats(1.25, 4.0), st.floats(0.02, 1.5), st.floats(0.1, 10.0), st.floats(0.0, 0.35))
def test_the_feedback_rests_alike(sigma: float, odds: float, abundance: float, eta: float) -> None:
    ours = human_share(steady_capability(abundance, eta, sigma, odds), sigma, odds)
    assert ours == close(independent.resting_human_share(odds, abundance, sigma, eta))


def test_a_path_is_lived_alike() -> None:
    # works of a quarter are those begun in it and the three before (a year from commission to release), the law from
    # 2028 on; training in the last quarter of a year, at the trend of the middle of the year that follows
    first, quarters, law, rate = 2027 * 4, 12, 2028 * 4, 0.3
    ours = path(HOLLYWOOD, Policy(on_ai_revenue=rate, effective=law), first, quarters)
    begun = range(first - 4, first + quarters)
    reach = independent.adopted(
        [(t + 0.5) / 4 - 2025.5 for t in begun], HOLLYWOOD.adoption, HOLLYWOOD.innovation, HOLLYWOOD.imitation
    )
    assert [adoption(HOLLYWOOD, t) for t in begun] == close(reach)
    hours = []
    for time, adopted in zip(begun, reach, strict=True):
        trained = 2.718281828459045 ** (HOLLYWOOD.progress * max(0.0, time // 4 - 0.125 + 0.5 - 2025.5))
        royalty = rate if time >= law else 0.0
        today = Today(HOLLYWOOD.exposure * adopted, trained, ai_royalty=royalty)
        hours.append(independent.quarter(world(HOLLYWOOD), today)["hours"] * HOLLYWOOD.hours)
    under_way = [sum(hours[n + 1 : n + 5]) / 4 for n in range(quarters)]
    assert ours.hours == close(under_way)
