"""The homogeneous benchmark written from MODEL.md alone: every equation a residual, scipy's `root` on all of them at once.

Nothing of `simulator` is imported. One kind of craft, studio, AI firm and household; prices are 1 in the base year. The
numbers in brackets are those of MODEL.md's equations. `quarter` solves one quarter, `path` lives through many.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import root

UNKNOWNS = (
    "wage", "ai_share", "contestable_cost", "task_cost", "hours_per_unit", "craft_cost", "cost",
    "ai_made", "price", "works", "price_index", "spending", "output", "labour_services", "hours", "supply",
)  # fmt: skip
AT_REST, FIXED = "at rest", "fixed"


@dataclass(frozen=True)
class World:
    """What does not change from quarter to quarter; rates per year end in `_per_year`."""

    sigma: float  # human against AI in contestable tasks
    base_ai_share: float  # S_0, AI's share of contestable cost in the base year
    base_contestable: float  # kappa in the base year
    labour_share: float  # labour's share of a work's cost in the base year
    gross_labour_share: float  # thL, labour's share of a work's gross
    eta_n: float  # labour against other inputs
    sd: float  # between works
    eps: float  # of all works together
    base_spending: float
    base_works: float
    free_entry: bool = True
    wages: str = FIXED  # `fixed` at 1, or the labour market `at rest`
    supply_elasticity: float = 0.25
    lowest_wage: float = 0.9
    progress_per_year: float = 0.0  # g
    data_elasticity: float = 0.0  # eta
    decay_per_quarter: float = 0.0  # delta
    base_data: float = 1.0


@dataclass(frozen=True)
class Today:
    """What a quarter starts from and what the law says in it."""

    contestable: float  # kappa
    capability: float = 1.0  # A over A_0
    levy: float = 0.0  # tau, on each use of AI
    ai_royalty: float = 0.0  # rho_A, on AI revenue
    gross_royalty: float = 0.0  # rho, on gross x AI-made share


def odds_weight(world: World) -> float:
    """b^sigma: the odds of AI in contestable cost at base prices of 1."""
    return world.base_ai_share / (1 - world.base_ai_share)


def unit(world: World, contestable: float, x: float, wage: float) -> tuple[float, float, float, float]:
    """(AI share, contestable cost, task cost, hours) of one unit at a wage and a quality-adjusted price of AI (1)."""
    weight, sigma = odds_weight(world), world.sigma
    human, machine = wage ** (1 - sigma), weight * x ** (1 - sigma)
    share = machine / (human + machine)
    contestable_cost = (human + machine) ** (1 / (1 - sigma))
    task_cost = wage ** (1 - contestable) * contestable_cost**contestable
    return share, contestable_cost, task_cost, (1 - contestable * share) * task_cost / wage


def residuals(logs: np.ndarray, world: World, today: Today, base: dict[str, float]) -> np.ndarray:
    """Left less right side of every equation, in the order of UNKNOWNS, in logs."""
    u = dict(zip(UNKNOWNS, np.exp(logs), strict=True))
    sigma, kappa, sd = world.sigma, today.contestable, world.sd
    x = (1 + today.levy) / ((1 - today.ai_royalty) * today.capability)  # (1), (6)
    chosen_wage = u["wage"] * (1 - today.gross_royalty / world.gross_labour_share)  # (5), the wage subsidy
    odds = odds_weight(world) * (x / chosen_wage) ** (1 - sigma)
    real_cost = u["hours_per_unit"] * u["wage"] + kappa * u["ai_share"] * u["task_cost"]
    keep = 1 - today.gross_royalty * u["ai_made"]
    labour, eta_n = world.labour_share, world.eta_n
    units = u["works"] * (base["fixed"] + u["output"])
    pairs = {
        "wage": 1.0,
        "ai_share": odds / (1 + odds),
        "contestable_cost": chosen_wage * (1 - u["ai_share"]) ** (1 / (sigma - 1)),
        "task_cost": chosen_wage ** (1 - kappa) * u["contestable_cost"] ** kappa,
        "hours_per_unit": (1 - kappa * u["ai_share"]) * u["task_cost"] / chosen_wage,
        "craft_cost": real_cost / base["real_cost"],
        "cost": (labour * u["craft_cost"] ** (1 - eta_n) + 1 - labour) ** (1 / (1 - eta_n)),
        "ai_made": 1 - u["hours_per_unit"],
        "price": sd / (sd - 1) * u["cost"] / keep,
        "works": world.base_works,
        "price_index": u["price"] * u["works"] ** (1 / (1 - sd)),
        "spending": world.base_spending * (u["price_index"] / base["price_index"]) ** (1 - world.eps),
        "output": u["spending"] / (u["works"] * u["price"]),
        "labour_services": (u["craft_cost"] / u["cost"]) ** -eta_n * units / base["units"],
        "hours": u["labour_services"] * u["hours_per_unit"] / base["hours_per_unit"],
        "supply": u["wage"] ** world.supply_elasticity,
    }
    left = {name: np.log(u[name] / right) for name, right in pairs.items()}
    if world.free_entry:
        left["works"] = np.log(u["works"] / (keep * u["spending"] / (sd * base["fixed"] * u["cost"])))
    if world.wages == AT_REST:  # hours meet supply, or the wage is at its minimum with hours to spare
        left["wage"] = min(np.log(u["wage"] / world.lowest_wage), np.log(u["supply"] / u["hours"]))
    return np.array([left[name] for name in UNKNOWNS])


def base_year(world: World) -> dict[str, float]:
    """Constants that the base year pins: real cost and hours of a unit, fixed cost, units, price index."""
    share, _, task_cost, hours = unit(world, world.base_contestable, 1.0, 1.0)
    price = world.sd / (world.sd - 1)
    fixed = world.base_spending / (world.sd * world.base_works)  # N = E/(sd f C) with C = 1 (5)
    output = world.base_spending / (world.base_works * price)
    return {
        "real_cost": hours + world.base_contestable * share * task_cost,
        "hours_per_unit": hours,
        "fixed": fixed,
        "output": output,
        "units": world.base_works * (fixed + output),
        "price_index": price * world.base_works ** (1 / (1 - world.sd)),
    }


def start(world: World, today: Today, base: dict[str, float]) -> np.ndarray:
    """A guess: the base year with the task mix of today's contestable share."""
    share, contestable, task, hours = unit(world, today.contestable, 1.0, 1.0)
    guess = dict.fromkeys(UNKNOWNS, 1.0) | {
        "ai_share": share, "contestable_cost": contestable, "task_cost": task, "hours_per_unit": hours,
        "ai_made": 1 - hours, "price": world.sd / (world.sd - 1), "works": world.base_works,
        "price_index": base["price_index"], "spending": world.base_spending, "output": base["output"],
    }  # fmt: skip
    return np.log([guess[name] for name in UNKNOWNS])


