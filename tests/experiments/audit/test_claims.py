"""The auditor's own attribution: by hand, and against the values of all coalitions."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.agents.institutions import Claims
from simulator.experiments.audit.claims import by_similarity, check_mix, shares_of
from simulator.experiments.audit.journal import Difference
from simulator.terms.allocation.cosine_topk import CosineTopK
from simulator.terms.allocation.knn_shapley import KnnShapley


def test_claims_by_hand():
    """Three works at similarities 1, 0.8 and 0 to the one output; the published values for K = 1 and K = 2."""
    works, output = np.array([[5, 0], [4, 3], [0, 5]], np.int8), np.array([[5, 0]], np.int8)
    one, _ = by_similarity(works, output, KnnShapley(neighbours=1))
    assert one.tolist() == pytest.approx([0.6, 0.4, 0.0])  # 1 - 0.8/2, and 0.8/2: of a sum of 1
    two, _ = by_similarity(works, output, KnnShapley(neighbours=2))
    assert two.tolist() == pytest.approx([5 / 9, 4 / 9, 0.0])  # 1/2 and 0.8/2 of 0.9
    top, _ = by_similarity(works, output, CosineTopK(neighbours=5))
    assert top.tolist() == pytest.approx([5 / 9, 4 / 9, 0.0])
    nobody, empty = by_similarity(works, np.zeros((1, 2), np.int8), KnnShapley(neighbours=1))
    assert (nobody.tolist(), empty) == ([0.0, 0.0, 0.0], 1.0)


def by_orders(utilities, nearest):
    """Shapley values of the sum of the K largest utilities, over K: the mean gain over all orders of arrival."""
    gains = np.zeros(len(utilities))
    orders = list(permutations(range(len(utilities))))
    for order in orders:
        present, before = [], 0.0
        for work in order:
            present = sorted([*present, utilities[work]], reverse=True)[:nearest]
            gains[work] += sum(present) / nearest - before
            before = sum(present) / nearest
    return gains / len(orders)


@given(st.lists(st.integers(-50, 100), min_size=1, max_size=5), st.integers(1, 7))
def test_shares_are_the_mean_gain_over_all_orders(cosines, nearest):
    utilities = np.maximum(np.array(cosines) / 100, 0.0)
    own = shares_of(utilities, KnnShapley(neighbours=nearest))
    assert own.tolist() == pytest.approx(by_orders(utilities, nearest).tolist(), abs=1e-12)


def test_a_mix_that_is_none_is_found():
    own = [Claims(2027, np.array(w), 0.0, np.ones(3, np.bool_)) for w in ([0.5, 0.5, 0.0], [0.0, 0.5, 0.5])]
    check_mix("2027Q1", own, Claims(2027, np.array([0.2, 0.5, 0.3]), 0.0, np.ones(3, np.bool_)))
    with pytest.raises(Difference, match="mix of firms' claims"):
        check_mix("2027Q1", own, Claims(2027, np.array([0.2, 0.4, 0.4]), 0.0, np.ones(3, np.bool_)))
