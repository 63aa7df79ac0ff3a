"""A royalty's whole way, outputs -> works -> people -> ledger: no microcent is made or lost."""

import numba
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.kernels.attribution import METHODS, attribute
from simulator.kernels.rollup import roll_up
from simulator.kernels.similarity import norms
from simulator.kernels.split import split, whole_weights
from simulator.ledger.journal import Ledger

PEOPLE = 12
EXAMPLES = 25 if numba.config.DISABLE_JIT else 200


def world(seed, works, outputs):
    """Drawn embeddings, permissions, usage and credits; every work credits somebody."""
    luck = np.random.default_rng(seed)
    lines = luck.integers(1, 6, works)
    starts = np.concatenate([[0], np.cumsum(lines)]).astype(np.int64)
    return {
        "embeddings": luck.integers(-5, 6, (works, 4)).astype(np.int8),
        "outputs": luck.integers(-5, 6, (outputs, 4)).astype(np.int8),
        "permitted": luck.random(works) < 0.8,
        "usage": luck.pareto(1.1, works),
        "starts": starts,
        "people": luck.integers(0, PEOPLE, starts[-1]).astype(np.int32),
        "points": luck.integers(1, 50, starts[-1]).astype(np.uint32),
    }


def works_paid(drawn, method, neighbours, pot):
    """Microcents by work (works + 1,), the last for what found no work."""
    weights, undistributed = attribute(
        drawn["embeddings"],
        norms(drawn["embeddings"]),
        drawn["permitted"],
        drawn["outputs"],
        method,
        neighbours,
        drawn["usage"],
    )
    return split(pot, whole_weights(np.append(weights, undistributed)))


@given(
    seed=st.integers(0, 2**32),
    works=st.integers(1, 15),
    outputs=st.integers(0, 8),
    method=st.sampled_from(METHODS),
    neighbours=st.integers(1, 20),
    pot=st.integers(-(2**63) + 1, 2**63 - 1) | st.integers(-100, 100),
)
@settings(max_examples=EXAMPLES)
def test_outputs_to_people_conserve_every_microcent(seed, works, outputs, method, neighbours, pot):
    drawn = world(seed, works, outputs)
    pots = works_paid(drawn, method, neighbours, pot)
    credited = drawn["starts"], drawn["people"], drawn["points"], PEOPLE
    people = roll_up(pots[:-1], *credited)
    assert sum(people.tolist()) + int(pots[-1]) == pot
    assert not pots[:-1][~drawn["permitted"]].any()
    # A refund of the same pot takes back from everybody exactly what they got.
    back = works_paid(drawn, method, neighbours, -pot)
    np.testing.assert_array_equal(back, -pots)
    np.testing.assert_array_equal(roll_up(back[:-1], *credited), -people)


@given(seed=st.integers(0, 2**32), pot=st.integers(1, 10**17))
@settings(max_examples=EXAMPLES)
def test_the_ledger_holds_what_people_got(seed, pot):
    drawn = world(seed, 10, 6)
    pots = works_paid(drawn, "knn_shapley", 3, pot)
    people = roll_up(pots[:-1], drawn["starts"], drawn["people"], drawn["points"], PEOPLE)
    ledger = Ledger()
    payer, society, nobody = (ledger.accounts.open(name) for name in ("payer", "society", "undistributed"))
    rows = np.array([ledger.accounts.open(f"person:{row}") for row in range(PEOPLE)])
    ledger.post(0, "royalty", "royalty", payer, society, pot)
    if pots[-1]:
        ledger.post(0, "undistributed", "allocation", society, nobody, int(pots[-1]))
    paid = people > 0
    ledger.post_many(0, "payment", "settlement", society, rows[paid], people[paid])
    balances = ledger.balances()
    assert ledger.total() == balances["society"] == 0
    assert [balances[f"person:{row}"] for row in range(PEOPLE)] == people.tolist()
    assert balances["payer"] == -pot
