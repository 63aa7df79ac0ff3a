"""Reasons are kept beside results that are large enough to ask for them, and held rates are those of the results."""

import numpy as np
import pytest

from simulator.experiments.mechanisms import MEASURES, MECHANISMS
from simulator.experiments.preparation import Order, prepare
from simulator.experiments.serial import Serial
from simulator.experiments.why import agreed, is_asked, reasons
from simulator.results.cube import Measure
from tests.results.worlds import cube_of, outcome, run

PREPARED = prepare(Order("compare_regimes", {"replications": "10", "quarters": "2"}, full_scale=0))
RATE = Measure("bargained_rate", "share", "money", additive=False, better="neither")


def cube():
    """Two regimes, one of which bargained two and four per cent."""
    names = ("status_quo", "union_negotiated")
    runs = [run(number, name, "full", quarters=2) for number, name in enumerate(names)]
    values = [[[0.0], [0.0]], [[0.02], [0.04]]]
    return cube_of(runs, [outcome(number, np.array(value)) for number, value in enumerate(values)], (RATE,))


def test_a_trial_and_a_long_list_ask_for_no_reasons():
    assert is_asked(PREPARED)
    assert not is_asked(prepare(Order("compare_regimes", {"replications": "9"})))
    further = ("wga_2026", "gema_licence_2024", "tilly_royalty_2026")
    many = prepare(Order("compare_regimes", {"replications": "10"}, regimes=further))
    assert not is_asked(many)


def test_the_rate_that_is_held_is_the_mean_of_what_was_agreed():
    assert agreed(cube(), "union_negotiated") == pytest.approx(0.03)


@pytest.mark.slow
def test_every_mechanism_of_every_regime_is_kept():
    found = reasons(PREPARED, cube(), Serial())
    assert found["rates_held"] == {"union_negotiated": pytest.approx(0.03)}
    assert len(found["parts"]) == 5 * len(MECHANISMS) * len(MEASURES)
    assert {row["regime"] for row in found["parts"]} == set(PREPARED.regimes) - {"status_quo"}
    assert found["years"] == 0.5
