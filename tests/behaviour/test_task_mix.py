"""Task mix against the isoquant itself, minimised by brute force, and the limits of MODEL.md (1) and (5)."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.integrate import solve_ivp
from scipy.optimize import minimize, minimize_scalar

from simulator.behaviour.task_mix import (
    adoption,
    calibrate_odds,
    choose,
    contestable,
    displaced_share,
    input_volumes,
    subsidised_wages,
)

ONE = np.ones(1)
SUBSTITUTIONS = st.one_of(st.floats(1.2, 6.0), st.floats(0.2, 0.8))


def mix(wage=1.0, price=1.0, kappa=1.0, sigma=1.5, odds=0.1, effective=None):
    wages = np.array([wage])
    seen = wages if effective is None else np.array([effective])
    return choose(wages, seen, price, np.array([kappa]), sigma, odds)


def ai_needed(human, other_human, kappa, sigma, odds):
    """AI that fills a unit: 1 = (n/(1-k))^(1-k) (y/k)^k, y = [h^r + b a^r]^(1/r), r = (sigma-1)/sigma."""
    r, weight = (sigma - 1) / sigma, odds ** (1 / sigma)
    tasks = kappa * (other_human / (1 - kappa)) ** ((kappa - 1) / kappa)
    short = max(tasks**r - human**r, 0.0) / weight
    return short ** (1 / r)


@pytest.mark.parametrize(
    ("wage", "price", "kappa", "sigma"), [(1.0, 1.0, 0.4, 1.5), (1.3, 0.4, 0.7, 2.5), (0.8, 2.0, 0.2, 4.0)]
)
def test_is_the_cheapest_way_to_make_a_unit(wage, price, kappa, sigma):
    odds = 0.3

    def cost(logs):
        human, other = np.exp(logs)
        return wage * (human + other) + price * ai_needed(human, other, kappa, sigma, odds)

    start = np.log([kappa * 0.7, 1 - kappa])
    found = minimize(cost, start, method="Nelder-Mead", options={"xatol": 1e-10, "fatol": 1e-14, "maxiter": 4000})
    got = mix(wage, price, kappa, sigma, odds)
    assert got.unit_cost[0] == pytest.approx(found.fun, rel=1e-9)
    assert got.human_hours[0] == pytest.approx(np.exp(found.x).sum(), rel=1e-4)


def test_no_contestable_work_means_no_ai():
    got = mix(wage=1.7, price=0.01, kappa=0.0)
    assert (got.human_hours[0], got.unit_cost[0], got.ai_input[0]) == (1.0, 1.7, 0.0)


@pytest.mark.parametrize(("wage", "price", "cheaper"), [(1.0, 0.9, "ai"), (1.0, 1.1, "people")])
def test_perfect_substitutes_take_all_or_nothing(wage, price, cheaper):
    got = mix(wage, price, kappa=1.0, sigma=4000.0, odds=0.2)
    assert got.ai_share[0] == pytest.approx(1.0 if cheaper == "ai" else 0.0, abs=1e-12)
    assert got.unit_cost[0] == pytest.approx(min(wage, price), rel=1e-3)


@pytest.mark.parametrize("sigma", [1.2, 1.5, 2.0, 4.0])
def test_base_year_is_reproduced_for_every_substitution(sigma):
    shares, exposures = np.array([0.2, 0.5, 0.3]), np.array([0.6, 0.3, 0.25])
    odds = calibrate_odds(0.22, 38.6, shares, exposures, 0.18)
    got = choose(np.ones(3), np.ones(3), 1.0, exposures * 0.18, sigma, odds)
    spent = shares @ (got.ai_input / got.unit_cost) * 38.6
    assert spent == pytest.approx(0.22, rel=1e-12)


def test_calibration_by_hand():
    # 0.22/(38.6 x 0.5 x 0.18) = 0.063327; odds 0.063327/0.936673
    odds = calibrate_odds(0.22, 38.6, ONE, np.array([0.5]), 0.18)
    assert odds == pytest.approx(0.0633276 / 0.9366724, rel=1e-5)


@pytest.mark.parametrize("spending", [0.61, 10.0, 0.0, -1.0])
def test_an_automated_base_year_is_refused(spending):
    with pytest.raises(ValueError, match="base year"):
        calibrate_odds(spending, 1.0, ONE, ONE, 1.0)
    assert calibrate_odds(0.6, 1.0, ONE, ONE, 1.0) == pytest.approx(1.5)


@pytest.mark.parametrize("sigma", [0.81, 1.0, 1.19, 0.0, -1.0])
def test_near_unit_substitution_is_refused(sigma):
    with pytest.raises(ValueError, match="refused"):
        mix(sigma=sigma)


def test_complements_keep_cost_and_inputs_consistent():
    got = mix(price=0.5, kappa=1.0, sigma=0.5, odds=0.25)
    assert got.unit_cost[0] == pytest.approx(got.human_hours[0] + got.ai_input[0])
    assert got.ai_share[0] < 0.2  # cheaper AI: a smaller share of cost


@given(
    wage=st.floats(0.3, 3),
    price=st.floats(0.02, 20),
    kappa=st.floats(0, 1),
    sigma=SUBSTITUTIONS,
    odds=st.floats(0.01, 1.5),
)
def test_cost_is_what_is_paid_and_shares_are_shares(wage, price, kappa, sigma, odds):
    got = mix(wage, price, kappa, sigma, odds)
    assert 0 <= got.ai_share[0] <= 1
    assert got.unit_cost[0] == pytest.approx(got.human_hours[0] * wage + got.ai_input[0])
    assert got.ai_input[0] == pytest.approx(kappa * got.ai_share[0] * got.unit_cost[0], abs=1e-12)


@given(kappa=st.floats(0, 1), price=st.floats(0.05, 20), sigma=st.floats(1.2, 6), odds=st.floats(0.01, 1.5))
def test_ai_never_costs_more_than_doing_without(kappa, price, sigma, odds):
    got = mix(1.0, price, kappa, sigma, odds)
    assert got.unit_cost[0] <= 1 + 1e-12
    assert got.human_hours[0] <= 1 + 1e-12


@given(st.floats(0.05, 5), st.floats(1.01, 3), st.floats(0.05, 1), st.floats(1.2, 6), st.floats(0.01, 1.5))
def test_dearer_ai_is_used_less_and_raises_hours_per_unit(price, factor, kappa, sigma, odds):
    cheap, dear = mix(1.0, price, kappa, sigma, odds), mix(1.0, price * factor, kappa, sigma, odds)
    assert dear.human_hours[0] >= cheap.human_hours[0]
    assert dear.ai_input[0] / (price * factor) <= cheap.ai_input[0] / price
    assert dear.unit_cost[0] >= cheap.unit_cost[0]


def test_hulten_a_small_saving_is_worth_the_cost_share():
    # dln C = kappa S dln x (LITERATURE.md A4)
    step = 1e-5
    low, high = mix(price=0.8 * (1 - step), kappa=0.6), mix(price=0.8 * (1 + step), kappa=0.6)
    slope = np.log(high.unit_cost[0] / low.unit_cost[0]) / np.log((1 + step) / (1 - step))
    middle = mix(price=0.8, kappa=0.6)
    assert slope == pytest.approx(0.6 * middle.ai_share[0], rel=1e-7)


@pytest.mark.parametrize(
    ("kappa", "sigma", "rho", "labour"), [(0.4, 1.5, 0.02, 0.274), (0.8, 2.5, 0.1, 0.3), (1.0, 4.0, 0.05, 0.4)]
)
def test_a_gross_royalty_is_a_wage_subsidy(kappa, sigma, rho, labour):
    """A studio with gross p a unit keeps p (1 - rho a_m) - wages - AI; search its best hours directly."""
    gross, odds, price = 1 / labour, 0.3, 0.5

    def lost(effective):
        got = mix(price=price, kappa=kappa, sigma=sigma, odds=odds, effective=effective)
        return got.unit_cost[0] + gross * rho * (1 - got.human_hours[0])

    best = minimize_scalar(lost, bounds=(0.2, 1.5), method="bounded", options={"xatol": 1e-12}).x
    seen, is_clipped = subsidised_wages(ONE, rho, labour)
    assert seen[0] == pytest.approx(best, abs=2e-6)
    assert not is_clipped


def test_five_percent_acts_as_an_eighteen_percent_subsidy():
    seen, _ = subsidised_wages(ONE, 0.05, 0.274)
    assert 1 - seen[0] == pytest.approx(0.18, abs=0.005)


def test_a_rate_at_the_labour_share_is_clipped_and_reported():
    seen, is_clipped = subsidised_wages(np.array([1.0, 2.0]), 0.274, np.array([0.274, 0.5]))
    assert is_clipped
    assert seen[0] == pytest.approx(0.05)
    assert seen[1] == pytest.approx(2 * (1 - 0.274 / 0.5))
    with pytest.raises(ValueError, match="not in"):
        subsidised_wages(ONE, 1.0, 0.3)


def test_choice_at_subsidised_wages_is_costed_at_real_ones():
    plain, subsidised = mix(price=0.5, kappa=0.5), mix(price=0.5, kappa=0.5, effective=0.8)
    assert subsidised.human_hours[0] > plain.human_hours[0]
    assert subsidised.unit_cost[0] > plain.unit_cost[0]  # a distorted mix costs more at true prices


def test_displaced_share_by_hand():
    assert displaced_share(np.array([0.25, 0.75]), np.array([0.2, 1.0])) == pytest.approx(0.2)
    assert displaced_share(np.array([0.25, 0.75]), np.ones(2)) == 0.0


@pytest.mark.parametrize("years", [0.0, 3.0, 10.0])
def test_adoption_solves_the_bass_equation(years):
    path = solve_ivp(lambda _, f: (0.03 + 0.38 * f) * (1 - f), (0, max(years, 1e-9)), [0.18], rtol=1e-11, atol=1e-12)
    assert adoption(years, 0.18, 0.03, 0.38) == pytest.approx(path.y[0, -1], rel=1e-8)


@given(st.floats(0, 60), st.floats(0, 1), st.floats(0.001, 0.2), st.floats(0, 1))
def test_adoption_stays_a_share_and_never_falls(years, initial, innovation, imitation):
    now, later = (adoption(t, initial, innovation, imitation) for t in (years, years + 1))
    assert initial - 1e-12 <= now <= later + 1e-12 <= 1 + 2e-12


def test_contracts_cap_what_ai_may_do():
    got = contestable(np.array([0.6, 0.6]), np.array([1.0, 0.05]), 0.5)
    assert got.tolist() == [0.3, 0.05]


def test_inputs_in_the_base_year_are_one():
    shares = np.array([0.2, 0.8])
    crafts, other, cost, labour = input_volumes(np.ones(2), shares, 0.3, 0.3, 0.38, 1.0)
    assert (crafts.tolist(), other, cost, labour) == ([1.0, 1.0], 1.0, 1.0, 1.0)


@pytest.mark.parametrize("eta", [0.0, 1.0])
def test_inputs_at_leontief_and_cobb_douglas(eta):
    prices, shares = np.array([2.0, 0.5]), np.array([0.4, 0.6])
    crafts, other, cost, labour = input_volumes(prices, shares, eta, eta, 0.5, 3.0)
    if eta == 0:  # fixed proportions: cost 0.4 x 2 + 0.6 x 0.5 = 1.1, half of it labour
        assert labour == pytest.approx(1.1)
        assert cost == pytest.approx(1.05)
        assert crafts == pytest.approx([3.0, 3.0])
        assert other == pytest.approx(3.0)
    else:  # fixed money shares
        assert labour == pytest.approx(2**0.4 * 0.5**0.6)
        assert crafts * prices == pytest.approx(np.full(2, crafts[0] * 2.0))
        assert cost == pytest.approx(labour**0.5)


@given(
    st.lists(st.floats(0.2, 5), min_size=3, max_size=3),
    st.floats(0, 3),
    st.floats(0, 3),
    st.floats(0.05, 0.95),
    st.floats(0.1, 9),
)
def test_inputs_cost_what_the_index_says(prices, eta_x, eta_n, share, volume):
    assume(min(abs(eta_x - 1), abs(eta_n - 1)) > 1e-3)
    shares, costs = np.array([0.2, 0.3, 0.5]), np.array(prices)
    crafts, other, cost, labour = input_volumes(costs, shares, eta_x, eta_n, share, volume)
    paid = share * (shares * costs) @ crafts + (1 - share) * other
    assert paid == pytest.approx(volume * cost, rel=1e-9)
    assert min(prices) - 1e-9 <= labour <= max(prices) + 1e-9
