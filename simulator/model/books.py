"""The quarter's books: pots by work, payments for measures, and a pen that posts to the ledger."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from simulator.terms.sheet import TermSheet

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel

M8 = npt.NDArray[np.int64]


@dataclass
class Pots:
    """Microcents by work (works,): what its people and its holder get.

    `by_payer` says whose the people's part was; those who share their claims stand under the first of them.
    """

    people: M8
    holders: M8
    by_payer: dict[int, M8] = field(default_factory=dict)

    @classmethod
    def empty(cls, works: int) -> "Pots":
        """Nothing yet for so many works."""
        return cls(np.zeros(works, np.int64), np.zeros(works, np.int64))


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
    returned: M8 | int = 0  # (payers,) escrow that expired back to who paid it


@dataclass(frozen=True)
class PeoplesQuarter:
    """What happened to people's rows in a quarter, (people,) microcents each."""

    gross: M8
    carried_before: M8
    commission: M8
    escrow: M8
    paid: M8


class Recorder(Protocol):
    """Sees a quarter's pots and what each person got of them; for statements and audits."""

    def record(self, model: "ResidualModel", law: TermSheet, pots: Pots, people: PeoplesQuarter) -> None:
        """Called once a quarter, after people were paid."""


def post(model: "ResidualModel", reason: str, debit: str, credit: str, microcents: int) -> None:
    """Move an amount between named accounts this quarter; not if it is zero, nor in a fork: its ledger stays empty."""
    if microcents != 0 and not model.is_fork:
        accounts = model.ledger.accounts
        model.ledger.post(model.now, reason, "settlement", accounts.open(debit), accounts.open(credit), microcents)


def group_name(model: "ResidualModel", payer: int) -> str:
    """Name of those who share a payer's claims: an AI firm alone, or all studios."""
    return payer_account(model, payer) if payer < len(model.cast.ai_firms) else "studios"


def payer_account(model: "ResidualModel", payer: int) -> str:
    """Name of a payer's account: AI firms come first, then studios."""
    firms, studios = model.cast.ai_firms, model.cast.studios
    return f"ai_firm:{firms[payer].name}" if payer < len(firms) else f"studio:{studios[payer - len(firms)].name}"
