"""Prices that studios set under each royalty base, and how much of it reaches viewers: MODEL.md (5)."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def markup(work_substitution: float) -> float:
    """sd/(sd-1), the constant markup of monopolistic competition; raises ValueError unless sd > 1."""
    if work_substitution <= 1:
        raise ValueError(f"substitution between works of {work_substitution} leaves no finite price: it must exceed 1")
    return work_substitution / (work_substitution - 1)


def work_price(
    unit_cost: float | Floats, work_substitution: float, gross_rate_times_ai_share: float | Floats = 0.0
) -> Floats:
    """Price sd/(sd-1) C/(1-rho a_m) (works,): a royalty on gross receipts passes through by 1/(1-rho)."""
    return np.asarray(markup(work_substitution) * unit_cost / (1 - np.asarray(gross_rate_times_ai_share)))


def unit_levy_price(unit_cost: float | Floats, work_substitution: float, levy: float | Floats) -> Floats:
    """Price sd/(sd-1) (C + t) (works,): a levy per unit is a cost and carries the markup."""
    return np.asarray(markup(work_substitution) * (unit_cost + levy), dtype=np.float64)


def profit_royalty_price(unit_cost: float | Floats, work_substitution: float, profit_rate: float) -> Floats:
    """Price sd/(sd-1) C (works,): a share of profit leaves the best price where it was."""
    if not 0 <= profit_rate < 1:
        raise ValueError(f"a royalty of {profit_rate} of profit is not in [0, 1)")
    return np.asarray(markup(work_substitution) * unit_cost, dtype=np.float64)


def industry_elasticity(demand_elasticity: float, work_substitution: float, has_free_entry: bool = True) -> float:
    """Elasticity of output to cost: eps (sd-1)/(sd-eps) with free entry, eps with fixed works.

    Raises ValueError unless eps < sd: otherwise entry feeds on itself (MODEL.md (4), (1)).
    """
    if demand_elasticity >= work_substitution:
        raise ValueError(f"consumer elasticity {demand_elasticity} must be below substitution {work_substitution}")
    if not has_free_entry:
        return demand_elasticity
    return demand_elasticity * (work_substitution - 1) / (work_substitution - demand_elasticity)


def rent_share(work_substitution: float, appeal_tail: float) -> float:
    """Profit over revenue that ideas with Pareto(k_r) revenue leave to studios, 1/(sd k_r) (MODEL.md (5))."""
    return 1 / (work_substitution * appeal_tail)


def free_entry_works(
    spending: float, work_substitution: float, fixed_cost: float, unit_cost: float, gross_rate: float = 0.0
) -> float:
    """Number of equal works with free entry, N = (1-rho) E/(sd f C) (MODEL.md (5), k_r without bound)."""
    return (1 - gross_rate) * spending / (work_substitution * fixed_cost * unit_cost)
