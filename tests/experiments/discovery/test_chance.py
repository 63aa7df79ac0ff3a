"""Noise is not sold as a discovery, and what is there is found again."""

import numpy as np
import pytest
from scipy.stats import binom

from simulator.experiments.discovery.chance import again, chance, order
from simulator.experiments.discovery.peeling import trajectory
from simulator.experiments.discovery.search import search
from tests.experiments.discovery.worlds import boxed, lucky


def test_a_box_that_is_there_is_found_in_no_reordered_outcome():
    points, cases = boxed(300)
    assert chance(points, cases, [search(points, cases).box], reorders=39, seed=1) == 1 / 40


def test_a_step_is_held_against_reordered_outcomes_peeled_as_far():
    """Every first peel of a tenth cases keeps a twentieth fewer worlds: by hand, no case lost is as good as it gets."""
    points = np.arange(100.0)[:, None]
    cases = np.arange(100) < 10
    box = trajectory(points, cases)[1]
    reordered = [cases[order(100, number, 1, 0)] for number in range(19)]
    spared = [not (other[:5].any() and other[-5:].any()) for other in reordered]  # either end may be peeled
    assert chance(points, cases, [box], 19, 1, step=1) == (1 + sum(spared)) / 20


def test_orders_are_orders_and_differ():
    orders = [order(30, number, 5, which) for number in range(3) for which in (0, 1)]
    assert all(sorted(each) == list(range(30)) for each in orders)
    assert len({tuple(each) for each in orders}) == len(orders)


@pytest.mark.slow
def test_of_outcomes_that_nothing_explains_a_tenth_passes_at_a_tenth():
    """A permutation test has the right size: over 40 random outcomes, within the 99.9% binomial bound."""
    passed = 0
    for seed in range(40):
        points, cases = lucky(60, 4, seed)
        passed += chance(points, cases, [search(points, cases).box], reorders=9, seed=seed) <= 0.1
    assert passed <= binom.ppf(0.999, 40, 0.1)


def test_halves_find_the_same_axes_and_say_what_a_box_is_worth_unseen():
    points, cases = boxed(800)
    halves = again(points, cases, 10, 3)
    assert [halves.frequency(axis, is_low=False) for axis in (0, 3)] == [1.0, 1.0]
    assert halves.frequency(1, is_low=False) <= 0.2
    assert np.median(halves.unseen(points, cases)[1]) == pytest.approx(0.9, abs=0.07)
    assert np.isfinite(halves.ends(0, is_low=False)).all()


def test_halves_of_noise_promise_little():
    """Unseen density is near the base rate, whatever density the box showed where it was drawn."""
    points, cases = lucky(200, 10)
    halves = again(points, cases, 10, 3)
    assert np.median(halves.unseen(points, cases)[1]) < 2 * cases.mean()
