"""Payment by data mixture."""

import numpy as np
import pytest

from simulator.kernels.mixture import mixture_weights


def test_by_hand():
    # Sources weigh 3 : 1; the first has works of 2 and 4 tokens, the second one of any size.
    weights, rest = mixture_weights([3.0, 1.0], [0, 0, 1], [2.0, 4.0, 7.0])
    np.testing.assert_allclose(weights, [0.25, 0.5, 0.25], rtol=1e-15)
    assert rest == 0.0


def test_sources_without_works_are_undistributed():
    weights, rest = mixture_weights([1.0, 2.0, 1.0], [0, 2], [1.0, 0.0])
    assert (weights.tolist(), rest) == ([0.25, 0.0], 0.75)
    weights, rest = mixture_weights([1.0], np.empty(0, int), [])
    assert (weights.tolist(), rest) == ([], 1.0)


@pytest.mark.parametrize(
    ("mixture", "sources", "sizes", "message"),
    [
        ([1.0, -1.0], [0], [1.0], "the mixture: entry 1 is -1"),
        ([0.0], [0], [1.0], "all zeros"),
        ([1.0], [1], [1.0], "work 0 is of source 1"),
        ([1.0], [-1], [1.0], "work 0 is of source -1"),
        ([1.0], [0.0], [1.0], "sources must be whole numbers"),
        ([1.0], [0], [np.nan], "sizes: entry 0 is nan"),
        ([[1.0]], [0], [1.0], "one dimension"),
    ],
)
def test_bad_input_is_refused(mixture, sources, sizes, message):
    with pytest.raises(ValueError, match=message):
        mixture_weights(mixture, np.array(sources), sizes)
