"""Claims again: each output's money among works from the embeddings, by the published formulas and no kernel of ours.

KNN-Shapley of the utility u = max(cos, 0) in closed form (Jia et al. 2019, theorem 1, for a sum over the K nearest):
with ranks r from the nearest, s_r = u_r / max(K, r) - sum over j > max(K, r) of u_j / (j (j - 1)).
"""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from scipy.optimize import nnls

from simulator.agents.draws import uniforms
from simulator.experiments.audit.journal import Difference
from simulator.model.train import sample_outputs, stock_freshness

if TYPE_CHECKING:
    from simulator.agents.institutions import Claims
    from simulator.model.model import ResidualModel
    from simulator.terms.clause import Clause

F8 = npt.NDArray[np.float64]
CLOSE = 1e-12  # of all money of a firm and year: what different orders of adding may change
MIX_CLOSE = 1e-9  # the same for shares that have to be found first


class ClaimsAudit:
    """Checks each firm's claims once a year, and every mix of them that studios pay by."""

    def __init__(self) -> None:
        self.seen: list[Claims] = []  # the objects themselves, so that no other can take their identity
        self.checked = 0

    def check(self, model: "ResidualModel") -> None:
        """The claims of payers that owe something; Difference where a weight is not what the formula gives."""
        accrued, firms = model.accrued, len(model.cast.ai_firms)
        debtors = np.flatnonzero(accrued.owed).tolist()
        wanted = range(firms) if any(payer >= firms for payer in debtors) else debtors
        for payer in wanted:
            self.check_firm(model, payer, accrued.claims[payer])
        if len(wanted) and any(payer >= firms for payer in debtors):
            check_mix(str(model.calendar), accrued.claims[:firms], accrued.claims[-1])

    def check_firm(self, model: "ResidualModel", number: int, claims: "Claims") -> None:
        """One firm's claims, where they are not known yet."""
        if any(claims is known for known in self.seen):
            return
        self.seen.append(claims)
        self.checked += 1
        expected = recomputed(model, number, claims)
        recorded = [*claims.weights.tolist(), claims.undistributed, claims.untraced]
        apart = np.abs(np.array(expected) - np.array(recorded))
        if not bool((apart <= CLOSE).all()):
            work = int(np.argmax(~(apart <= CLOSE)))
            what = f"claim on firm {number}'s outputs of {claims.year}, work {work}"
            raise Difference(str(model.calendar), what, repr(expected[work]), repr(recorded[work]))


def recomputed(model: "ResidualModel", number: int, claims: "Claims") -> list[float]:
    """Weights of works (works,), then what found no work, then what no record shows; they sum to 1."""
    size, works = claims.permitted.size, model.works
    key, used = model.accrued.law.clauses["allocation"], np.flatnonzero(claims.permitted)
    weights = np.zeros(size)
    if key.kind in {"knn_shapley", "cosine_topk"}:
        outputs = sample_outputs(model, number, claims.year, claims.permitted)
        weights[used], lost = by_similarity(works.embedding[used], outputs, key)
    else:
        # Freshness fades by the same factor for every work, so that the quarter it is looked at does not matter.
        worth = works.quality * stock_freshness(model) if key.kind == "usage" else np.ones(works.size)
        whole = float(worth[used].sum())
        weights[used], lost = (worth[used] / whole, 0.0) if whole > 0.0 else (0.0, 1.0)
    traced = uniforms(model.luck, "training_record", works.luck_id[:size])
    has_record = traced < model.base.sector.technology.traced_share.value
    return [*np.where(has_record, weights, 0.0).tolist(), lost, float(weights[~has_record].sum())]


def by_similarity(works: npt.NDArray[np.int8], outputs: npt.NDArray[np.int8], key: "Clause") -> tuple[F8, float]:
    """Weights of works (works,) of one unit of money spread evenly over outputs, and what found no similar work."""
    catalogue, drawn = works.astype(np.float64), outputs.astype(np.float64)  # products of whole numbers: exact
    lengths = np.sqrt((catalogue**2).sum(axis=1))
    lengths[lengths == 0.0] = 1.0
    weights, empty = np.zeros(len(works)), 0
    for output in drawn:
        length = float(np.sqrt((output**2).sum())) or 1.0
        utilities = np.maximum(catalogue @ output / (lengths * length), 0.0)
        shares = shares_of(utilities, key)
        whole = float(shares.sum())
        empty += whole == 0.0
        weights += shares / whole if whole > 0.0 else 0.0
    return weights / max(1, len(drawn)), empty / len(drawn) if len(drawn) else 1.0


def shares_of(utilities: F8, key: "Clause") -> F8:
    """What each work (works,) brings to one output, ties to the earlier work."""
    order, nearest = np.argsort(-utilities, kind="stable"), int(getattr(key, "neighbours", 1))
    ranked, shares = utilities[order], np.zeros_like(utilities)
    if key.kind == "cosine_topk":
        shares[order[:nearest]] = ranked[:nearest]
        return shares
    ranks = np.arange(1, ranked.size + 1, dtype=np.float64)
    taken = np.where(ranks > nearest, ranked / np.maximum(ranks * (ranks - 1.0), 1.0), 0.0)
    further = np.append(np.cumsum(taken[::-1])[::-1], 0.0)  # of ranks from this one on
    first_further = np.maximum(np.arange(ranked.size) + 1, min(nearest, ranked.size))
    shares[order] = np.maximum(ranked / np.maximum(ranks, nearest) - further[first_further], 0.0)
    return shares


def check_mix(quarter: str, firms: "list[Claims]", mixed: "Claims") -> None:
    """What studios pay by is a mix of the firms' claims: some shares, none below zero, give every weight."""
    size = max(claims.weights.size for claims in firms)  # works released since stand in the firms' claims, with nothing
    columns, wanted = np.stack([line_of(claims, size) for claims in firms], axis=1), line_of(mixed, size)
    shares, _ = nnls(columns, wanted)
    apart = np.abs(columns @ shares - wanted)
    if not bool((apart <= MIX_CLOSE).all()):
        work = int(np.argmax(apart))
        raise Difference(quarter, f"mix of firms' claims, work {work}", "no mix of them", repr(wanted[work]))


def line_of(claims: "Claims", size: int) -> F8:
    """Weights (size,), then what found no work, then what no record shows."""
    later = np.zeros(size - claims.weights.size)
    return np.concatenate([claims.weights, later, [claims.undistributed, claims.untraced]])
