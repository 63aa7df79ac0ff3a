"""Rubinstein's alternating offers with income during the dispute, MODEL.md (10), LITERATURE.md A6.

Until they agree the union earns a_u and the firm a_f a period; from agreement on they share pi a period.
Values are per period. Only the surplus pi - a_u - a_f is bargained over: income that lasts through a
dispute is kept.
"""


def rubinstein(flow: float, union_dispute: float, firm_dispute: float, union_rate: float, firm_rate: float) -> float:
    """Union's share when offers follow at once: a_u + r_f/(r_u+r_f) surplus, r the impatience.

    Each dollar that the firm still earns in a dispute costs the union r_f/(r_u+r_f). Raises ValueError
    without surplus.
    """
    surplus = _surplus(flow, union_dispute, firm_dispute)
    return union_dispute + firm_rate / (union_rate + firm_rate) * surplus


def rubinstein_in_rounds(
    flow: float, union_dispute: float, firm_dispute: float, union_discount: float, firm_discount: float
) -> float:
    """Union's share when it offers first and a round takes time: a_u + (1-d_f)/(1-d_u d_f) surplus."""
    surplus = _surplus(flow, union_dispute, firm_dispute)
    return union_dispute + (1 - firm_discount) / (1 - union_discount * firm_discount) * surplus


def finite_horizon(
    flow: float,
    union_dispute: float,
    firm_dispute: float,
    union_discount: float,
    firm_discount: float,
    rounds: int,
) -> float:
    """Union's share after backward induction over `rounds` offers, the union's first, then dispute.

    Who answers an offer gets just what waiting is worth, (1-d) a + d x next; who makes it keeps the rest.
    """
    _surplus(flow, union_dispute, firm_dispute)
    union, firm = union_dispute, firm_dispute
    for offer in reversed(range(rounds)):
        if offer % 2 == 0:
            firm = (1 - firm_discount) * firm_dispute + firm_discount * firm
            union = flow - firm
        else:
            union = (1 - union_discount) * union_dispute + union_discount * union
            firm = flow - union
    return union


def _surplus(flow: float, union_dispute: float, firm_dispute: float) -> float:
    surplus = flow - union_dispute - firm_dispute
    if surplus < 0:
        raise ValueError(f"no deal: a dispute earns the two sides {union_dispute + firm_dispute}, an agreement {flow}")
    return surplus
