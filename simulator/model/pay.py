"""Pay: works' pots reach people by credit points, or wait in escrow and below the minimum."""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from simulator.agents.draws import uniforms
from simulator.kernels.payout import COMMISSION, ESCROWED, FEES, OVER_CAP, PAID, pay_people
from simulator.kernels.rollup import roll_up
from simulator.kernels.split import split, whole_weights
from simulator.model.allot import lose
from simulator.model.books import PeoplesQuarter, Pots, payer_account, post
from simulator.model.entitled import points_of
from simulator.money import LARGEST, MoneyOverflow, exact_sum
from simulator.quarters import QUARTERS_PER_YEAR
from simulator.terms.settlement import Settlement as Pipeline
from simulator.terms.sheet import TermSheet

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel

M8 = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

DESTINATIONS = (
    ("commission", "agents", COMMISSION),
    ("fee", "administration", FEES),
    ("cap", "pool", OVER_CAP),
    ("escrow", "escrow", ESCROWED),
    ("payment", "people", PAID),
)
# What came out of the pool in a quarter without debts has no payer to return to, and goes back into the pool.
EXPIRED_TO = {"pool": "pool", "fund": "fund:social", "holder": "holder:unnamed", "return": "pool"}


def gross_of_people(model: "ResidualModel", law: TermSheet, pots: Pots) -> M8:
    """Works' pots rolled up to people (people,); a work that credits nobody leaves its pot undistributed."""
    works = model.works
    is_orphan = np.diff(works.starts) == 0
    lose(model, exact_sum(pots.people[is_orphan]))
    pots.people[is_orphan] = 0
    if not pots.people.any():
        return np.zeros(model.people.size, np.int64)
    points = points_of(model, law)
    return roll_up(pots.people, works.starts, works.people, points, model.people.size)


def pay(model: "ResidualModel", law: TermSheet, pots: Pots) -> None:
    """Commission, matching, fee, minimum and cap, row by row; then the ledger and the recorder."""
    people, column = model.people, model.now % QUARTERS_PER_YEAR
    gross = gross_of_people(model, law, pots)
    people.residuals[column] = 0
    quarter = PeoplesQuarter(
        gross,
        people.carried.copy(),
        law.of(Pipeline).commission_on(gross),
        np.zeros_like(gross),
        np.zeros_like(gross),
    )
    totals = settle_rows(model, law.of(Pipeline), quarter)
    people.residuals[column] = quarter.paid
    hold(model, quarter.escrow)
    book(model, exact_sum(gross), totals, quarter.paid)
    if model.recorder is not None:
        model.recorder.record(model, law, pots, quarter)


def settle_rows(model: "ResidualModel", clause: Pipeline, quarter: PeoplesQuarter) -> M8:
    """Run the kernel: fees, minimum and cap are per person, so a row of several persons has them several times.

    MoneyOverflow before anything is paid where a sum would not fit: a fork's postings, which would say so, are none.
    """
    due = exact_sum(quarter.gross) + exact_sum(quarter.carried_before)
    if due > LARGEST:
        raise MoneyOverflow(f"due to people in {model.calendar}: {due} microcents do not fit in one account")
    people, cap = model.people, clause.cap_microcents_per_year
    # Nobody is due more than LARGEST, so that a fee, minimum or cap beyond it is no other than LARGEST itself.
    fee, minimum, most = (
        min(each * people.weight, LARGEST)
        for each in (clause.payee_fee_microcents, clause.minimum_payment_microcents, -1 if cap is None else cap)
    )
    return pay_people(
        quarter.gross,
        found(model, clause.matched_share),
        received(people.residuals),
        people.carried,
        quarter.commission,
        fee,
        minimum,
        -1 if cap is None else most,
        quarter.paid,
        quarter.escrow,
    )


def received(residuals: M8) -> M8:
    """What each row had (people,) in the quarters (4, people) before, at most LARGEST: no sum wraps."""
    total: M8 = residuals.sum(axis=0)
    for row in np.flatnonzero((residuals > LARGEST // QUARTERS_PER_YEAR).any(axis=0)).tolist():
        total[row] = min(sum(residuals[:, row].tolist()), LARGEST)
    return total


def book(model: "ResidualModel", gross: int, totals: M8, paid: M8) -> None:
    """Post the quarter's sums and keep them for measures."""
    post(model, "distribution", "collected", "people_due", gross)
    for reason, account, item in DESTINATIONS:
        post(model, reason, "people_due", account, int(totals[item]))
    model.society.pool_microcents += int(totals[OVER_CAP])
    result = model.settlement
    result.commission, result.fees = int(totals[COMMISSION]), int(totals[FEES])
    result.administration += result.fees
    result.escrowed, result.people, result.paid = int(totals[ESCROWED]), int(totals[PAID]), paid


def found(model: "ResidualModel", share: float) -> Flags:
    """Which people the society can find and pay, (people,): the same ones in every quarter and regime."""
    return uniforms(model.luck, "identified", model.people.luck_id) < share


def hold(model: "ResidualModel", escrow: M8) -> None:
    """Remember whose money entered escrow this quarter."""
    rows = np.flatnonzero(escrow)
    if rows.size:
        model.people.escrowed += escrow
        model.society.escrow.append((model.now, rows, escrow[rows], model.accrued.owed))


def expire(model: "ResidualModel", clause: Pipeline) -> None:
    """Escrow that has waited long enough goes where the term sheet says."""
    while model.society.escrow and model.now - model.society.escrow[0][0] >= max(1, clause.waiting_quarters):
        _, rows, amounts, owed = model.society.escrow.pop(0)
        model.people.escrowed[rows] -= amounts
        total = exact_sum(amounts)
        if clause.on_expiry == "return" and owed.any():
            give_back(model, total, owed)
            continue
        post(model, "expiry", "escrow", EXPIRED_TO[clause.on_expiry], total)
        if clause.on_expiry in {"pool", "return"}:
            model.society.pool_microcents += total
        model.settlement.funds += total if clause.on_expiry == "fund" else 0
        model.settlement.holders += total if clause.on_expiry == "holder" else 0


def give_back(model: "ResidualModel", amount: int, owed: M8) -> None:
    """Expired money returns to who paid it, in proportion to what each owed (payers,) when it entered escrow."""
    parts = split(amount, whole_weights(owed.astype(np.float64)))
    for payer in np.flatnonzero(parts).tolist():
        post(model, "expiry", "escrow", payer_account(model, payer), int(parts[payer]))
    model.settlement.returned = model.settlement.returned + parts
