"""Rates that raise most, and rates agreed, when royalties raise prices: MODEL.md (10), LITERATURE.md A6.

e is the elasticity of the payer's gross to the price: sd for one studio, eps for an industry with a fixed
number of works, eps (sd-1)/(sd-eps) with free entry. A royalty rho on the gross leaves royalty income rho
(1-rho)^(e-1) and profit (1-rho)^e/e.
"""


def laffer_rate(elasticity: float) -> float:
    """Rate on the gross that raises most, 1/e, and 1 where e <= 1 (a corner: no rate is too high)."""
    return min(1 / elasticity, 1.0)


def nash_rate(power: float, elasticity: float) -> float:
    """Nash rate on the gross without outside options, beta/e, and 1 where that is more."""
    return min(power / elasticity, 1.0)


def laffer_unit_levy(unit_cost: float, elasticity: float) -> float:
    """Levy per unit that raises most, c/(e-1), at a constant markup; raises ValueError unless e > 1."""
    if elasticity <= 1:
        raise ValueError(f"at an elasticity of {elasticity} every higher levy raises more")
    return unit_cost / (elasticity - 1)


def ai_revenue_elasticity(substitution: float, ai_share: float, contestable: float, craft_elasticity: float) -> float:
    """Elasticity of AI use to its price: e_A = 1 + (sigma-1)(1-S) - kappa S (1-eps_k)."""
    own = (substitution - 1) * (1 - ai_share)
    return 1 + own - contestable * ai_share * (1 - craft_elasticity)


def industry_over_single_firm(demand_elasticity: float, work_substitution: float, has_free_entry: bool) -> float:
    """Sector-wide over one-firm rate: sd/eps, with entry sd (sd-eps)/(eps (sd-1))."""
    ratio = work_substitution / demand_elasticity
    if not has_free_entry:
        return ratio
    return ratio * (work_substitution - demand_elasticity) / (work_substitution - 1)
