"""The homogeneous benchmark written from MODEL.md alone: each equation a residual, all solved at once by scipy's root.

Nothing of `simulator` is imported. One kind of craft, studio, AI firm and household; prices are 1 in the base year. The
numbers in brackets are those of MODEL.md's equations. It was written and committed before simulator/benchmark was read;
the tail of ideas, newcomers and distaste, which the benchmark has too, were added after.
"""

from dataclasses import dataclass

import numpy as np
from scipy.integrate import solve_ivp
from scipy.optimize import root

UNKNOWNS = (
    "wage", "ai_share", "contestable_cost", "task_cost", "hours_per_unit", "craft_cost", "cost",
    "price", "works", "price_index", "spending", "gross", "output",
    "labour_services", "hours", "supply",
)  # fmt: skip
AT_REST, FIXED = "at rest", "fixed"
SOLVED = 1e-11  # largest residual of a solution


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
    tail: float = np.inf  # k_r, Pareto tail of ideas' appeal; infinite: all alike (5)
    entrant_share: float = 0.0  # of viewing in the base year, by newcomers whose price and quality stay (4)
    distaste: float = 0.0  # chi lambda, not yet felt in the base year (4)
    free_entry: bool = True
    wages: str = FIXED  # `fixed` at 1, or the labour market `at rest`
    supply_elasticity: float = 0.25
    lowest_wage: float = 0.9


@dataclass(frozen=True)
class Today:
    """What a quarter starts from and what the law says in it."""

    contestable: float  # kappa
    capability: float = 1.0  # A over A_0
    levy: float = 0.0  # tau, on each use of AI
    ai_royalty: float = 0.0  # rho_A, on AI revenue
    gross_royalty: float = 0.0  # rho, on gross x AI-made share
    wage: float = 1.0  # where wages are fixed


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
    """Left less right side of every equation, in the order of UNKNOWNS, over its right side in the base year."""
    u = dict(zip(UNKNOWNS, np.exp(logs), strict=True))
    sigma, kappa, sd = world.sigma, today.contestable, world.sd
    x = (1 + today.levy) / ((1 - today.ai_royalty) * today.capability)  # (1), (6)
    chosen_wage = u["wage"] * (1 - today.gross_royalty / world.gross_labour_share)  # (5), the wage subsidy
    odds = odds_weight(world) * (x / chosen_wage) ** (1 - sigma)
    real_cost = u["hours_per_unit"] * u["wage"] + kappa * u["ai_share"] * u["task_cost"]
    ai_made = 1 - u["hours_per_unit"]  # (4)
    keep = 1 - today.gross_royalty * ai_made
    labour, eta_n = world.labour_share, world.eta_n
    units = u["works"] * (base["fixed"] + u["output"])
    best = base["appeal"] * u["works"] ** (1 - 1 / world.tail)  # appeal of the best N ideas together
    mass = best * (u["price"] * np.exp(world.distaste * ai_made)) ** (1 - sd)
    pairs = {
        "wage": today.wage,
        "ai_share": odds / (1 + odds),
        "contestable_cost": chosen_wage * (1 + odds) ** (1 / (1 - sigma)),
        "task_cost": chosen_wage ** (1 - kappa) * u["contestable_cost"] ** kappa,
        "hours_per_unit": (1 - kappa * u["ai_share"]) * u["task_cost"] / chosen_wage,
        "craft_cost": real_cost / base["real_cost"],
        "cost": (labour * u["craft_cost"] ** (1 - eta_n) + 1 - labour) ** (1 / (1 - eta_n)),
        "price": sd / (sd - 1) * u["cost"] / keep,
        "works": world.base_works,
        "price_index": (mass + base["entrants"]) ** (1 / (1 - sd)),
        "spending": world.base_spending * u["price_index"] ** (1 - world.eps),
        "gross": u["spending"] * mass / (mass + base["entrants"]),
        "output": u["gross"] / (u["works"] * u["price"]),
        "labour_services": (u["craft_cost"] / u["cost"]) ** -eta_n * units / base["units"],
        "hours": u["labour_services"] * u["hours_per_unit"] / base["hours_per_unit"],
        "supply": u["wage"] ** world.supply_elasticity,
    }
    scale = {"price_index": 1.0, "spending": base["gross"], "gross": base["gross"], "output": base["output"]}
    scale |= {"works": world.base_works}
    left = {name: (u[name] - right) / scale.get(name, 1.0) for name, right in pairs.items()}
    if world.free_entry:  # N = (1-rho) E/(sd f C), for the last work of the slate (5)
        last = (1 - 1 / world.tail) * u["gross"]
        left["works"] = np.log(u["works"] / (keep * last / (sd * base["fixed"] * u["cost"])))
    if world.wages == AT_REST:  # hours meet supply, or the wage is at its minimum with hours to spare
        left["wage"] = min(u["wage"] - world.lowest_wage, u["supply"] - u["hours"])
    return np.array([left[name] for name in UNKNOWNS])


