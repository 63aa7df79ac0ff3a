"""How much of each craft's work AI does: the task mix of MODEL.md (1) and the inputs it asks for.

Base year: wages, AI price and the cost of other inputs are 1, so a unit of a craft without AI costs 1 and
takes one unit of human hours. Money per unit is therefore in units of the base-year cost of a craft without
AI.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

HIGHEST_BASE_AI_SHARE = 0.6
"""Above it the base year would already be automated: a sign of a wrong unit in the file (MODEL.md (1))."""
REFUSED_SUBSTITUTION = (0.8, 1.2)
"""Near 1 the AI weight explodes and the no-AI counterfactual is lost (MODEL.md (1))."""
LOWEST_EFFECTIVE_WAGE = 0.05
"""Share of the wage left where a royalty on the gross reaches the labour share (MODEL.md (5))."""


@dataclass(frozen=True)
class TaskMix:
    """What a unit of each craft is made of; every array is (crafts,)."""

    ai_share: Floats
    """S, share of AI in the cost of contestable tasks, as the studio sees it."""
    unit_cost: Floats
    """C, cost of a unit at the wages really paid: human hours x wage + AI spending."""
    human_hours: Floats
    """Hours per unit over the hours of a unit made without AI."""
    ai_input: Floats
    """Spending on AI per unit, in base-year cost of a unit without AI."""


def calibrate_odds(
    ai_spending: float, wage_bill: float, wage_shares: Floats, exposures: Floats, adoption: float
) -> float:
    """Base-year odds S/(1-S) of AI in contestable tasks, MODEL.md (1) "Calibrating b".

    S_0 = R_A0 / (W0 sum_k share_k exposure_k F0), with W0 and the shares those of the crafts' whole cost.
    Spending in dollars a year; wage_shares (crafts,) sum to 1; exposures (crafts,).
    Raises ValueError when S_0 leaves (0, 0.6].
    """
    contestable_bill = wage_bill * float(wage_shares @ exposures) * adoption
    share = ai_spending / contestable_bill if contestable_bill > 0 else np.inf
    if not 0 < share <= HIGHEST_BASE_AI_SHARE:
        raise ValueError(
            f"AI share of contestable work in the base year {share:.3g} not in (0, {HIGHEST_BASE_AI_SHARE}]"
        )
    return share / (1 - share)


def adoption(years: float, initial: float, innovation: float, imitation: float) -> float:
    """Bass diffusion F(t), dF/dt = (p + qF)(1 - F), with F(0) = initial (Bass 1969; MODEL.md (1))."""
    if initial >= 1 or innovation + imitation * initial == 0:  # everybody has it, or nobody tells anybody
        return min(initial, 1.0)
    fading = (1 - initial) / (innovation + imitation * initial) * np.exp(-(innovation + imitation) * years)
    return float((1 - innovation * fading) / (1 + imitation * fading))


def contestable(exposures: Floats, caps: Floats, adoption: float) -> Floats:
    """Share of work open to AI, kappa (crafts,) = min(contractual cap, exposure x F), MODEL.md (1)."""
    return np.minimum(caps, exposures * adoption)


def subsidised_wages(wages: Floats, gross_rate: float, labour_share_of_gross: float | Floats) -> tuple[Floats, bool]:
    """Wages as the choice of tasks sees them under a royalty on the gross of AI-made work, MODEL.md (5).

    w_eff = w (1 - rho/thL): human hours lower the AI-made share and with it the royalty. Returns w_eff
    (crafts,) and whether the rate had to be clipped because it reached the labour share. Raises ValueError
    outside [0, 1).
    """
    if not 0 <= gross_rate < 1:
        raise ValueError(f"a rate on the gross of {gross_rate} is not in [0, 1)")
    kept = 1 - gross_rate / np.asarray(labour_share_of_gross, dtype=np.float64)
    return wages * np.maximum(kept, LOWEST_EFFECTIVE_WAGE), bool(np.any(kept < LOWEST_EFFECTIVE_WAGE))


def choose(
    wages: Floats,
    subsidised_wages: Floats,
    ai_price: float,
    contestable: Floats,
    substitution: float,
    odds_0: float,
) -> TaskMix:
    """Cheapest task mix of each craft, MODEL.md (1), chosen at subsidised wages and costed at real ones.

    S/(1-S) = odds_0 (x/w)^(1-sigma); c = w (1-S)^(1/(sigma-1)); C = w^(1-kappa) c^kappa; hours (1 - kappa
    S) C/w; AI kappa S C. All arrays (crafts,), wages and the quality-adjusted AI price x relative to the
    base year. Raises ValueError for a substitution of 0.8 to 1.2; below that AI and people are complements
    and human_hours is no longer relative to work without AI.
    """
    _refuse_unit_substitution(substitution)
    log_odds = np.log(odds_0) + (substitution - 1) * np.log(subsidised_wages / ai_price)
    share = _logistic(log_odds)
    scale = np.exp(-contestable * np.logaddexp(0.0, log_odds) / (substitution - 1))  # C over the wage
    hours = (1 - contestable * share) * scale
    ai_input = contestable * share * scale * subsidised_wages
    return TaskMix(share, hours * wages + ai_input, hours, ai_input)


def displaced_share(wage_shares: Floats, human_hours: Floats) -> float:
    """AI-made share of a work, a_m = sum_k w_k (1 - human hours over the no-AI requirement), MODEL.md (4)."""
    return float(wage_shares @ (1 - human_hours))


def input_volumes(
    unit_costs: Floats,
    wage_shares: Floats,
    craft_substitution: float,
    input_substitution: float,
    labour_cost_share: float,
    volume: float,
) -> tuple[Floats, float, float, float]:
    """Inputs of `volume` units of output: a CES of crafts (eta_x) in a CES with other inputs (eta_n).

    unit_costs (crafts,) over their base; other inputs cost 1. Returns craft volumes (crafts,), other
    inputs, the composite cost C and the labour cost c_L, each 1 in the base year at volume 1.
    """
    labour_cost = _ces_cost(unit_costs, wage_shares, craft_substitution)
    shares = np.array([labour_cost_share, 1 - labour_cost_share])
    cost = _ces_cost(np.array([labour_cost, 1.0]), shares, input_substitution)
    labour = volume * (labour_cost / cost) ** -input_substitution
    crafts = labour * (unit_costs / labour_cost) ** -craft_substitution
    return crafts, volume * cost**input_substitution, cost, labour_cost


def _ces_cost(prices: Floats, shares: Floats, elasticity: float) -> float:
    """Cost index [sum s p^(1-e)]^(1/(1-e)), at e = 1 its limit exp(sum s ln p); 1 where every price is 1."""
    if elasticity == 1:
        return float(np.exp(shares @ np.log(prices)))
    return float((shares @ prices ** (1 - elasticity)) ** (1 / (1 - elasticity)))


def _logistic(log_odds: Floats) -> Floats:
    """Share with these log odds, without overflow at either end."""
    return np.exp(-np.logaddexp(0.0, -log_odds))


def _refuse_unit_substitution(substitution: float) -> None:
    low, high = REFUSED_SUBSTITUTION
    if substitution <= 0 or low < substitution < high:
        raise ValueError(f"substitution between people and AI of {substitution} is refused: below {low} or from {high}")
