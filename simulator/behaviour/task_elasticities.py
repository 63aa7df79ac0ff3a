"""Closed forms of the task mix, MODEL.md (1): how hours answer to the price of AI, and when AI is as dear as people.

S is the AI share of contestable cost, kappa the contestable share, sigma the substitution between people and AI,
eps_k the elasticity of demand for the craft (not the consumer's).
"""

import math


def hours_response(contestable: float, ai_share: float, substitution: float, craft_elasticity: float) -> float:
    """Elasticity of hours to the AI price, kappa S [(sigma-1)(1-S)/(1-kappa S) + 1 - eps_k].

    Where it is positive a royalty that makes AI dearer gives people more work. At kappa = 1 it is S (sigma-eps_k):
    Bessen's sign (LITERATURE.md A4).
    """
    displaced = contestable * ai_share
    substituting = (substitution - 1) * (1 - ai_share) / (1 - displaced)
    return displaced * (substituting + 1 - craft_elasticity)


def hours_ratio(contestable: float, ai_share: float, substitution: float, craft_elasticity: float) -> float:
    """Hours with AI over hours without, (1-kappa S)(1-S)^(kappa (1-eps_k)/(sigma-1)), for sigma above 1."""
    exponent = contestable * (1 - craft_elasticity) / (substitution - 1)
    return (1 - contestable * ai_share) * math.pow(1 - ai_share, exponent)


def craft_elasticity(craft_share: float, craft_substitution: float, labour_elasticity: float) -> float:
    """Elasticity eps_k = eta_x (1-w_k) + w_k eps_L of the demand for a craft with this share of labour cost."""
    return craft_substitution * (1 - craft_share) + craft_share * labour_elasticity


def labour_elasticity(labour_cost_share: float, input_substitution: float, output_elasticity: float) -> float:
    """Elasticity eps_L = eta_n (1-thL) + thL eps_X of the demand for labour; eps_X that of the output."""
    return input_substitution * (1 - labour_cost_share) + labour_cost_share * output_elasticity


def parity_royalty(odds_0: float, substitution: float, wage: float, ai_price: float) -> float:
    """Royalty on the AI price at which AI takes half of the contestable cost: b^(sigma/(sigma-1)) w/x - 1.

    b^sigma = odds_0; ai_price x before the royalty. Negative where AI takes less than half already.
    """
    return math.pow(odds_0, 1 / (substitution - 1)) * wage / ai_price - 1
