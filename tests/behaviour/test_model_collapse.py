"""Model collapse, Gerstgrasser et al. 2024: closed forms and a regression refitted on its own output."""

import math

import numpy as np
import pytest

from simulator.behaviour.model_collapse import accumulated_error, accumulated_error_exact, replaced_error


def test_replaced_grows_and_accumulated_stays_bounded():
    assert replaced_error(12) == 12.0
    assert accumulated_error(3) == pytest.approx(1 + 1 / 4 + 1 / 9)
    assert accumulated_error(10**6) == pytest.approx(math.pi**2 / 6, abs=2e-6)
    assert all(accumulated_error(n) < math.pi**2 / 6 for n in (1, 10, 1000))


def test_exact_form_reaches_the_bound_when_samples_abound():
    assert accumulated_error_exact(12, 10**7, 5) == pytest.approx(accumulated_error(12), rel=1e-5)
    assert accumulated_error_exact(12, 12, 5) < accumulated_error(12)
    assert accumulated_error_exact(1, 40, 5) == pytest.approx(1.0)


@pytest.mark.slow
def test_against_regressions_refitted_on_their_own_output():
    """Six generations, 12 samples of 4 features, noise 1: error 4/(12-4-1) at first; 4,000 repetitions."""
    rng = np.random.default_rng(1)
    samples, features, generations, repetitions = 12, 4, 6, 4000
    errors = {"replace": np.zeros(generations), "accumulate": np.zeros(generations)}
    for _ in range(repetitions):
        for kind, error in errors.items():
            weights, seen, told = np.zeros(features), np.empty((0, features)), np.empty(0)
            for step in range(generations):
                fresh = rng.normal(size=(samples, features))
                labels = fresh @ weights + rng.normal(size=samples)
                is_new = kind == "replace"
                seen = fresh if is_new else np.vstack([seen, fresh])
                told = labels if is_new else np.append(told, labels)
                weights = np.linalg.lstsq(seen, told, rcond=None)[0]
                error[step] += weights @ weights / repetitions
    first = features / (samples - features - 1)
    for step in range(generations):
        assert errors["replace"][step] == pytest.approx(first * replaced_error(step + 1), rel=0.08)
        exact = accumulated_error_exact(step + 1, samples, features)
        assert errors["accumulate"][step] == pytest.approx(first * exact, rel=0.06)
