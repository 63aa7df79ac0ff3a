"""Technology, hours, prices and entry: results on the task mix, diffusion and studios (LITERATURE.md A4, A8)."""

from functools import partial

import numpy as np
from scipy.optimize import brentq

from simulator.behaviour.pricing import free_entry_works, profit_royalty_price, work_price
from simulator.behaviour.task_elasticities import hours_ratio, hours_response
from simulator.behaviour.task_mix import adoption
from simulator.experiments.published.result import Result

GRID = 24  # points a side
HIGHEST_SHARE = 0.9
YEARS = np.arange(0.0, 20.0, 0.002)
RATE = 0.1


def signs_that_agree() -> float:
    """Share of a grid on which hours rise with AI's price exactly where sigma exceeds the elasticity of demand."""
    shares, sigmas, elasticities = (
        np.linspace(0.02, 0.98, GRID),
        np.linspace(1.21, 5.0, GRID),
        np.linspace(0.0, 7.0, GRID),
    )
    cases = [(s, g, e) for s in shares for g in sigmas for e in elasticities if g != e]
    return float(np.mean([(hours_response(1.0, s, g, e) > 0) == (g > e) for s, g, e in cases]))


def slopes_that_agree() -> float:
    """Largest gap between the general sign expression and the slope of log hours, any contestable share."""
    step, gaps = 1e-5, []
    for kappa in (0.2, 0.6, 1.0):
        for sigma, elasticity in ((1.3, 0.5), (1.5, 2.5), (3.0, 0.8), (3.0, 4.0)):
            ends = [np.log(hours_at(kappa, sigma, elasticity, sign * step)) for sign in (-1, 1)]
            share = share_at(sigma, 0.0)
            gaps.append(abs((ends[1] - ends[0]) / (2 * step) - hours_response(kappa, share, sigma, elasticity)))
    return float(max(gaps))


def share_at(sigma: float, log_price: float, odds: float = 0.4) -> float:
    """AI's share of contestable cost at a price of AI."""
    now = odds * np.exp((1 - sigma) * log_price)
    return float(now / (1 + now))


def hours_at(kappa: float, sigma: float, elasticity: float, log_price: float) -> float:
    """Hours at a price of AI over hours without AI."""
    return float(hours_ratio(kappa, share_at(sigma, log_price), sigma, elasticity))


def implied_share(fall: float, sigma: float, elasticity: float) -> float:
    """AI's share of cost at which hours with AI over hours without have fallen by so much."""
    return float(brentq(lambda share: hours_ratio(1.0, share, sigma, elasticity) - (1 - fall), 0.0, HIGHEST_SHARE))


def passed_through() -> float:
    """Price under a royalty on gross receipts over the price without."""
    return float(work_price(1.0, 3.7, RATE) / work_price(1.0, 3.7))


def passed_through_of_profit() -> float:
    """Price under a royalty on profit over the price without."""
    return float(profit_royalty_price(1.0, 3.7, RATE) / work_price(1.0, 3.7))


def works_kept() -> float:
    """Works with free entry under a royalty on gross receipts over works without."""
    return free_entry_works(1.0, 3.7, 1.0, 1.0, RATE) / free_entry_works(1.0, 3.7, 1.0, 1.0)


def bass_peak() -> float:
    """Years until most adopt at once."""
    return float(YEARS[np.diff([adoption(t, 0.0, 0.03, 0.38) for t in YEARS]).argmax()])


DEMIRCI = "Demirci, Hannane, Zhu, Who is AI replacing?, Management Science"
BESSEN = "Bessen 2019, Automation and jobs, Economic Policy 34"
INCIDENCE = "textbook monopolistic competition (Dixit, Stiglitz 1977, AER 67)"
TECHNOLOGY = (
    Result(
        "sign of hours",
        "dearer AI raises hours where people and AI are closer substitutes than demand is elastic",
        BESSEN,
        "sign",
        "share of cases",
        1.0,
        signs_that_agree,
        0.0,
    ),
    Result(
        "sign of hours",
        "general form, any contestable share: gap to the slope of log hours",
        BESSEN,
        "closed form",
        "",
        0.0,
        slopes_that_agree,
        1e-6,
    ),
    Result(
        "hours with AI",
        "posts fell by 21% (writing, code): AI's cost share if demand is unit elastic",
        DEMIRCI,
        "figure",
        "share",
        0.21,
        partial(implied_share, 0.21, 2.0, 1.0),
        0.005,
    ),
    Result(
        "hours with AI",
        "the same with sigma 3 and elasticity 1.5",
        DEMIRCI,
        "figure",
        "share",
        0.27,
        partial(implied_share, 0.21, 3.0, 1.5),
        0.005,
    ),
    Result(
        "hours with AI",
        "posts fell by 17% (images): AI's cost share if demand is unit elastic",
        DEMIRCI,
        "figure",
        "share",
        0.17,
        partial(implied_share, 0.17, 2.0, 1.0),
        0.005,
    ),
    Result(
        "pass-through",
        "price under a 10% royalty on gross receipts over price without: 1/(1-rho)",
        INCIDENCE,
        "closed form",
        "",
        1 / (1 - RATE),
        passed_through,
        1e-12,
    ),
    Result(
        "pass-through",
        "price under a 10% royalty on profit over price without: unchanged",
        INCIDENCE,
        "closed form",
        "",
        1.0,
        passed_through_of_profit,
        1e-12,
    ),
    Result(
        "free entry",
        "works under a 10% royalty on gross receipts over works without: 1 - rho",
        INCIDENCE,
        "closed form",
        "",
        1 - RATE,
        works_kept,
        1e-12,
    ),
    Result(
        "Bass peak",
        "years until adoption is fastest, ln(q/p)/(p+q) at p 0.03, q 0.38",
        "Bass 1969, Management Science 15",
        "closed form",
        "years",
        6.19,
        bass_peak,
        0.01,
    ),
)
