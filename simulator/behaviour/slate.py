"""Which ideas studios make into works: the slate of MODEL.md (5).

An idea has an appeal (revenue potential, Pareto(k_r)), a unit cost C and a royalty as a share of its gross.
Lit and priced at p = sd/(sd-1) C/(1-rho) it weighs v = appeal p^(1-sd) in the market M = P^(1-sd) = B + sum
lit v and earns R = E0 P0^(eps-1) v M^-(sd-eps)/(sd-1). It is lit while (1-rho) R/sd >= f C. The best ideas
by (1-rho) v/C come first, what the n-th needs falls and what the market offers shrinks, so M is where they
cross: exact, where MODEL.md (5) would bisect. The idea at the crossing is lit in part, so P is continuous.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Market:
    """What a slate faces. Spending in dollars; competition_mass in units of appeal x price^(1-sd)."""

    base_spending: float
    base_price_index: float
    demand_elasticity: float
    work_substitution: float
    competition_mass: float = 0.0

    def __post_init__(self) -> None:
        if not 1 < self.work_substitution > self.demand_elasticity:
            raise ValueError(
                f"substitution between works {self.work_substitution} must exceed 1 and the consumer "
                f"elasticity {self.demand_elasticity}"
            )


@dataclass(frozen=True)
class Slate:
    """What was lit; arrays (ideas,), flows in the unit of base_spending."""

    lit: Floats
    """Fraction of each idea made, 0 to 1; at most one is a true fraction."""
    prices: Floats
    revenues: Floats
    volumes: Floats
    """Output sold, revenue/price; its inputs are lit x fixed cost + volume."""
    price_index: float
    spending: float
    """Consumers' spending on the slate and its competitors together."""


@dataclass(frozen=True)
class BaseSlate:
    """A base year that reproduces itself: pass these on to Market and green_light."""

    fixed_cost: float
    price_index: float
    competition_mass: float


def green_light(
    appeals: Floats,
    unit_costs: Floats,
    fixed_cost: float,
    royalty_shares: Floats,
    market: Market,
    kept_shares: Floats | None = None,
) -> Slate:
    """Light the best ideas while the next one pays. Arrays (ideas,); fixed_cost f in units of volume.

    kept_shares: of all receipts, where it is not 1 - royalty_shares because a part of them, from abroad, is free.
    """
    prices, weights, merits = _weigh(appeals, unit_costs, royalty_shares, market.work_substitution, kept_shares)
    order = np.argsort(-merits, kind="stable")
    mass, lit_in_order = _light(weights[order], merits[order], fixed_cost, market)
    lit = np.empty_like(weights)
    lit[order] = lit_in_order
    return _sell(lit, prices, weights, mass, market)


def calibrate_fixed_cost(
    appeals: Floats,
    unit_costs: Floats,
    royalty_shares: Floats,
    works: float,
    entrant_share: float,
    market: Market,
) -> BaseSlate:
    """Fixed cost that lights exactly `works` ideas in the base year, beside newcomers' entrant_share.

    The market's base_price_index and competition_mass are results here and are not read. Raises ValueError
    unless 0 < works <= ideas and 0 <= entrant_share < 1.
    """
    if not (0 < works <= appeals.size and 0 <= entrant_share < 1):
        raise ValueError(f"{works} works of {appeals.size} ideas beside newcomers with {entrant_share} of spending")
    _, weights, merits = _weigh(appeals, unit_costs, royalty_shares, market.work_substitution)
    order = np.argsort(-merits, kind="stable")
    lit = np.clip(works - np.arange(appeals.size), 0.0, 1.0)
    mass = float(weights[order] @ lit) / (1 - entrant_share)
    marginal = merits[order][int(np.ceil(works)) - 1]
    return BaseSlate(
        fixed_cost=float(marginal * market.base_spending / (market.work_substitution * mass)),
        price_index=mass ** (1 / (1 - market.work_substitution)),
        competition_mass=entrant_share * mass,
    )


def _weigh(
    appeals: Floats,
    unit_costs: Floats,
    royalty_shares: Floats,
    work_substitution: float,
    kept_shares: Floats | None = None,
) -> tuple[Floats, Floats, Floats]:
    """Price, weight v and merit (1-rho) v/C of each idea (ideas,)."""
    kept = 1 - royalty_shares
    prices = work_substitution / (work_substitution - 1) * unit_costs / kept
    weights = appeals * prices ** (1 - work_substitution)
    kept = kept if kept_shares is None else kept_shares
    return prices, weights, kept * weights / unit_costs


def _light(weights: Floats, merits: Floats, fixed_cost: float, market: Market) -> tuple[float, Floats]:
    """Market mass M and lit fractions (ideas,), for ideas in order of merit: stop at the first that bears less M."""
    substitution, elasticity = market.work_substitution, market.demand_elasticity
    spending_scale = market.base_spending * market.base_price_index ** (elasticity - 1)
    exponent = (substitution - 1) / (substitution - elasticity)
    bearable = (merits * (spending_scale / (substitution * fixed_cost))) ** exponent
    reached = np.concatenate(([0.0], np.cumsum(weights))) + market.competition_mass  # before and after each idea
    lit = np.ones_like(weights)
    refused = bearable < reached[1:]
    if not refused.any():
        return float(reached[-1]), lit
    stop = int(np.argmax(refused))
    mass = max(bearable[stop], reached[stop])
    lit[stop:] = 0.0
    lit[stop] = (mass - reached[stop]) / weights[stop]
    return float(mass), lit


def _sell(lit: Floats, prices: Floats, weights: Floats, mass: float, market: Market) -> Slate:
    price_index = mass ** (1 / (1 - market.work_substitution))
    spending = market.base_spending * (price_index / market.base_price_index) ** (1 - market.demand_elasticity)
    revenues = spending * lit * weights / mass
    return Slate(lit, prices, revenues, revenues / prices, price_index, spending)
