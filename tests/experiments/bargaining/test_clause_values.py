"""Shapley values of games that are solved by hand."""

import numpy as np
import pytest

from simulator.experiments.bargaining.clause_values import one_at_a_time, package, shapley


def test_two_clauses_that_help_each_other_share_the_help():
    # alone 1 and 2, together 6: each gets its own and half of the 3 that only both bring
    worths = {frozenset(): 0.0, frozenset({0}): 1.0, frozenset({1}): 2.0, frozenset({0, 1}): 6.0}
    assert shapley(2, lambda chosen: np.array([worths[chosen]]))[:, 0] == pytest.approx([2.5, 3.5])
    assert one_at_a_time(2, lambda chosen: np.array([worths[chosen]]))[:, 0] == pytest.approx([1.0, 2.0])


def test_the_glove_game():
    # one left glove (0), two right ones: a pair is worth 1; Shapley (2/3, 1/6, 1/6)
    def worth(chosen):
        return np.array([float(0 in chosen and len(chosen) > 1)])

    assert shapley(3, worth)[:, 0] == pytest.approx([2 / 3, 1 / 6, 1 / 6])


def test_values_add_up_to_the_package():
    places = np.array([0.3, 0.7, 1.0])
    worth = package(places, lambda p: np.array([np.exp(p.sum()), p.prod()]))
    total = worth(frozenset({0, 1, 2})) - worth(frozenset())
    assert shapley(3, worth).sum(axis=0) == pytest.approx(total)
