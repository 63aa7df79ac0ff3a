"""Accounts of a quarter: every dollar of viewers and of AI firms' customers has one place; who owes what, by hand."""

from collections import defaultdict

import numpy as np
import pytest

from simulator.model import accrue
from simulator.model.model import ResidualModel
from simulator.money import MICROCENTS_PER_DOLLAR
from simulator.terms.enforcement.audit import Audit
from simulator.terms.royalty import Payer, Royalty
from simulator.terms.royalty.gross import Gross
from simulator.terms.royalty.per_minute import PerMinute
from simulator.terms.royalty.per_work import PerWork
from simulator.terms.royalty.profit import Profit
from simulator.terms.royalty.wage_equivalent import WageEquivalent
from simulator.units import Figure, assumption
from tests.model.quiet import stepped
from tests.model.worlds import REGIMES, hollywood, regime


def royalties(model: ResidualModel) -> tuple[float, float]:
    """Dollars owed this quarter by AI firms and by studios."""
    owed, firms = model.accrued.owed / MICROCENTS_PER_DOLLAR, len(model.cast.ai_firms)
    return float(owed[:firms].sum()), float(owed[firms:].sum())


@pytest.mark.parametrize("name", REGIMES)
def test_every_dollar_has_one_place_in_every_quarter(name: str) -> None:
    seen: list[float] = []

    def watch(model: ResidualModel) -> None:
        flows = model.economy.flows
        by_firms, by_studios = royalties(model)
        paid = flows.wage_bill.sum() + flows.ai_spending + flows.other_inputs
        placed = paid + by_studios + flows.studio_profit + flows.entrant_revenue
        assert placed == pytest.approx(flows.consumer_spending, rel=1e-12)
        revenue = sum(firm.revenue for firm in model.cast.ai_firms)
        assert flows.ai_inputs + flows.ai_profit + by_firms == pytest.approx(revenue, rel=1e-12)
        bought = sum(firm.studio_revenue for firm in model.cast.ai_firms)
        assert bought == pytest.approx(flows.ai_spending, rel=1e-12)
        others = hollywood().technology.other_users_share.value
        is_counted = getattr(model.law.of(Royalty), "scope", "all") != "sector"
        assert (revenue * (1.0 - others) == pytest.approx(bought, rel=1e-12)) == (is_counted or by_firms == 0.0)
        assert sum(studio.revenue for studio in model.cast.studios) == pytest.approx(flows.gross_by_studio.sum())
        seen.append(by_firms + by_studios)

    stepped(name, 8, watch=watch)
    assert len(seen) == 8
    assert (max(seen) > 0.0) == (name != "status_quo")


def test_over_a_horizon_profit_is_revenue_less_the_costs_of_what_was_made() -> None:
    totals = np.zeros(3)

    def watch(model: ResidualModel) -> None:
        flows, released = model.economy.flows, model.economy.flows
        totals[:] += [flows.studio_profit, released.gross_by_studio.sum(), flows.wage_bill.sum()]

    model = stepped("status_quo", 40, watch=watch)
    # MODEL.md (5): rents of 1/(sd k_r) = 12.3% of revenue, here beside four quarters' works in production
    assert totals[0] / totals[1] == pytest.approx(1.0 / (3.7 * 2.2), abs=0.03)
    assert model.economy.flows.studio_profit > 0.0


@pytest.mark.parametrize(
    ("name", "rate", "sales"), [("data_dignity", 0.10, "studio_revenue"), ("statutory_levy", 0.05, "revenue")]
)
def test_a_share_of_ai_revenue_within_its_scope(name: str, rate: float, sales: str) -> None:
    model = stepped(name, 8)
    for firm, owed in zip(model.cast.ai_firms, model.accrued.owed.tolist(), strict=False):
        assert owed == pytest.approx(getattr(firm, sales) * rate * MICROCENTS_PER_DOLLAR, rel=1e-9)
    assert not model.accrued.owed[len(model.cast.ai_firms) :].any()


def test_a_share_of_the_gross_of_what_ai_made() -> None:
    model = stepped("union_negotiated", 8)
    rate = model.economy.rate
    made = model.economy.flows.ai_made
    for studio, owed in zip(model.cast.studios, model.accrued.owed[len(model.cast.ai_firms) :].tolist(), strict=True):
        assert owed == pytest.approx(studio.revenue * made * rate * MICROCENTS_PER_DOLLAR, rel=1e-8)
    assert 0.0 < rate <= 0.08
    assert 0.0 < made < 1.0


def with_royalty(royalty: Royalty, name: str = "data_dignity") -> ResidualModel:
    """A world of this royalty."""
    return stepped(regime(name).replaced(royalty), 5)


@pytest.mark.parametrize(("threshold", "counts"), [(0.001, 1.0), (0.999, 0.0)])
def test_above_a_threshold_all_counts_and_below_it_nothing(threshold: float, counts: float) -> None:
    share = Figure(value=threshold, unit="share", source="assumption", grade="D")
    rate = assumption(0.01, "share")
    model = with_royalty(Gross(rate=rate, ai_made="threshold", threshold=share))
    owed = model.accrued.owed[len(model.cast.ai_firms) :].sum()
    gross = model.economy.flows.gross_by_studio.sum()
    assert owed == pytest.approx(counts * gross * 0.01 * MICROCENTS_PER_DOLLAR, rel=1e-8)


