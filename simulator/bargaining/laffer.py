"""Rates that raise most, and rates agreed, when royalties raise prices: MODEL.md (10), LITERATURE.md A6.

e is the elasticity of the payer's gross to the price: sd for one studio, eps for an industry with a fixed
number of works, eps (sd-1)/(sd-eps) with free entry; between them where ideas' potentials are Pareto(k) and the worst
are not made (see `industry_elasticity`). A royalty rho on the gross leaves royalty income rho
(1-rho)^(e-1) and profit (1-rho)^e/e.
"""


def laffer_rate(elasticity: float) -> float:
    """Rate on the gross that raises most, 1/e, and 1 where e <= 1 (a corner: no rate is too high)."""
    return min(1 / elasticity, 1.0)


def nash_rate(power: float, elasticity: float) -> float:
    """Nash rate on the gross without outside options, beta/e, and 1 where that is more."""
    return min(power / elasticity, 1.0)


def industry_elasticity(demand_elasticity: float, work_substitution: float, tail: float) -> float:
    """e of an industry whose ideas are Pareto(k): k eps (sd-1) / (k (sd-1) - (k-1)(eps-1)).

    Revenue E = E0 (1-rho)^(eps-1) M^((eps-1)/(sd-1)) with M = a*^(1-k), and the last idea made pays just its fixed
    cost, (1-rho) E a*/M constant: two equations in E and a*. k -> 1 is a fixed number of works (eps),
    k -> inf free entry.
    """
    reach = tail * (work_substitution - 1)
    return demand_elasticity * reach / (reach - (tail - 1) * (demand_elasticity - 1))


def single_firm_elasticity(work_substitution: float, tail: float) -> float:
    """e of one small studio with Pareto(k) ideas that pays alone: k sd, which is sd for a fixed number of works.

    Revenue (1-rho)^(sd-1) M(a*), and a* moves with (1-rho)^-sd since the market's index does not.
    """
    return tail * work_substitution


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
