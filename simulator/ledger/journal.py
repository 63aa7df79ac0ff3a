"""The journal: every flow of residual money as a posting from one account to another, and exact balances.

A posting takes whole microcents out of the debited account and puts them into the credited one, so that all
balances sum to zero. An amount is positive; a refund is the opposite posting. Nothing here is ever a float.
"""

from collections.abc import Callable
from operator import index

import numpy as np
import numpy.typing as npt

from simulator.ledger.accounts import Accounts
from simulator.ledger.exact import sums_by
from simulator.ledger.posting import NO_WORK, POSTING, Postings, Row, block_of, check_span, described
from simulator.ledger.reasons import CLAUSES, REASONS, number_of
from simulator.money import LARGEST, MoneyOverflow

ROWS_IN_BLOCK = 65_536  # single postings that wait for the sink


class Ledger:
    """A list of postings and the balance of every account as a Python integer."""

    def __init__(self, accounts: Accounts | None = None, sink: Callable[[Postings], object] | None = None) -> None:
        """With a `sink`, blocks of postings go there in order and are not kept: memory stays bounded."""
        self.accounts = Accounts() if accounts is None else accounts
        self._sink = sink
        self._balances: list[int] = []
        self._rows: list[Row] = []  # postings since the last block
        self._blocks: list[Postings] = []

    def post(  # noqa: PLR0913 - the fields of a posting
        self,
        quarter: int,
        reason: str | int,
        clause: str | int,
        debit: int,
        credit: int,
        microcents: int,
        work: int = NO_WORK,
    ) -> None:
        """Move microcents from account `debit` to account `credit`; all or nothing.

        Raises MoneyOverflow, naming the posting, for an amount that is not positive or takes an account out of
        -(2**63 - 1) to 2**63 - 1; ValueError for an unknown account, reason or clause; TypeError for a float.
        """
        labels = number_of(reason, REASONS, "reason"), number_of(clause, CLAUSES, "clause")
        row = (index(quarter), *labels, index(debit), index(credit), index(work), index(microcents))
        check_span("quarter", row[0], row[0])
        check_span("work", row[5], row[5])
        self._check_accounts(min(row[3], row[4]), max(row[3], row[4]))
        self._move(row)
        self._rows.append(row)
        if self._sink is not None and len(self._rows) >= ROWS_IN_BLOCK:
            self._flush()

    def post_many(  # noqa: PLR0913 - the fields of a posting
        self,
        quarter: npt.ArrayLike,
        reason: str | int,
        clause: str | int,
        debit: npt.ArrayLike,
        credit: npt.ArrayLike,
        microcents: npt.ArrayLike,
        work: npt.ArrayLike = NO_WORK,
    ) -> None:
        """Postings (n,) of one reason, in order; a single number stands for all of them. All or nothing.

        Raises as `post` does; the posting named is the first that cannot be made.
        """
        labels = number_of(reason, REASONS, "reason"), number_of(clause, CLAUSES, "clause")
        sides = {"debit": debit, "credit": credit}
        block = block_of(*labels, {"quarter": quarter, "work": work, "microcents": microcents, **sides})
        if block.size:
            both = np.concatenate([block["debit"], block["credit"]])
            self._check_accounts(int(both.min()), int(both.max()))
        self._move_block(block)
        self._flush()
        self._keep(block)

    def postings(self) -> Postings:
        """All postings in the order they were made: (n,) of POSTING, a copy. RuntimeError where a sink has them."""
        self.flush()
        if self._sink is not None:
            raise RuntimeError("the postings went to the ledger's sink and were not kept")
        return np.concatenate([np.empty(0, dtype=POSTING), *self._blocks])

    def flush(self) -> None:
        """Hand on the last postings; a sink then has them all."""
        self._flush()

    def balances(self) -> dict[str, int]:
        """Account name -> microcents received less microcents given, exact, for every open account."""
        self._grow()
        return dict(zip(self.accounts.names(), self._balances, strict=True))

    def total(self) -> int:
        """The sum of all balances: zero, always."""
        return sum(self._balances)

    def _grow(self) -> None:
        self._balances.extend([0] * (len(self.accounts) - len(self._balances)))

    def _check_accounts(self, lowest: int, highest: int) -> None:
        self._grow()
        if lowest < 0 or highest >= len(self.accounts):
            raise ValueError(f"accounts {lowest} to {highest}: only 0 to {len(self.accounts) - 1} are open")

    def _move(self, row: Row) -> None:
        """Change two balances, or raise and change none."""
        debit, credit, amount = row[3], row[4], row[6]
        moved = 0 if debit == credit else amount  # to itself: a line, and no change
        taken, given = self._balances[debit] - moved, self._balances[credit] + moved
        if not 0 < amount <= LARGEST:
            raise MoneyOverflow(f"{described(row, self.accounts)}: an amount lies in 1 to 2**63 - 1")
        if taken < -LARGEST or given > LARGEST:
            raise MoneyOverflow(f"{described(row, self.accounts)}: an account would leave +-(2**63 - 1)")
        self._balances[debit], self._balances[credit] = taken, given

    def _move_block(self, block: Postings) -> None:
        """Change balances by a block, or raise for its first impossible posting and change none."""
        self._grow()
        before, amounts = list(self._balances), block["microcents"]
        taken, given = (sums_by(block[side], amounts, len(before)) for side in ("debit", "credit"))
        reach = (abs(own) + out + into for own, out, into in zip(before, taken, given, strict=True))
        if (amounts > 0).all() and max(reach, default=0) <= LARGEST:  # in no order can an account leave
            self._balances = [own - out + into for own, out, into in zip(before, taken, given, strict=True)]
            return
        try:
            for number in range(block.size):
                self._move(block[number].item())
        except MoneyOverflow:
            self._balances = before
            raise

    def _flush(self) -> None:
        if self._rows:
            self._keep(np.array(self._rows, dtype=POSTING))
            self._rows = []

    def _keep(self, block: Postings) -> None:
        """A block to the sink, or to the others."""
        (self._blocks.append if self._sink is None else self._sink)(block)