@pytest.mark.parametrize(("kind", "minutes"), [(PerMinute, 60.0), (PerWork, 1.0)])
def test_amounts_a_year_for_what_a_model_was_trained_on(kind: type, minutes: float) -> None:
    model = with_royalty(kind(amount=assumption(4.0, "usd")))
    for firm, owed in zip(model.cast.ai_firms, model.accrued.owed.tolist(), strict=False):
        works = firm.claims.permitted.sum() * model.works.weight
        assert owed == pytest.approx(works * minutes * 4.0 / 4.0 * MICROCENTS_PER_DOLLAR, rel=1e-9)


def test_the_wages_of_replaced_roles() -> None:
    model = with_royalty(WageEquivalent(rate=assumption(0.5, "multiple")))
    owed = model.accrued.owed[len(model.cast.ai_firms) :].sum()
    assert owed == pytest.approx(0.5 * model.economy.flows.displaced_wages.sum() * MICROCENTS_PER_DOLLAR, rel=1e-8)


def test_the_wages_of_replaced_roles_of_some_crafts() -> None:
    model = with_royalty(WageEquivalent(rate=assumption(1.0, "multiple"), crafts=("actors", "background")))
    names = [craft.name for craft in model.base.sector.crafts]
    lost = model.economy.flows.displaced_wages[[names.index("actors"), names.index("background")]].sum()
    owed = model.accrued.owed[len(model.cast.ai_firms) :].sum()
    assert 0.0 < lost < model.economy.flows.displaced_wages.sum()
    assert owed == pytest.approx(lost * MICROCENTS_PER_DOLLAR, rel=1e-8)


@pytest.mark.parametrize("payer", ["ai_firms", "studios"])
@pytest.mark.parametrize("rate", [0.5, 1.0])
def test_a_share_of_profit_is_of_profit_before_the_royalty(rate: float, payer: Payer) -> None:
    seen: list[float] = []

    def watch(model: ResidualModel) -> None:
        owed = royalties_of(model, payer)
        studios = [studio.profit for studio in model.cast.studios]
        earned = [firm.profit for firm in model.cast.ai_firms] if payer == "ai_firms" else studios
        before = sum(earned) + sum(owed)
        losses = sum(profit for profit in earned if profit < 0.0)
        assert sum(owed) == pytest.approx(rate * (before - losses), rel=1e-8)
        seen.append(sum(owed))

    stepped(regime("data_dignity").replaced(Profit(rate=assumption(rate, "share"), paid_by=payer)), 4, watch=watch)
    assert min(seen) > 0.0


def royalties_of(model: ResidualModel, payer: Payer) -> list[float]:
    """Dollars that each party of a kind owes."""
    owed, firms = model.accrued.owed / MICROCENTS_PER_DOLLAR, len(model.cast.ai_firms)
    return [float(part) for part in (owed[:firms] if payer == "ai_firms" else owed[firms:])]


def fates(probability: float, penalty: float, quarters: int) -> dict[tuple[int, int], list[str]]:
    """(AI firm, year) -> what became of each quarter's debt: paid, fined or evaded."""
    chances = {"probability": assumption(probability, "share_per_year")}
    audit = Audit(**chances, penalty_multiple=assumption(penalty, "multiple"))
    seen: dict[tuple[int, int], list[str]] = defaultdict(list)

    def watch(model: ResidualModel) -> None:
        due = model.law.of(Royalty).owed(accrue.bases(model)).tolist()
        fines = [should * round((1.0 + penalty) * 1e9) // 10**9 for should in due]
        for firm in range(len(model.base.sector.ai_firms)):
            found = int(model.accrued.owed[firm]), int(model.accrued.evaded[firm])
            words = {(due[firm], 0): "paid", (fines[firm], 0): "fined", (0, due[firm]): "evaded"}
            seen[firm, (model.calendar + -1).year].append(words[found])

    stepped(regime("data_dignity").replaced(audit), quarters, watch=watch)
    return seen


def test_where_audits_cost_more_than_evasion_saves_all_comply() -> None:
    # 1 - 0.25 x 4 = 0, below any margin
    assert {fate for year in fates(0.25, 3.0, 4).values() for fate in year} == {"paid"}


def test_where_evasion_pays_an_audit_finds_a_whole_year() -> None:
    years = fates(0.10, 1.5, 80)  # 1 - 0.10 x 2.5 = 0.75, above the margin of 0.5
    assert len(years) == 5 * 20
    # Who believes in audits, having seen some, pays for a while; within a year an audit finds all quarters or none.
    evaders = [fate for fate in years.values() if "paid" not in fate]
    assert all(fate in (["fined"] * 4, ["evaded"] * 4) for fate in evaders)
    fined = sum(fate == ["fined"] * 4 for fate in evaders) / len(evaders)
    assert fined == pytest.approx(0.10, abs=4.0 * np.sqrt(0.09 / len(evaders)))


def test_without_a_clause_on_audits_everybody_complies() -> None:
    model = stepped("status_quo", 4)
    due = np.array([5, 0, 7], np.int64)
    owed, evaded = accrue.after_evasion(model, due, np.zeros(3, np.int64))
    assert owed.tolist() == [5, 0, 7]
    assert evaded.tolist() == [0, 0, 0]


def test_a_studios_works_drew_on_all_firms_as_studios_buy() -> None:
    model = stepped("union_negotiated", 6)
    claims = accrue.claims_by_payer(model)
    firms = model.cast.ai_firms
    bought = np.array([firm.revenue for firm in firms])
    mixed = sum(share * firm.claims.weights for share, firm in zip(bought / bought.sum(), firms, strict=True))
    assert claims[-1].weights == pytest.approx(mixed)
    assert claims[-1].weights.sum() + claims[-1].undistributed == pytest.approx(1.0)
    assert len(claims) == len(firms) + len(model.cast.studios)
