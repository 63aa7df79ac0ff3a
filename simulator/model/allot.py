"""Allot: a payer's money goes to works, by its claims and by the rule for what claims do not explain."""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from simulator.agents.institutions import Claims
from simulator.kernels.split import split, whole_weights
from simulator.ledger.exact import sums_by
from simulator.model.books import Pots, post
from simulator.money import LARGEST, apply_rate, parts_per_billion
from simulator.terms.allocation import Allocation
from simulator.terms.settlement import Settlement as Pipeline

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel

F8 = npt.NDArray[np.float64]
M8 = npt.NDArray[np.int64]


def to_works(model: "ResidualModel", claims: Claims, amount: int, pots: Pots, into: M8) -> None:
    """Share an amount among works (works,): the explained part by claims, the rest as the clause says."""
    key = model.accrued.law.of(Allocation)
    explained = int(key.explained(np.array([amount]))[0])
    # What no training record shows is not explained either, and goes where the rest does.
    explained -= int(apply_rate(np.array([explained]), parts_per_billion(claims.untraced))[0])
    lost = spread(into, explained, claims.weights, claims.undistributed)
    rest = amount - explained
    if key.remainder == "fund":
        post(model, "fund", "collected", "fund:guild", rest)
        model.settlement.funds += rest
    else:
        target = pots.holders if key.remainder == "holder" else into
        lost += spread(target, rest, claims.permitted.astype(np.float64), 0.0)
    lose(model, lost)


def spread(into: M8, amount: int, weights: F8, undistributed: float) -> int:
    """Add `amount` to works by weights (works or fewer,), to the microcent; returns what found no work."""
    if amount == 0 or not weights.any():
        return amount
    parts = split(amount, whole_weights(np.append(weights, undistributed)))
    into[: weights.size] += parts[:-1]
    return int(parts[-1])


def lose(model: "ResidualModel", amount: int) -> None:
    """Money that found no work, or whose work credits nobody, waits in an account of its own."""
    post(model, "undistributed", "collected", "undistributed", amount)
    model.settlement.undistributed += amount


def share_pool(model: "ResidualModel", pots: Pots) -> None:
    """Expired and capped money of earlier quarters, equally to the works that any model was trained on."""
    amount = model.society.pool_microcents
    if amount == 0 or not model.accrued.claims:
        return
    trained = model.accrued.claims[-1].permitted.astype(np.float64)
    left = spread(pots.people, amount, trained, 0.0)
    post(model, "pool", "pool", "collected", amount - left)
    model.society.pool_microcents = left


def pay_holders(model: "ResidualModel", pots: Pots) -> None:
    """Holders keep what old contracts do not pass on, and advances; what is passed on joins the people's pots."""
    flow = apply_rate(pots.holders, parts_per_billion(model.base.sector.law.flow_through.value))
    recouped = recoup(model, flow)
    pots.people += flow - recouped
    for reason, amounts in (("holder", pots.holders - flow), ("recoupment", recouped)):
        kept = sums_by(model.works.owner, amounts, len(model.cast.studios))
        for studio, amount in zip(model.cast.studios, kept, strict=True):
            post(model, reason, "collected", f"holder:{studio.name}", amount)
            model.settlement.holders += amount


def recoup(model: "ResidualModel", flow: M8) -> M8:
    """What holders keep (works,) of the money that they would pass on, until each work's advance is recouped."""
    works = model.works
    advance = min(model.accrued.law.of(Pipeline).advance_microcents * works.weight, LARGEST)
    recouped = np.minimum(flow, np.maximum(advance - works.recouped, 0))
    works.recouped += recouped
    return np.asarray(recouped)
