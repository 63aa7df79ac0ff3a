"""Consent as people describe it: who is asked, from when it counts, what it costs, what cannot be withdrawn."""

import numpy as np
import pytest

from simulator.model.model import ResidualModel
from simulator.scenario.sector import Sector
from simulator.terms.consent import Consent
from simulator.terms.consent.holder_licence import HolderLicence
from simulator.terms.consent.opt_in import OptIn
from simulator.terms.consent.opt_out import OptOut
from simulator.terms.price.statute import Statute
from simulator.terms.sheet import TermSheet
from simulator.units import assumption
from tests.model.quiet import stepped
from tests.model.worlds import hollywood, regime


def under(consent: Consent, rate: float = 0.1, base: str = "data_dignity") -> TermSheet:
    return regime(base).replaced(Statute(), consent).with_rate(rate)


def share(value: float):
    return assumption(value, "share")


def opt_in(**changes: object) -> OptIn:
    clause = regime("opt_in_consent").of(Consent)
    assert isinstance(clause, OptIn)
    return clause.changed(**changes)


def trained(model: ResidualModel) -> np.ndarray:
    """Works (works,) in the newest model of the first AI firm, of those that were there when it was trained."""
    firm = model.cast.ai_firms[0]
    claims = firm.trained or firm.claims
    flags = np.zeros(model.works.size, np.bool_)
    flags[: claims.permitted.size] = claims.permitted
    return flags


def test_a_holders_veto_takes_its_works_out_and_leaves_what_is_public() -> None:
    model = stepped(under(HolderLicence(willing_share=share(0.0))), 4)
    assert np.array_equal(trained(model), model.works.is_public & (trained(model) | model.works.is_public))
    assert trained(model).any()
    assert not (trained(model) & ~model.works.is_public).any()


def test_a_holder_can_veto_what_all_its_people_agree_to() -> None:
    willing = {"opt_in_share": share(1.0), "needs": "all"}
    free = stepped(under(opt_in(**willing, and_holder=False)), 4)
    vetoed = stepped(under(opt_in(**willing, and_holder=True, holder_willing_share=share(0.0))), 4)
    assert (trained(free) & ~free.works.is_public).any()
    assert not (trained(vetoed) & ~vetoed.works.is_public).any()


def test_a_withdrawal_counts_from_the_next_training_and_not_before() -> None:
    seen: dict[str, bool] = {}

    def watch(model: ResidualModel) -> None:
        on_sale = model.cast.ai_firms[0].claims
        private = ~model.works.is_public[: on_sale.permitted.size]
        seen[str(model.calendar + -1)] = bool((on_sale.permitted & private).any())

    stepped(under(OptOut(opt_out_share=share(1.0))), 6, watch=watch)  # in force from 2027Q1
    assert seen == {
        "2027Q1": True, "2027Q2": True, "2027Q3": True, "2027Q4": True,  # trained before anybody could withdraw
        "2028Q1": False, "2028Q2": False,
    }  # fmt: skip


def test_where_the_law_forces_a_retraining_it_counts_a_quarter_later_and_costs_what_the_file_says() -> None:
    costs: dict[str, float] = {}

    def watch(model: ResidualModel) -> None:
        firm = model.cast.ai_firms[0]
        costs[str(model.calendar + -1)] = firm.retraining_cost / firm.revenue

    clause = OptOut(opt_out_share=share(1.0), forces_retraining=True)
    model = stepped(under(clause), 2, watch=watch)
    private = ~model.works.is_public[: model.cast.ai_firms[0].claims.permitted.size]
    assert not (model.cast.ai_firms[0].claims.permitted & private).any()
    part = hollywood().technology.retraining_cost_share.value
    # of a year at the sales of the quarter before, which grow by some 8 % a quarter
    assert costs["2027Q1"] == pytest.approx(4.0 * part / 1.08, rel=0.03)
    assert costs["2027Q2"] == 0.0


def test_after_opt_outs_firms_pay_for_what_is_left_in() -> None:
    paid = {}
    for out in (0.0, 0.4, 1.0):
        model = stepped(under(OptOut(opt_out_share=share(out))), 6)
        firm, works = model.cast.ai_firms[0], model.works
        assert model.accrued.owed[0] == pytest.approx(
            0.1 * firm.claims.price_paid_share * firm.studio_revenue * 1e8, rel=1e-8, abs=1.0
        )
        paid[out] = firm.claims.price_paid_share
        assert works.is_public.any()
    assert paid[0.0] == 1.0
    assert paid[0.4] == pytest.approx(0.6, abs=0.12)
    assert paid[1.0] == 0.0  # nobody is left whom a licence could pay


def hours(terms: TermSheet, sector: Sector, quarters: int = 8) -> np.ndarray:
    seen = []
    stepped(terms, quarters, sector=sector, watch=lambda model: seen.append(model.economy.flows.hours.sum()))
    return np.array(seen)


NO_REFUSAL = OptOut(opt_out_share=share(0.0))
CASES = {
    "as shipped": (True, {}, opt_in(), 8),
    "data does not matter": (False, {"technology.data_elasticity": 0.0}, opt_in(), 8),
    "all is public already": (False, {"catalogue.public_share": 1.0}, opt_in(), 8),
    "nobody minds": (False, {}, NO_REFUSAL, 8),
    "no training falls inside the horizon": (False, {}, opt_in(), 4),
    "but a forced one does": (True, {}, opt_in(forces_retraining=True), 4),
    "what is public can be withdrawn": (True, {"catalogue.public_share": 1.0}, OptOut(
        opt_out_share=share(0.5), is_retroactive=True), 8),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_consent_at_price_zero_differs_exactly_where_it_can(name: str) -> None:
    """Promise 1's fine print, in a market where no firm waits for a licence (whose data would change with the law)."""
    differs, values, clause, quarters = CASES[name]
    world = hollywood()
    bold = tuple(firm.model_copy(update={"is_licensed_only": False}) for firm in world.ai_firms)
    world = world.model_copy(update={"ai_firms": bold}).with_values(values)
    zero, usual = under(clause, 0.0, "opt_in_consent"), regime("status_quo")
    assert (not np.array_equal(hours(zero, world, quarters), hours(usual, world, quarters))) == differs
