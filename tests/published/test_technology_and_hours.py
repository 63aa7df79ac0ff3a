"""Published results on technology and jobs, from the task mix (LITERATURE.md A4)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import brentq

from simulator.behaviour.task_elasticities import hours_ratio, hours_response
from simulator.behaviour.task_mix import adoption, choose


@given(st.floats(0.02, 0.98), st.floats(1.2, 5), st.floats(0, 7))
def test_bessen_a_royalty_that_makes_ai_dearer_adds_hours_iff_substitution_exceeds_demand(share, sigma, eps):
    """Bessen 2019, Economic Policy 34: jobs grow with a technology where demand is elastic. Exact sign."""
    response = hours_response(1.0, share, sigma, eps)
    assert np.sign(response) == np.sign(sigma - eps) or abs(sigma - eps) < 1e-9


@pytest.mark.parametrize(("early", "late"), [(2.13, 0.02), (6.77, 0.16)])
def test_bessen_inverted_u(early, late):
    """Textiles, steel, cars: elasticities from 2.13-6.77 early to 0.02-0.16 late; hours first rise, then fall."""
    assert hours_ratio(1.0, 0.5, 1.5, early) > 1 > hours_ratio(1.0, 0.5, 1.5, late)


@pytest.mark.parametrize(
    ("fall", "sigma", "eps", "implied"), [(0.21, 2.0, 1.0, 0.21), (0.21, 3.0, 1.5, 0.27), (0.17, 2.0, 1.0, 0.17)]
)
def test_demirci_job_posts_imply_an_ai_cost_share(fall, sigma, eps, implied):
    """Demirci, Hannane, Zhu, Management Science: posts -21% (writing, coding) and -17% (images). 0.5 points."""
    share = brentq(lambda s: hours_ratio(1.0, s, sigma, eps) - (1 - fall), 0, 0.9)
    assert share == pytest.approx(implied, abs=0.005)


@given(st.floats(0.05, 1), st.floats(0.2, 5), st.floats(1.2, 5))
def test_hulten_a_small_saving_lowers_cost_by_the_cost_share(kappa, price, sigma):
    """Hulten 1978 as in Acemoglu 2024, Economic Policy: dln C = -(cost share) dln A, from the chosen mix. 1e-5."""
    step, exposed = 1e-4, np.array([kappa])
    costs = [choose(np.ones(1), np.ones(1), price * np.exp(s), exposed, sigma, 0.3) for s in (-step, 0.0, step)]
    slope = np.log(costs[2].unit_cost[0] / costs[0].unit_cost[0]) / (2 * step)
    assert slope == pytest.approx(costs[1].ai_input[0] / costs[1].unit_cost[0], abs=1e-5)


def test_bass_adoption_peaks_after_six_years():
    """Bass 1969, Management Science 15: ln(q/p)/(p+q) = 6.19 years at p = .03, q = .38. Tolerance 0.01 years."""
    years = np.arange(0, 20, 0.002)
    new = np.diff([adoption(t, 0.0, 0.03, 0.38) for t in years])
    assert years[new.argmax()] == pytest.approx(np.log(0.38 / 0.03) / 0.41, abs=0.01)
    assert years[new.argmax()] == pytest.approx(6.19, abs=0.01)
