"""Settle: what was accrued last quarter reaches works, holders, funds and people, or waits, to the microcent.

Pipeline of MODEL.md (8): administration, then the four parties; the explained part follows the key, the rest its
rule; works to people by points; what holders pass on under old contracts joins the people's part; then commission,
matching, minimum, fee and cap. Every step posts to the ledger; nothing here is a float but the weights of claims.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from simulator.agents.draws import uniforms
from simulator.agents.institutions import Claims
from simulator.kernels.payout import COMMISSION, ESCROWED, FEES, OVER_CAP, PAID, pay_people
from simulator.kernels.rollup import roll_up
from simulator.kernels.split import split, whole_weights
from simulator.money import apply_rate, exact_sum, parts_per_billion
from simulator.quarters import QUARTERS_PER_YEAR
from simulator.terms.allocation import Allocation
from simulator.terms.entitlement import Entitlement
from simulator.terms.settlement import Settlement as SettlementClause
from simulator.terms.sheet import TermSheet

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel

F8 = npt.NDArray[np.float64]
M8 = npt.NDArray[np.int64]
U4 = npt.NDArray[np.uint32]
Flags = npt.NDArray[np.bool_]


@dataclass
class Pots:
    """Microcents by work (works,): what its contributors and its holder get; `by_payer` says from whom."""

    people: M8
    holders: M8
    pool: M8  # the unexplained part, shared equally among the works trained on; inside `people` as well
    by_payer: list[tuple[int, M8]] = field(default_factory=list)


@dataclass
class Settlement:
    """The quarter's payments in microcents, for measures; every one of them is in the ledger too."""

    collected: int = 0
    administration: int = 0
    holders: int = 0
    self_payments: int = 0
    funds: int = 0
    commission: int = 0
    fees: int = 0
    escrowed: int = 0
    people: int = 0
    undistributed: int = 0
    paid: M8 = field(default_factory=lambda: np.zeros(0, np.int64))


class Recorder(Protocol):
    """Sees a quarter's pots and what each person got of them; for statements and audits."""

    def record(self, model: "ResidualModel", law: TermSheet, pots: Pots, gross: M8, before: M8) -> None:
        """gross (people,) microcents of the quarter; before (people,) what was carried into it."""


def settle(model: "ResidualModel") -> None:
    """Pay out what accrued in the quarter before, and let old escrow expire."""
    law = model.accrued.law
    model.settlement = Settlement(paid=np.zeros(model.people.size, np.int64))
    pots = Pots(*(np.zeros(model.works.size, np.int64) for _ in range(3)))
    for payer in np.flatnonzero(model.accrued.owed):
        collect(model, int(payer), pots)
    share_pool(model, pots)
    pay_holders(model, pots)
    gross = people_gross(model, law, pots)
    pay_contributors(model, law, pots, gross)
    expire(model, law.of(SettlementClause))


def collect(model: "ResidualModel", payer: int, pots: Pots) -> None:
    """One payer's debt: administration off, then the parties' parts to pots and funds."""
    law, owed = model.accrued.law, model.accrued.owed[payer : payer + 1]
    result, post = model.settlement, poster(model)
    fee = int(law.of(SettlementClause).administration_on(owed)[0])
    post("royalty", payer_account(model, payer), "collected", int(owed[0]))
    post("administration", "collected", "administration", fee)
    result.collected += int(owed[0])
    result.administration += fee
    weights = np.array(law.of(Entitlement).weights(), dtype=np.uint32)
    contributors, holder, guild, social = (int(part) for part in split(int(owed[0]) - fee, weights))
    for fund, amount in (("guild", guild), ("social", social)):
        post("fund", "collected", f"fund:{fund}", amount)
        result.funds += amount
    claims = model.accrued.claims[payer]
    before = pots.people.copy()
    to_works(model, payer, claims, contributors, pots, pots.people)
    own = np.zeros_like(pots.holders)
    to_works(model, payer, claims, holder, pots, own)
    pots.holders += own
    note_self_payment(model, payer, own)
    pots.by_payer.append((payer, pots.people - before))


def to_works(model: "ResidualModel", payer: int, claims: Claims, amount: int, pots: Pots, into: M8) -> None:
    """Share an amount among works: the explained part by the payer's claims, the rest as the clause says."""
    if amount == 0:
        return
    key, post = model.accrued.law.of(Allocation), poster(model)
    explained = int(key.explained(np.array([amount]))[0])
    lost = spread(into, explained, claims.weights, claims.undistributed)
    rest = amount - explained
    if key.remainder == "fund":
        post("fund", "collected", "fund:guild", rest)
        model.settlement.funds += rest
    else:
        target = pots.holders if key.remainder == "holder" else into
        lost += spread(target, rest, claims.permitted.astype(np.float64), 0.0)
    post("undistributed", "collected", "undistributed", lost)
    model.settlement.undistributed += lost


def spread(into: M8, amount: int, weights: F8, undistributed: float) -> int:
    """Add `amount` to works (works,) by weights; returns what found no work."""
    if amount == 0:
        return 0
    if not weights.any():
        return amount
    parts = split(amount, whole_weights(np.append(weights, undistributed)))
    into[: weights.size] += parts[:-1]
    return int(parts[-1])


def share_pool(model: "ResidualModel", pots: Pots) -> None:
    """Expired and capped money of earlier quarters, equally to the works that any model was trained on."""
    amount = model.society.pool_microcents
    if amount == 0 or not model.accrued.claims:
        return
    trained = model.accrued.claims[-1].permitted.astype(np.float64)
    lost = spread(pots.people, amount, trained, 0.0)
    poster(model)("pool", "pool", "collected", amount - lost)
    model.society.pool_microcents = lost