def base_year(world: World) -> dict[str, float]:
    """Constants that the base year pins: real cost and hours of a unit, fixed cost, units, gross, appeal."""
    share, _, task_cost, hours = unit(world, world.base_contestable, 1.0, 1.0)
    price = world.sd / (world.sd - 1)
    gross = world.base_spending * (1 - world.entrant_share)
    fixed = gross * (1 - 1 / world.tail) / (world.sd * world.base_works)  # the last work pays with C = 1 (5)
    output = gross / (world.base_works * price)
    return {
        "real_cost": hours + world.base_contestable * share * task_cost,
        "hours_per_unit": hours,
        "fixed": fixed,
        "output": output,
        "units": world.base_works * (fixed + output),
        "gross": gross,
        "appeal": (1 - world.entrant_share) * price ** (world.sd - 1) / world.base_works ** (1 - 1 / world.tail),
        "entrants": world.entrant_share,  # P = 1 in the base year
    }


def start(world: World, base: dict[str, float]) -> np.ndarray:
    """The base year, where every solution begins."""
    share, contestable, task, hours = unit(world, world.base_contestable, 1.0, 1.0)
    guess = dict.fromkeys(UNKNOWNS, 1.0) | {
        "ai_share": share, "contestable_cost": contestable, "task_cost": task, "hours_per_unit": hours,
        "price": world.sd / (world.sd - 1), "works": world.base_works,
        "spending": world.base_spending, "gross": base["gross"], "output": base["output"],
    }  # fmt: skip
    return np.log([guess[name] for name in UNKNOWNS])


def on_the_way(world: World, today: Today, part: float) -> Today:
    """A part of the way from the base year to today's conditions."""
    return Today(
        contestable=world.base_contestable + part * (today.contestable - world.base_contestable),
        capability=today.capability**part,
        levy=today.levy * part,
        ai_royalty=today.ai_royalty * part,
        gross_royalty=today.gross_royalty * part,
        wage=today.wage**part,
    )


def quarter(world: World, today: Today) -> dict[str, float]:
    """Every unknown of one quarter, reached from the base year in steps; hours and supply are over the base year's."""
    base = base_year(world)
    for steps in (1, 8, 64, 512):
        logs = start(world, base)
        for step in range(1, steps + 1):
            now = on_the_way(world, today, step / steps)
            with np.errstate(
                over="ignore", divide="ignore", invalid="ignore"
            ):  # a step too far is tried again with shorter ones
                found = root(residuals, logs, (world, now, base), method="hybr", options={"xtol": 1e-13})
            logs = found.x
            if not np.abs(found.fun).max() <= SOLVED:
                break
        else:
            values = dict(zip(UNKNOWNS, np.exp(logs).tolist(), strict=True))
            return values | {"ai_made": 1 - values["hours_per_unit"]}
    raise ArithmeticError(f"no solution: {found.message} (largest residual {np.abs(found.fun).max():.1e})")


def adopted(years: list[float], initial: float, innovation: float, imitation: float) -> list[float]:
    """Bass F by integrating dF/dt = (p + qF)(1 - F) from its base year (1); years in ascending order, none negative."""
    found = solve_ivp(
        lambda _, f: (innovation + imitation * f) * (1 - f),
        (0.0, years[-1] + 1.0),
        [initial],
        t_eval=years,
        method="DOP853",
        rtol=1e-12,
        atol=1e-13,
    )
    return [float(value) for value in found.y[0]]


def resting_human_share(weight: float, inflow_over_decay: float, sigma: float, eta: float) -> float:
    """The human share h of (9)'s limit (kappa = 1, g = 0): h = 1 - S(A), A = [inflow/decay h]^eta, wage and price 1."""

    def gap(log_odds_human: np.ndarray) -> np.ndarray:
        human = 1 / (1 + np.exp(-log_odds_human))
        capability = (inflow_over_decay * human) ** eta
        odds = weight * capability ** (sigma - 1)
        return np.asarray(log_odds_human + np.log(odds))

    found = root(gap, [0.0], method="hybr", options={"xtol": 1e-14})
    return float(1 / (1 + np.exp(-found.x[0])))
