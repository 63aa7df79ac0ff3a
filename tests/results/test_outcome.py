"""What crosses to a worker process is small, and survives the trip."""

import pickle
from typing import get_args

import numpy as np

from simulator.results.outcome import ROLES, Batch, Outcome, Role
from tests.results.worlds import run


def test_a_batch_survives_pickling():
    batch = Batch(3, (run(1, "a"), run(2, "b", values={"labour.separation": 0.1})))
    assert pickle.loads(pickle.dumps(batch)) == batch


def test_a_failure_has_the_shape_of_the_run_and_no_number():
    failure = Outcome.failure(run(1, quarters=8), 3, "ValueError: no", 1.5)
    assert failure.values.shape == (8, 3)
    assert np.isnan(failure.values).all()
    assert (failure.error, failure.seconds) == ("ValueError: no", 1.5)


def test_every_role_is_explained():
    assert set(ROLES) == set(get_args(Role))
