"""The explained share of the money follows the key; the rest is the remainder."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from simulator.money import LARGEST
from simulator.terms.allocation.cosine_topk import CosineTopK
from simulator.terms.allocation.equal_per_work import EqualPerWork
from simulator.terms.allocation.knn_shapley import KnnShapley
from simulator.terms.allocation.usage import Usage
from simulator.units import assumption


def test_each_kind_names_its_method_and_neighbours():
    kinds = [KnnShapley(neighbours=32), CosineTopK(neighbours=8), EqualPerWork(), Usage()]
    assert [kind.method for kind in kinds] == ["knn_shapley", "cosine_topk", "equal_per_work", "usage"]
    assert [kind.nearest for kind in kinds] == [32, 8, 1, 1]


def test_three_fifths_of_a_dollar():
    clause = KnnShapley(neighbours=32, explained_share=assumption(0.6, "share"))
    assert clause.explained(np.array([10**8, 1, 0])).tolist() == [60_000_000, 0, 0]


@given(st.integers(0, LARGEST), st.integers(0, 10**9))
def test_the_explained_part_is_the_exact_floor(amount, parts):
    clause = Usage(explained_share=assumption(parts / 10**9, "share"))
    assert clause.explained(np.array([amount])).tolist() == [amount * parts // 10**9]


@pytest.mark.parametrize("neighbours", [0, -1, 5000, 1.5, True])
def test_neighbours_are_a_whole_number_within_reason(neighbours):
    with pytest.raises(ValidationError):
        KnnShapley.model_validate({"neighbours": neighbours}, strict=True)
