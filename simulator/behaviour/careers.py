"""What workers do: hours, wages, leaving, coming. MODEL.md (7)."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

TIGHTNESS_LIMITS = (0.5, 2.0)
"""Demand over supply is clipped to these before it moves wages (MODEL.md (7))."""
HIGHEST_WAGE_ADJUSTMENT = 0.2
"""Above it wages oscillate; at 1 they explode (MODEL.md (7))."""
BUFFER_SHARE = 0.25
"""b = outside/4, which keeps the exit of people with no income finite (MODEL.md (7))."""


def hours_supplied(headcount: Floats, wage: Floats, supply_elasticity: float) -> Floats:
    """Hours on offer (crafts,) = N (w/w0)^elasticity, in base-year hours of a head; wage over its base."""
    return np.asarray(headcount * wage**supply_elasticity)


def hours_worked(demand: Floats, supply: Floats) -> Floats:
    """The short side of the market (crafts,)."""
    return np.minimum(demand, supply)


def next_wage(wage: Floats, demand: Floats, supply: Floats, wage_adjustment: float, minimum: float | Floats) -> Floats:
    """Wages of the next quarter (crafts,): max(minimum, w clip(Ld/Ls, 1/2, 2)^zeta), real, over base.

    Where nobody offers hours the market is as tight as it gets, unless nobody asks either. Raises
    ValueError for zeta outside [0, 0.2].
    """
    if not 0 <= wage_adjustment <= HIGHEST_WAGE_ADJUSTMENT:
        raise ValueError(f"wages oscillate at an adjustment of {wage_adjustment}, above {HIGHEST_WAGE_ADJUSTMENT}")
    low, high = TIGHTNESS_LIMITS
    tightness = np.where(demand > 0, high, 1.0)
    np.divide(demand, supply, out=tightness, where=supply > 0)
    return np.maximum(minimum, wage * np.clip(tightness, low, high) ** wage_adjustment)


def income_pressure(
    incomes: Floats, base_incomes: Floats, outside_pay: float | Floats, base_outside_pay: float | Floats
) -> Floats:
    """Log of (outside+b)/(income+b) relative to base (people,), 0 where nothing changed; dollars a year.

    The rule as it is written; `kernels/workforce.py` (leave) applies it to 350,000 people at once, with an outside
    option that no regime moves, and a test holds the two together.
    """
    return _temptation(incomes, outside_pay) - _temptation(base_incomes, base_outside_pay)


def exit_probability(
    base_rate_per_quarter: float,
    pressures: Floats,
    income_response: float,
    uncompensated: float | Floats = 0.0,
    uncompensated_response: float = 0.0,
) -> Floats:
    """Chance of leaving the sector this quarter (people,): Logistic(k0 + k1 pressure + k2 uncompensated use).

    k0 is the base rate's logit, so that the base year has exactly that rate. Occupational transfers are
    inside it. As with `income_pressure`, the people's own loop is compiled (kernels/workforce.py, leave).
    """
    base = np.log(base_rate_per_quarter / (1 - base_rate_per_quarter))
    return np.asarray(1 / (1 + np.exp(-(base + income_response * pressures + uncompensated_response * uncompensated))))


def entry_rate(base_entry: float | Floats, expected_income_ratio: Floats, entry_elasticity: float) -> Floats:
    """Entrants per head and quarter (crafts,) = e0 ratio^eps_e, ratio E[income]/outside over its base."""
    return np.asarray(base_entry * expected_income_ratio**entry_elasticity)


def _temptation(incomes: Floats, outside_pay: float | Floats) -> Floats:
    buffer = BUFFER_SHARE * np.asarray(outside_pay)
    return np.asarray(np.log((outside_pay + buffer) / (incomes + buffer)))
