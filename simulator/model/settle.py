"""Settle: what was accrued last quarter reaches works, holders, funds and people, or waits, to the microcent.

Pipeline of MODEL.md (8): administration, then the four parties; the explained part follows the key, the rest its
rule; works to people by points; what holders pass on under old contracts joins the people's part; then commission,
matching, minimum, fee and cap. Every step posts to the ledger; nothing here is a float but the weights of claims.
"""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from simulator.kernels.split import split
from simulator.ledger.exact import sums_by
from simulator.model.allot import pay_holders, share_pool, to_works
from simulator.model.books import Pots, Settlement, payer_account, post
from simulator.model.contracts import honour
from simulator.model.pay import expire, pay
from simulator.money import LARGEST, MoneyOverflow
from simulator.terms.entitlement import PARTIES, Entitlement
from simulator.terms.settlement import Settlement as Pipeline

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel

M8 = npt.NDArray[np.int64]
U4 = npt.NDArray[np.uint32]


def settle(model: "ResidualModel") -> None:
    """Pay out what accrued in the quarter before, and let old escrow expire."""
    law = model.accrued.law
    model.settlement = Settlement()
    pots = Pots.empty(model.works.size)
    weights = np.array(law.of(Entitlement).weights(), dtype=np.uint32)
    for group in payer_groups(model):
        parts = [collect(model, payer, weights) for payer in group]
        allot(model, group, parts, pots)
    share_pool(model, pots)
    pay_holders(model, pots)
    pay(model, law, pots)
    expire(model, law.of(Pipeline))


def payer_groups(model: "ResidualModel") -> list[list[int]]:
    """Payers that owe something, together where the same works made what they sell (all studios have one mix)."""
    groups: dict[int, list[int]] = {}
    for payer in np.flatnonzero(model.accrued.owed).tolist():
        groups.setdefault(id(model.accrued.claims[payer]), []).append(payer)
    return list(groups.values())


def collect(model: "ResidualModel", payer: int, weights: U4) -> dict[str, int]:
    """One payer's debt: administration off, funds at once; what contributors and holders get of it comes back."""
    owed = int(model.accrued.owed[payer])
    fee = int(model.accrued.law.of(Pipeline).administration_on(model.accrued.owed[payer : payer + 1])[0])
    post(model, "royalty", payer_account(model, payer), "collected", owed)
    post(model, "administration", "collected", "administration", fee)
    model.settlement.collected += owed
    check_pots(model)
    model.settlement.administration += fee
    parts = {party: int(part) for party, part in zip(PARTIES, split(owed - fee, weights), strict=True)}
    for fund in ("guild_fund", "social_fund"):
        post(model, "fund", "collected", f"fund:{fund.removesuffix('_fund')}", parts[fund])
        model.settlement.funds += parts[fund]
    return parts


def check_pots(model: "ResidualModel") -> None:
    """MoneyOverflow before a work's pot can wrap: all of them together hold the quarter's money and the pool."""
    most = model.settlement.collected + model.society.pool_microcents
    if most > LARGEST:
        raise MoneyOverflow(f"to be shared out in {model.calendar}: {most} microcents do not fit in one account")


def allot(model: "ResidualModel", group: list[int], parts: list[dict[str, int]], pots: Pots) -> None:
    """The people's and the holders' parts of a group of payers to the works that they drew on."""
    claims = model.accrued.claims[group[0]]
    people, holders = np.zeros_like(pots.people), np.zeros_like(pots.holders)
    to_works(model, claims, sum(part["contributors"] for part in parts), pots, people)
    to_works(model, claims, sum(part["holder"] for part in parts), pots, holders)
    note_self_payments(model, group, [part["holder"] for part in parts], holders)
    honour(model, people, holders)
    pots.people += people
    pots.holders += holders
    pots.by_payer[group[0]] = people


def note_self_payments(model: "ResidualModel", group: list[int], paid: list[int], holders: M8) -> None:
    """A studio that pays for works it owns pays itself, by its part of the group's money: shown apart."""
    firms, total = len(model.cast.ai_firms), sum(paid)
    if total == 0 or max(group) < firms:
        return
    own = sums_by(model.works.owner, holders, len(model.cast.studios))
    model.settlement.self_payments += sum(
        own[payer - firms] * amount // total for payer, amount in zip(group, paid, strict=True) if payer >= firms
    )