def pay_holders(model: "ResidualModel", pots: Pots) -> None:
    """Holders keep what old contracts do not pass on; the passed-on part joins the people's pots."""
    flow = apply_rate(pots.holders, parts_per_billion(model.base.sector.law.flow_through.value))
    pots.people += flow
    kept = pots.holders - flow
    for number, studio in enumerate(model.cast.studios):
        amount = exact_sum(kept[model.works.owner == number])
        poster(model)("holder", "collected", f"holder:{studio.name}", amount)
        model.settlement.holders += amount


def note_self_payment(model: "ResidualModel", payer: int, own: M8) -> None:
    """A studio that pays for works it owns pays itself: shown apart, netted in incidence."""
    number = payer - len(model.cast.ai_firms)
    if number >= 0:
        model.settlement.self_payments += exact_sum(own[model.works.owner == number])


def people_gross(model: "ResidualModel", law: TermSheet, pots: Pots) -> M8:
    """Works' pots rolled up to people (people,); a work that credits nobody leaves its pot undistributed."""
    works = model.works
    is_orphan = np.diff(works.starts) == 0
    orphaned = exact_sum(pots.people[is_orphan])
    poster(model)("undistributed", "collected", "undistributed", orphaned)
    model.settlement.undistributed += orphaned
    pots.people[is_orphan] = 0
    if not pots.people.any():
        return np.zeros(model.people.size, np.int64)
    points = law.of(Entitlement).points(works.points)
    return roll_up(pots.people, works.starts, works.people, points, model.people.size)


def pay_contributors(model: "ResidualModel", law: TermSheet, pots: Pots, gross: M8) -> None:
    """Commission, matching, minimum, fee, cap; then the ledger."""
    people, clause, result, post = model.people, law.of(SettlementClause), model.settlement, poster(model)
    carried_before = people.carried.copy()
    paid, escrow = np.zeros(people.size, np.int64), np.zeros(people.size, np.int64)
    column = model.time % QUARTERS_PER_YEAR
    people.residuals[column] = 0
    cap = clause.cap_microcents_per_year
    totals = pay_people(
        gross,
        found(model, clause.matched_share),
        people.residuals.sum(axis=0),
        people.carried,
        clause.commission_on(gross),
        clause.payee_fee_microcents * people.weight,
        clause.minimum_payment_microcents * people.weight,
        -1 if cap is None else cap * people.weight,
        paid,
        escrow,
    )
    people.residuals[column] = paid
    people.escrowed += escrow
    hold(model, escrow)
    post("distribution", "collected", "people_due", exact_sum(gross))
    for reason, account, item in (
        ("commission", "agents", COMMISSION),
        ("fee", "administration", FEES),
        ("cap", "pool", OVER_CAP),
        ("escrow", "escrow", ESCROWED),
        ("payment", "people", PAID),
    ):
        post(reason, "people_due", account, int(totals[item]))
    model.society.pool_microcents += int(totals[OVER_CAP])
    result.commission, result.fees = int(totals[COMMISSION]), int(totals[FEES])
    result.administration += result.fees
    result.escrowed, result.people, result.paid = int(totals[ESCROWED]), int(totals[PAID]), paid
    if model.recorder is not None:
        model.recorder.record(model, law, pots, gross, carried_before)


def found(model: "ResidualModel", share: float) -> Flags:
    """Which people the society can find and pay, (people,): the same ones in every quarter and regime."""
    return uniforms(model.luck, "identified", model.people.luck_id) < share


def hold(model: "ResidualModel", escrow: M8) -> None:
    """Remember whose money entered escrow this quarter."""
    rows = np.flatnonzero(escrow)
    if rows.size:
        model.society.escrow.append((model.time, rows, escrow[rows]))


def expire(model: "ResidualModel", clause: SettlementClause) -> None:
    """Escrow that has waited long enough goes where the term sheet says."""
    while model.society.escrow and model.time - model.society.escrow[0][0] >= max(1, clause.waiting_quarters):
        _, rows, amounts = model.society.escrow.pop(0)
        total = exact_sum(amounts)
        model.people.escrowed[rows] -= amounts
        account = {"pool": "pool", "fund": "fund:social", "holder": "holders_unnamed", "return": "payers_returned"}
        poster(model)("expiry", "escrow", account[clause.on_expiry], total)
        if clause.on_expiry == "pool":
            model.society.pool_microcents += total
        elif clause.on_expiry == "fund":
            model.settlement.funds += total
        elif clause.on_expiry == "holder":
            model.settlement.holders += total


def payer_account(model: "ResidualModel", payer: int) -> str:
    """Name of a payer's account."""
    firms = model.cast.ai_firms
    return f"ai_firm:{firms[payer].name}" if payer < len(firms) else f"studio:{model.cast.studios[payer - len(firms)].name}"


class poster:  # noqa: N801 - a verb with a model in hand
    """Posts amounts between named accounts; nothing where the amount is zero."""

    def __init__(self, model: "ResidualModel") -> None:
        """Open to the model's ledger."""
        self.model = model

    def __call__(self, reason: str, debit: str, credit: str, microcents: int) -> None:
        """One posting of this quarter."""
        if microcents == 0:
            return
        model, accounts = self.model, self.model.ledger.accounts
        model.ledger.post(
            model.time, reason, "settlement", accounts.open(debit), accounts.open(credit), microcents
        )
