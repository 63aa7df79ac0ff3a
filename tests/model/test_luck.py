"""Luck is common to regimes and blind to company; a sequential generator in its place is caught at once."""

import numpy as np
import pytest

from simulator.kernels import philox
from simulator.model.run import measures_of, run_batch
from simulator.results.outcome import Batch, Run
from tests.model.worlds import a_run, outcome_of, regime


@pytest.fixture
def sequential_luck(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draws from one generator in the order of the calls, as most simulations have them."""
    generator = np.random.default_rng(7)
    monkeypatch.setattr(philox, "uniforms", lambda _key, ids, *_: generator.random(np.asarray(ids).size))
    monkeypatch.setattr(philox, "normals", lambda _key, ids, *_: generator.normal(size=np.asarray(ids).size))
    monkeypatch.setattr(
        philox, "normals_grid", lambda _key, ids, *rest: generator.normal(size=(np.asarray(ids).size, rest[-1]))
    )


def hours(values: np.ndarray, run: Run) -> list[float]:
    """Hours by quarter."""
    names = [measure.name for measure in measures_of(run)]
    return [float(value) for value in values[:, names.index("hours")]]


def hours_alone_and_in_company() -> tuple[list[float], list[float]]:
    """A regime by itself, and as the second of a batch."""
    first, second = (a_run(regime(name), quarters=4) for name in ("status_quo", "data_dignity"))
    company = run_batch(Batch(0, (first, second)))[1]
    assert company.error is None
    return hours(outcome_of(second).values, second), hours(company.values, second)


def test_keyed_luck_is_the_same_in_company() -> None:
    alone, company = hours_alone_and_in_company()
    assert alone == company


@pytest.mark.usefixtures("sequential_luck")
def test_sequential_luck_is_another_in_company() -> None:
    alone, company = hours_alone_and_in_company()
    assert alone != company


def effects(shift: int, replications: int = 8) -> np.ndarray:
    """Hours under data dignity less those under the status quo, each with the luck of `shift` replications on."""
    found = []
    for number in range(replications):
        usual = a_run(regime("status_quo"), quarters=12, replication=number)
        other = a_run(regime("data_dignity"), quarters=12, replication=(number + shift) % replications)
        pair = [hours(outcome_of(run).values, run)[-1] for run in (usual, other)]
        found.append(pair[1] - pair[0])
    return np.array(found)


@pytest.mark.slow
def test_common_luck_tells_regimes_apart_with_far_fewer_replications() -> None:
    common, independent = effects(0), effects(1)
    assert common.mean() == pytest.approx(independent.mean(), rel=1e-9)  # the same runs, paired otherwise
    assert independent.var() > 20.0 * common.var()  # the floor of ENGINE.md
