"""Settle: what was accrued last quarter reaches works, holders, funds and people, or waits, to the microcent.

Pipeline of MODEL.md (8): administration, then the four parties; the explained part follows the key, the rest its
rule; works to people by points; what holders pass on under old contracts joins the people's part; then commission,
matching, minimum, fee and cap. Every step posts to the ledger; nothing here is a float but the weights of claims.
"""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from simulator.kernels.split import split
from simulator.model.allot import pay_holders, share_pool, to_works
from simulator.model.books import Pots, Settlement, payer_account, post
from simulator.model.pay import expire, pay
from simulator.money import exact_sum
from simulator.terms.entitlement import PARTIES, Entitlement
from simulator.terms.settlement import Settlement as Pipeline

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel

M8 = npt.NDArray[np.int64]


def settle(model: "ResidualModel") -> None:
    """Pay out what accrued in the quarter before, and let old escrow expire."""
    law = model.accrued.law
    model.settlement = Settlement()
    pots = Pots.empty(model.works.size)
    for payer in np.flatnonzero(model.accrued.owed):
        collect(model, int(payer), pots)
    share_pool(model, pots)
    pay_holders(model, pots)
    pay(model, law, pots)
    expire(model, law.of(Pipeline))


def collect(model: "ResidualModel", payer: int, pots: Pots) -> None:
    """One payer's debt: administration off, then funds at once and the rest to the pots of works."""
    owed = int(model.accrued.owed[payer])
    fee = int(model.accrued.law.of(Pipeline).administration_on(model.accrued.owed[payer : payer + 1])[0])
    post(model, "royalty", payer_account(model, payer), "collected", owed)
    post(model, "administration", "collected", "administration", fee)
    model.settlement.collected += owed
    model.settlement.administration += fee
    parts = parties(model, owed - fee)
    for fund in ("guild_fund", "social_fund"):
        post(model, "fund", "collected", f"fund:{fund.removesuffix('_fund')}", parts[fund])
        model.settlement.funds += parts[fund]
    allot(model, payer, parts, pots)


def parties(model: "ResidualModel", net: int) -> dict[str, int]:
    """A net amount divided between contributors, holder and funds, to the microcent."""
    weights = np.array(model.accrued.law.of(Entitlement).weights(), dtype=np.uint32)
    return {party: int(part) for party, part in zip(PARTIES, split(net, weights), strict=True)}


def allot(model: "ResidualModel", payer: int, parts: dict[str, int], pots: Pots) -> None:
    """The people's and the holders' parts of one payer to works."""
    claims = model.accrued.claims[payer]
    people, holders = np.zeros_like(pots.people), np.zeros_like(pots.holders)
    to_works(model, claims, parts["contributors"], pots, people)
    to_works(model, claims, parts["holder"], pots, holders)
    pots.people += people
    pots.holders += holders
    pots.by_payer[payer] = people
    number = payer - len(model.cast.ai_firms)
    if number >= 0:  # a studio that pays for works it owns pays itself: shown apart, netted in incidence
        model.settlement.self_payments += exact_sum(holders[model.works.owner == number])
