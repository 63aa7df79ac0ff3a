"""M1's labour market at rest: the wage at which hours asked for meet hours offered, or the minimum. MODEL.md (7)."""

from dataclasses import dataclass, replace

from scipy.optimize import brentq

from simulator.benchmark.homogeneous import Conditions, Equilibrium, solve
from simulator.benchmark.industry import Industry

HIGHEST_WAGE = 8.0  # over the base year's
PRECISION = 1e-13


@dataclass(frozen=True)
class Rest:
    """A labour market that moves no more; people stay as many as in the base year."""

    wage: float  # over the base year's
    hours_offered: float
    industry: Equilibrium

    @property
    def idle_share(self) -> float:
        """Hours offered that nobody asks for, above 0 only at the minimum."""
        return max(0.0, 1.0 - self.industry.hours / self.hours_offered)


def at_rest(industry: Industry, now: Conditions, supply_elasticity: float, minimum_wage: float) -> Rest:
    """Where w' = max(minimum, w clip(Ld/Ls)^zeta) stands still for every zeta; ValueError below no wage up to 8."""

    def excess(wage: float) -> float:
        return demand(industry, now, wage).hours - offered(industry, wage, supply_elasticity)

    if excess(minimum_wage) <= 0.0:
        wage = minimum_wage
    elif excess(HIGHEST_WAGE) > 0.0:
        raise ValueError(f"hours are short at {HIGHEST_WAGE} times the base year's wage")
    else:
        wage = float(brentq(excess, minimum_wage, HIGHEST_WAGE, xtol=PRECISION))
    return Rest(wage, offered(industry, wage, supply_elasticity), demand(industry, now, wage))


def demand(industry: Industry, now: Conditions, wage: float) -> Equilibrium:
    """What the industry makes at a wage."""
    return solve(industry, replace(now, wage=wage))


def offered(industry: Industry, wage: float, supply_elasticity: float) -> float:
    """Hours that the people of the base year offer: N h (w/w0)^elasticity."""
    return float(industry.hours * wage**supply_elasticity)
