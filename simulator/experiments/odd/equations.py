"""Which equation of MODEL.md lives in which module: the table that the description is made from."""
# ruff: noqa: E501 - a table of prose, one entry a line

from dataclasses import dataclass


@dataclass(frozen=True)
class Equation:
    """A group of equations, what it says, where it lives, and the textbook results it reduces to."""

    name: str
    says: str
    modules: tuple[str, ...]  # below simulator/, without .py
    limits: tuple[str, ...]


EQUATIONS = (
    Equation(
        "(0) Base year and calibration",
        "Wages, AI spending, releases, catalogue and people of the sector file, reproduced for every draw of the parameters",
        ("model/primitives", "model/build", "agents/library", "agents/casting", "agents/population"),
        ("without progress the base year stays at rest",),
    ),
    Equation(
        "(1) Task mix",
        "S/(1-S) = odds_0 (x/w)^(1-sigma); C = w^(1-kappa) c^kappa; hours (1 - kappa S) C/w; kappa = min(cap, exposure F)",
        ("behaviour/task_mix", "behaviour/task_elasticities", "model/commission"),
        ("kappa = 0: no AI", "sigma without bound: all or nothing", "sign of hours: S (sigma - eps) at kappa = 1"),
    ),
    Equation(
        "(2) Capability",
        "A = e^(g t) (D/D0)^eta, moved only at training",
        ("behaviour/capability", "model/train"),
        ("eta = 0: no regime moves it", "twice the data: 2^eta"),
    ),
    Equation(
        "(3) Data",
        "D = sum of quality x minutes x (1-delta)^age x (1 - loss x AI share) over works used",
        ("behaviour/data_stock", "behaviour/data_value", "behaviour/model_collapse", "model/train"),
        ("nothing new: D0 (1-delta)^t", "constant inflow: inflow/delta", "collapse: linear if replaced, bounded if kept"),
    ),
    Equation(
        "(4) Demand",
        "CES over works; perceived quality q exp(-chi lambda a_m); E = E0 P^(1-eps)",
        ("behaviour/demand", "behaviour/notch", "model/commission"),
        ("chi lambda = 0: revenue share is count share", "three times the works: P x 3^(1/(1-sd))"),
    ),
    Equation(
        "(5) Price, slate, studios",
        "p = sd/(sd-1) C/(1-rho a_m); lit while (1-rho) R/sd >= f C; w_eff = w (1 - rho/thL)",
        ("behaviour/pricing", "behaviour/slate", "agents/ideas", "model/commission"),
        ("pass-through 1/(1-rho)", "profit royalty neutral", "N = (1-rho) E/(sd f C)", "rents 1/(sd k_r)"),
    ),
    Equation(
        "(6) AI firms",
        "p = mu cost/(1-rho_A); blocks by value against price; evade iff 1 - p (1+s) > m; leave when cash runs out; n = kept - S enter",
        ("behaviour/ai_supply", "behaviour/licence_prices", "model/train", "model/expect", "model/accrue", "model/market", "model/release",
         "terms/enforcement/litigation"),
        ("p* = 1/(1+s)", "free entry: N0 R/R0 equal firms", "belief al/(al+be+n)", "n veto holders: n/(n+1)", "monopsony: half"),
    ),
    Equation(
        "(7) Workers",
        "hours = min(demand, supply); w' = max(min, w tightness^zeta); logistic exit; e0 ratio^eps_e; ideas (1+pay)^eps_c",
        ("behaviour/careers", "behaviour/creation", "kernels/matching", "kernels/workforce", "model/hire", "model/careers", "model/outlook"),
        ("eps_c = 0: creation the same everywhere", "base year: exactly the separation rate"),
    ),
    Equation(
        "(8) Payment pipeline",
        "accrued, audited, administration, funds, works by key, points, holder, agent, match, minimum, fee, cap",
        ("behaviour/payout", "kernels/payout", "kernels/split", "kernels/rollup", "model/settle", "model/allot", "model/pay",
         "model/contracts"),
        ("money in = money out + held", "cents per dollar in closed form", "fund share 1: Gini 0"),
    ),
    Equation(
        "(9) Feedback",
        "A = [abundance h(A)]^eta, h = 1 - S",
        ("behaviour/feedback", "model/train", "model/release"),
        ("one fixed point, people in it", "two-cycle without memory"),
    ),
    Equation(
        "(10) Bargaining",
        "payoffs from forks; Nash with power beta, Kalai-Smorodinsky, Rubinstein; strikes",
        ("bargaining/nash", "bargaining/kalai_smorodinsky", "bargaining/alternating_offers", "bargaining/strikes",
         "bargaining/laffer", "model/bargain", "model/fork", "model/in_hand", "model/strike"),
        ("half of the surplus", "rate beta/e", "empty zone: no deal"),
    ),
    Equation(
        "(11) Public accounts and welfare",
        "surplus by party equals sources less uses; taxes by schedule; present values",
        ("measures/welfare", "measures/fiscal", "measures/tax_law", "measures/inequality", "model/account", "model/plans"),
        ("a transfer is no change", "zero rates: zero effect", "lognormal and Pareto closed forms"),
    ),
    Equation(
        "Nested versions",
        "M0 closed forms, M1 homogeneous equilibrium by scipy, M2 agents",
        ("benchmark/closed_form", "benchmark/homogeneous", "benchmark/path", "benchmark/labour_market"),
        ("M1 is an independent solution", "M2 in its homogeneous limit is M1, quarter by quarter", "and rests at its wage"),
    ),
)  # fmt: skip
