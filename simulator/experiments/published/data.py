"""Data, licences and compliance: results on who gets what data is worth (LITERATURE.md A2, A3, A5, A6, A8)."""

from functools import partial
from math import pi

from simulator.behaviour.ai_supply import audit_belief, evades
from simulator.behaviour.data_value import contributors_share, data_dividend
from simulator.behaviour.licence_prices import monopsony_loss, pooled_price, veto_price
from simulator.behaviour.model_collapse import accumulated_error, accumulated_error_exact, replaced_error
from simulator.experiments.published.result import Result

PENALTY = 1.5
STEPS = 10_000
GENERATIONS = 12
MANY = 100_000
FAMILY = 4


def compliance_threshold(penalty: float) -> float:
    """Smallest audit probability, in steps of 1/10,000, at which nobody evades."""
    return next(step / STEPS for step in range(STEPS + 1) if not evades(step / STEPS, penalty, 0.0))


def quarters_of_compliance() -> int:
    """Quarters after which a belief of 2/3, worth 1.5 observations, no longer keeps people honest; no audits seen."""
    return next(quiet for quiet in range(STEPS) if evades(audit_belief(1.0, 0.5, quiet), PENALTY, 0.0))


GERSTGRASSER = "Gerstgrasser et al. 2024, arXiv 2404.01413"
CROWD = "joint share of contributors a/(1+a), Games 14(4):57; LITERATURE.md A2"
RADICAL = "Posner and Weyl 2018, Radical Markets, ch. 5 (recalled)"
DATA = (
    Result(
        "compliance",
        "audit probability at which evasion ends, 1/(1+s), penalty of twice the royalty",
        "Becker 1968, JPE 76; Allingham and Sandmo 1972",
        "closed form",
        "",
        1 / 3,
        partial(compliance_threshold, 2.0),
        1 / STEPS,
    ),
    Result(
        "compliance",
        "quarters for which a new law is obeyed when nobody is convicted (sales rose for six months)",
        "Adermon and Liang 2014, JEBO 105",
        "figure",
        "quarters",
        2.0,
        quarters_of_compliance,
        0.0,
    ),
    Result(
        "anticommons",
        "total price of 5 holders with a veto each, n/(n+1), where the choke price is 1",
        "Cournot 1838, ch. 9; Heller 1998, Harvard Law Review 111",
        "closed form",
        "",
        5 / 6,
        partial(veto_price, 5),
        1e-12,
    ),
    Result(
        "anticommons",
        "price of the same holders together",
        "Cournot 1838, ch. 9; Heller 1998, Harvard Law Review 111",
        "closed form",
        "",
        0.5,
        pooled_price,
        0.0,
    ),
    Result(
        "monopsony and data as labour",
        "part of the efficient participation that a single buyer obtains",
        "Arrieta-Ibarra et al. 2018, AEA Papers and Proceedings 108",
        "closed form",
        "share",
        0.5,
        partial(monopsony_loss, 3.0, 10.0),
        0.0,
    ),
    Result(
        "a/(1+a)",
        "owed to the crowd where value is linear in data",
        CROWD,
        "closed form",
        "share",
        1 / 2,
        partial(contributors_share, 1.0),
        1e-12,
    ),
    Result(
        "a/(1+a)",
        "owed to the crowd where value is quadratic in data",
        CROWD,
        "closed form",
        "share",
        2 / 3,
        partial(contributors_share, 2.0),
        1e-12,
    ),
    Result(
        "a/(1+a)",
        "owed to contributors at an elasticity of value of 0.28",
        CROWD,
        "closed form",
        "share",
        0.22,
        partial(contributors_share, 0.28),
        0.005,
    ),
    Result(
        "model collapse",
        "error after 12 generations over the first, real data replaced",
        GERSTGRASSER,
        "figure",
        "times",
        11.98,
        partial(replaced_error, GENERATIONS),
        0.03,
    ),
    Result(
        "model collapse",
        "error after 12 generations over the first, data accumulated (3 samples a feature, our choice)",
        GERSTGRASSER,
        "figure",
        "times",
        1.43,
        partial(accumulated_error_exact, GENERATIONS, 3000, 1000),
        0.03,
    ),
    Result(
        "model collapse",
        "bound of the error where data is accumulated, pi^2/6",
        GERSTGRASSER,
        "closed form",
        "times",
        pi**2 / 6,
        partial(accumulated_error, MANY),
        1e-4,
    ),
    Result(
        "Radical Markets",
        "a year for a family of four if data earns 2/3 of 10% of output of $75,000 a head",
        RADICAL,
        "thought experiment",
        "$",
        20_000.0,
        partial(data_dividend, 0.10, 2 / 3, 75_000, FAMILY),
        1e-6,
    ),
)
