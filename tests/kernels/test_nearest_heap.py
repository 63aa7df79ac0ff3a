"""A heap that is filled one by one holds what sorting would keep."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from simulator.kernels.nearest_heap import NOBODY, add_one


@given(st.lists(st.floats(0.001, 1.0), min_size=1, max_size=40), st.integers(1, 12))
def test_the_best_stay(similarities, room):
    best, works, size = np.zeros(room), np.full(room, NOBODY), 0
    for work, similarity in enumerate(similarities):
        if size < room or similarity > best[0]:
            size = add_one(similarity, work, size, best, works)
    kept = sorted(zip((-best[:size]).tolist(), works[:size].tolist(), strict=True))
    assert kept == sorted((-similarity, work) for work, similarity in enumerate(similarities))[:room]
    assert (works[size:] == NOBODY).all()
