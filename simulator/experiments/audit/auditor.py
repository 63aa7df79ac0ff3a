"""The auditor: stands beside a replayed run, keeps own books, and stops at the first difference."""

from collections import deque
from typing import TYPE_CHECKING

import numpy as np

from simulator.agents.draws import uniforms
from simulator.experiments.audit.arithmetic import hamilton, whole_weights
from simulator.experiments.audit.claims import ClaimsAudit
from simulator.experiments.audit.debts import DebtsAudit
from simulator.experiments.audit.journal import Difference, Journal, same
from simulator.experiments.audit.people import REASONS, Outcome, PeopleAudit, Rows, rolled_up
from simulator.experiments.audit.rules import Rules, rules_of
from simulator.experiments.audit.works import WorksAudit
from simulator.ledger.reasons import REASONS as NUMBERS
from simulator.ledger.statements import totals_by
from simulator.model.books import M8, PeoplesQuarter, Pots, payer_account
from simulator.terms.sheet import TermSheet

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel

TARGETS = dict(zip(REASONS, ("agents", "administration", "pool", "escrow", "people"), strict=True))
EXPIRED = {"pool": "pool", "fund": "fund:social", "holder": "holder:unnamed", "return": "pool"}


class Auditor:
    """A recorder (simulator.model.books) that recomputes what it is shown.

    Inputs are taken as they are: the bases that royalties are a share of, what firms trained on, the outputs drawn
    from it, embeddings, credits, and the luck that decides who is found. Everything after that is worked out again
    from quarter to quarter, from the auditor's own state: debts, claims, works, people, and every posting.
    """

    def __init__(self) -> None:
        self.journal, self.people = Journal(), PeopleAudit()
        self.debts, self.claims = DebtsAudit(), ClaimsAudit()
        self.escrow: deque[tuple[int, int, list[int]]] = deque()  # quarter, microcents, what payers owed
        self.pool = 0
        self.recouped: dict[int, int] = {}  # work -> microcents of its advance
        self.quarters = self.payments = 0
        self.by_quarter: dict[str, dict[str, int]] = {}

    def record(self, model: "ResidualModel", law: TermSheet, pots: Pots, people: PeoplesQuarter) -> None:
        """One quarter; Difference at the first amount that is not the auditor's."""
        rules, now = rules_of(law), str(model.calendar)
        self.debts.check(model)
        self.claims.check(model)
        works = WorksAudit(model, rules, self.journal, self.pool, self.recouped)
        works.run()
        gross, lost = rolled_up(model, works.people, rules.crafts)
        works.post("undistributed", "collected", "undistributed", lost)
        orphans = np.diff(model.works.starts) == 0
        same(now, "pot of work", listed(works.people, orphans), filled(pots.people))
        same(now, "holder's part of work", listed(works.holders, None), filled(pots.holders))
        is_found = uniforms(model.luck, "identified", model.people.luck_id) < rules.matched_share
        outcome = self.people.settle(gross, rules, is_found.tolist(), model.people.weight)
        self.compare(now, model, people, outcome)
        self.book(works, outcome)
        self.expire(works, rules)
        self.close(now, outcome)

    def compare(self, now: str, model: "ResidualModel", people: PeoplesQuarter, outcome: Outcome) -> None:
        """Row by row: what came in, what was taken off, what was paid and what waits."""
        same(now, "due to row", outcome.gross, filled(people.gross))
        same(now, "commission of row", {r: c for r, c in outcome.commission.items() if c}, filled(people.commission))
        same(now, "escrow of row", outcome.escrow, filled(people.escrow))
        same(now, "payment to row", outcome.paid, filled(people.paid))
        same(now, "carried on for row", self.people.carried, filled(model.people.carried))

    def book(self, works: WorksAudit, outcome: Outcome) -> None:
        """The quarter's sums of people."""
        works.post("distribution", "collected", "people_due", sum(outcome.gross.values()))
        for reason, account in TARGETS.items():
            works.post(reason, "people_due", account, outcome.sums[reason])
        self.pool = works.pool + outcome.sums["cap"]
        if outcome.sums["escrow"]:
            self.escrow.append((works.model.now, outcome.sums["escrow"], works.model.accrued.owed.tolist()))

    def expire(self, works: WorksAudit, rules: Rules) -> None:
        """Escrow that has waited its time."""
        while self.escrow and works.model.now - self.escrow[0][0] >= rules.waits:
            _, amount, owed = self.escrow.popleft()
            if rules.expires_to == "return" and any(owed):
                for payer, part in enumerate(hamilton(amount, whole_weights([float(debt) for debt in owed]))):
                    works.post("expiry", "escrow", payer_account(works.model, payer), part)
                continue
            works.post("expiry", "escrow", EXPIRED[rules.expires_to], amount)
            self.pool += amount if rules.expires_to in {"pool", "return"} else 0

    def close(self, now: str, outcome: Outcome) -> None:
        """Count, and remember what is held at the quarter's end."""
        self.quarters += 1
        self.payments += len(outcome.paid)
        held = {
            name: self.journal.balances[name] for name in ("escrow", "undistributed") if name in self.journal.balances
        }
        self.by_quarter[now] = held | {
            "paid_people": outcome.sums["payment"],
            "agent_commission": outcome.sums["commission"],
            "escrowed": outcome.sums["escrow"],
            "carried": sum(self.people.carried.values()),
        }

    def finish(self, model: "ResidualModel") -> None:
        """Every posting of the ledger, by quarter, reason and accounts; and every balance."""
        name, words = model.ledger.accounts.name, {number: word for word, number in NUMBERS.items()}
        totals = totals_by(model.ledger.postings(), "quarter", "reason", "debit", "credit")
        recorded = {
            (q, words[reason], name(debit), name(credit)): n for (q, reason, debit, credit), n in totals.items()
        }
        same("ledger", "posting", self.journal.flows, recorded)
        same("ledger", "balance of", self.journal.balances, model.ledger.balances())
        if sum(self.journal.balances.values()):
            raise Difference("ledger", "sum of all accounts", 0, sum(self.journal.balances.values()))


def filled(rows: M8) -> Rows:
    """Row -> microcents, where there are any."""
    places = np.flatnonzero(rows)
    return dict(zip(places.tolist(), rows[places].tolist(), strict=True))


def listed(pots: list[int], skipped: np.ndarray | None) -> Rows:
    """Work -> microcents, where there are any, without the works that are skipped."""
    return {work: pot for work, pot in enumerate(pots) if pot and not (skipped is not None and skipped[work])}
