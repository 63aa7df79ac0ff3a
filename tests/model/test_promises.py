"""Promises 5 and 6 of MODEL.md: cents of a royalty dollar by the closed form; larger circles, more people paid."""

import itertools

import numpy as np
import pytest

from simulator.behaviour.payout import cents_per_dollar
from simulator.measures.distribution import gini
from simulator.model.model import ResidualModel
from simulator.terms.allocation.equal_per_work import EqualPerWork
from simulator.terms.consent.collective import Collective
from simulator.terms.consent.compulsory import Compulsory
from simulator.terms.entitlement.split import Split
from simulator.terms.price.statute import Statute
from simulator.terms.royalty import Royalty
from simulator.terms.royalty.ai_revenue import AiRevenue
from simulator.terms.settlement.pipeline import Pipeline
from simulator.terms.sheet import TermSheet
from simulator.units import assumption
from tests.model.quiet import stepped
from tests.model.worlds import REGIMES, hollywood, regime

NOTHING = assumption(0.0, "share")
PAYING = [name for name in REGIMES if name != "status_quo"]


def plain(name: str, matching: float | None = None) -> TermSheet:
    """A shipped regime without minimum, fee and expiry; with everybody found where asked."""
    sheet = regime(name)
    clause = sheet.of(Pipeline)
    free = {"payee_fee": clause.payee_fee.at(0.0), "minimum_payment": clause.minimum_payment.at(0.0)}
    rate = clause.matching_rate.value if matching is None else matching
    return sheet.replaced(clause.changed(**free, matching_rate=clause.matching_rate.at(rate), escrow_quarters=400))


class Till:
    """Counts microcents of a world's settlements."""

    def __init__(self) -> None:
        self.collected = self.people = self.plans = self.escrowed = self.lost = 0

    def watch(self, model: ResidualModel) -> None:
        """One quarter."""
        result = model.settlement
        self.collected += result.collected
        self.people += result.people
        self.plans += result.funds
        self.escrowed += result.escrowed
        self.lost += result.undistributed

    @property
    def cents(self) -> float:
        """Cents of a dollar that reached people or plans."""
        return 100.0 * (self.people + self.plans) / self.collected

    @property
    def matched(self) -> float:
        """Share of people's money that found them."""
        return self.people / (self.people + self.escrowed)


def counted(sheet: TermSheet) -> Till:
    """Settlements of four reported years."""
    till = Till()
    stepped(sheet, 16, watch=till.watch)
    return till


def closed_form(sheet: TermSheet, matching: float) -> float:
    """MODEL.md (8) from the clauses' own figures."""
    split, pipeline = sheet.of(Split), sheet.of(Pipeline)
    return cents_per_dollar(
        administration=pipeline.administration.value,
        contributors=split.contributors.value,
        fund=split.guild_fund.value + split.social_fund.value,
        holder=split.holder.value,
        flow_through=hollywood().law.flow_through.value,
        matching_rate=matching,
    )


@pytest.mark.parametrize("name", PAYING)
def test_cents_of_a_dollar_follow_the_closed_form_where_everybody_is_found(name: str) -> None:
    till = counted(plain(name, 1.0))
    assert till.lost == till.escrowed == 0
    assert till.cents == pytest.approx(closed_form(plain(name), 1.0), rel=1e-9)


@pytest.mark.parametrize("name", PAYING)
def test_cents_of_a_dollar_follow_the_closed_form_at_the_share_of_money_that_was_matched(name: str) -> None:
    till = counted(plain(name))
    assert till.cents == pytest.approx(closed_form(plain(name), till.matched), rel=1e-9)
    # people are matched, not dollars; a thousand credited people carry most of the money
    assert till.matched == pytest.approx(plain(name).of(Pipeline).matching_rate.value, abs=0.05)


def test_regimes_are_ordered_by_the_closed_form() -> None:
    # MODEL.md section 6: 10, 54, 47, 71, 93
    cents = {name: closed_form(regime(name), regime(name).of(Pipeline).matching_rate.value) for name in PAYING}
    rounded = {name: round(value) for name, value in cents.items()}
    assert rounded == {
        "copyright_holder": 10,
        "statutory_levy": 54,
        "opt_in_consent": 47,
        "data_dignity": 71,
        "union_negotiated": 93,
    }


def test_where_fees_eat_the_pool_data_dignity_loses_to_others() -> None:
    # MODEL.md (8): cents fall by payees x fee over the pool; where that is near 1, direct payment is the worst of all
    sheet = regime("data_dignity")
    pipeline, split = sheet.of(Pipeline), sheet.of(Split)
    shares = {
        "administration": pipeline.administration.value,
        "contributors": split.contributors.value,
        "fund": split.guild_fund.value + split.social_fund.value,
        "holder": split.holder.value,
        "flow_through": hollywood().law.flow_through.value,
        "matching_rate": pipeline.matching_rate.value,
    }
    payees, fee = 150_000.0, pipeline.payee_fee.value
    whole = cents_per_dollar(**shares)
    cents = [cents_per_dollar(**shares, payees=payees, payee_fee=fee, pool=pool) for pool in (1e9, 1e7, 1.7e6)]
    assert cents[0] == pytest.approx(whole - 100 * payees * fee / 1e9)
    assert cents == sorted(cents, reverse=True)
    assert cents[-1] < min(closed_form(regime(name), 1.0) for name in PAYING if name != "data_dignity")


def test_in_the_model_too_small_sums_never_arrive() -> None:
    # a thousandth of the shipped rate: most people's year is worth less than the $8 that paying them costs
    sheet = regime("data_dignity").with_rate(1e-4)
    assert counted(sheet).cents < closed_form(regime("copyright_holder"), 1.0)


def entitled(share: float | None) -> TermSheet:
    """Works of a repertoire of this size, equal shares, all to contributors, nothing lost on the way."""
    consent = Compulsory() if share is None else Collective(agreeing_share=assumption(share, "share"))
    return regime("status_quo").replaced(
        consent,
        AiRevenue(rate=assumption(0.1, "share")),
        EqualPerWork(),
        Split(contributors=assumption(1.0, "share"), holder=assumption(0.0, "share")),
        Pipeline(),
    )


def test_of_nested_circles_the_larger_pays_more_people() -> None:
    sector = hollywood().with_values({"catalogue.public_share": 0.05, "technology.data_elasticity": 0.0})
    circles = []
    for share in (0.1, 0.4, 0.8, None):
        model = stepped(entitled(share), 8, sector=sector)
        assert model.law.of(Royalty).headline_rate == 0.1
        circles.append(set(np.flatnonzero(model.settlement.paid > 0).tolist()))
    sizes = [len(circle) for circle in circles]
    assert all(small <= large for small, large in itertools.pairwise(circles))
    assert sizes == sorted(set(sizes))  # strictly more each time


def test_with_all_to_the_fund_nobody_gets_more_than_another() -> None:
    # MODEL.md (8): fund share 1, Gini 0 among the covered: no person is paid by name, all money goes to the plans
    everything = Split(contributors=NOTHING, holder=NOTHING, guild_fund=assumption(1.0, "share"))
    model = stepped(regime("data_dignity").replaced(Statute(), everything), 8)
    settled = model.settlement
    assert settled.people == settled.escrowed == 0
    assert settled.funds == settled.collected - settled.administration > 0
    assert gini(np.asarray(settled.paid, dtype=np.float64)) == 0.0
