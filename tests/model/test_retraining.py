"""Leavers learn another trade: stocks follow flows (Little's law), and no spell is no state."""

import numpy as np
import pytest

from simulator.agents.workforce import OUT, RETRAINING
from tests.model.quiet import at_rest, stepped


def states(quarters: float, length: int = 30):
    """Rows in retraining and rows that left, by quarter, after a first stretch; in a world at rest."""
    waiting, gone = [], []

    def watch(model) -> None:
        waiting.append(int((model.people.state == RETRAINING).sum()))
        gone.append(int((model.people.state == OUT).sum()))

    sector = at_rest(labour__retraining_quarters=quarters)
    stepped("status_quo", length, sector=sector, scale=0.02, watch=watch)
    return np.array(waiting), np.array(gone)


def test_without_a_spell_nobody_retrains() -> None:
    waiting, gone = states(0.0, 4)
    assert not waiting.any()
    assert gone[-1] > 0


def test_people_in_retraining_are_leavers_a_quarter_times_quarters() -> None:
    waiting, gone = states(3.0)
    leavers = np.diff(waiting + gone)[-20:].mean()
    # a leaver is seen from the quarter of leaving until a chance of one in three comes: three quarters on average
    assert waiting[-20:].mean() == pytest.approx(3.0 * leavers, rel=0.1)


def test_a_spell_changes_nobodys_choice_to_leave() -> None:
    (waiting, gone), (_, at_once) = states(2.0, 8), states(0.0, 8)
    assert np.array_equal(waiting + gone, at_once)