def quarter(world: World, today: Today) -> dict[str, float]:
    """Every unknown of one quarter; hours, supply and labour services are over the base year's."""
    base = base_year(world)
    found = root(residuals, start(world, today, base), (world, today, base), method="hybr", options={"xtol": 1e-13})
    if np.abs(found.fun).max() > 1e-10:
        raise ArithmeticError(f"no solution: {found.message} (largest residual {np.abs(found.fun).max():.1e})")
    return dict(zip(UNKNOWNS, np.exp(found.x).tolist(), strict=True))


def path(world: World, days: list[Today], train_every: int = 4) -> list[dict[str, float]]:
    """Quarters one after another: capability from data at each training (2), data from human work and decay (3, 9)."""
    base_human = base_year(world)["hours_per_unit"]
    inflow_per_human_work = world.decay_per_quarter * world.base_data / (world.base_works * base_human)
    data, trained, lived = world.base_data, world.base_data, []
    for number, today in enumerate(days):
        frontier = np.exp(world.progress_per_year * number / 4) * (trained / world.base_data) ** world.data_elasticity
        lived.append(quarter(world, Today(**(vars(today) | {"capability": float(frontier)}))) | {"data": data})
        data = (1 - world.decay_per_quarter) * data
        data += inflow_per_human_work * lived[-1]["works"] * lived[-1]["hours_per_unit"]
        if (number + 1) % train_every == 0:
            trained = data
    return lived


def resting_human_share(weight: float, inflow_over_decay: float, sigma: float, eta: float) -> float:
    """The human share h of (9)'s limit (kappa = 1, g = 0): h = 1 - S(A), A = [inflow/decay h]^eta, wage and price 1."""

    def gap(log_odds_human: np.ndarray) -> np.ndarray:
        human = 1 / (1 + np.exp(-log_odds_human))
        capability = (inflow_over_decay * human) ** eta
        odds = weight * capability ** (sigma - 1)
        return np.asarray(log_odds_human + np.log(odds))

    found = root(gap, [0.0], method="hybr", options={"xtol": 1e-14})
    return float(1 / (1 + np.exp(-found.x[0])))
