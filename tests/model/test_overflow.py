"""More money than one account holds is an error that says whose, in the realised world and in a fork alike."""

import numpy as np
import pytest

from simulator.model import accrue, pay
from simulator.model.books import PeoplesQuarter
from simulator.model.run import start
from simulator.money import LARGEST, MoneyOverflow
from simulator.terms.royalty.wage_equivalent import WageEquivalent
from simulator.terms.settlement import Settlement
from simulator.units import assumption
from tests.model.worlds import a_run, regime


def quarter_of(model, gross, carried):
    nothing = np.zeros(model.people.size, np.int64)
    due, held = nothing.copy(), nothing.copy()
    due[:2], held[0] = gross, carried
    return PeoplesQuarter(due, held, nothing.copy(), nothing.copy(), nothing.copy())


@pytest.mark.parametrize(("gross", "carried"), [((LARGEST, 1), 0), ((LARGEST - 5, 2), 4), ((2**62, 2**62), 2**62)])
def test_dues_beyond_an_account_are_refused_before_anything_wraps(gross, carried):
    law = regime("data_dignity")
    model = start(a_run(law, scale=0.001))
    before = model.people.carried.copy()
    with pytest.raises(MoneyOverflow, match=f"due to people in .*: {sum(gross) + carried} microcents"):
        pay.settle_rows(model, law.of(Settlement), quarter_of(model, gross, carried))
    assert (model.people.carried == before).all()


def test_as_much_as_an_account_holds_is_paid():
    law = regime("copyright_holder")
    model = start(a_run(law, scale=0.001))
    quarter = quarter_of(model, (LARGEST - 10, 10), 0)
    totals = pay.settle_rows(model, law.of(Settlement), quarter)
    assert sum(totals.tolist()) + sum(model.people.carried.tolist()) == LARGEST


def test_what_the_law_does_not_count_need_not_fit():
    law = regime("union_negotiated")
    model = start(a_run(law, scale=0.001))
    model.step()
    model.terms = model.status_quo = law
    model.economy.flows.displaced_wages[:] = 1e12  # nearly all is made by AI, and more is made than ever was
    assert accrue.bases(model).replaced_wages.tolist() == [0] * len(accrue.payer_ids(model))
    model.terms = model.status_quo = law.replaced(WageEquivalent(rate=assumption(1.0, "multiple")))
    with pytest.raises(MoneyOverflow, match="replaced wages"):
        accrue.bases(model)
