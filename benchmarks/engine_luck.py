"""What common random numbers are worth: variance of a regime's difference, luck of its own over common luck."""

from typing import Any

import numpy as np
from bars import measured

from simulator.experiments.engine import Engine
from simulator.experiments.plan import Layout, plan_of
from simulator.experiments.runner import run
from simulator.scenario.load import load_regime, load_sector

REGIMES = ("status_quo", "copyright_holder", "data_dignity", "statutory_levy")
MEASURES = ("hours", "wage_income", "studio_profit", "ai_firm_profit", "consumer_surplus_change")


def ratios(levels: np.ndarray, baseline: np.ndarray) -> tuple[float, float]:
    """Variance with luck of their own, over every pair of different replications, and with common luck."""
    every = levels[:, None] - baseline[None, :]
    apart = every[~np.eye(levels.size, dtype=bool)]
    return float(np.var(apart)), float(np.var(levels - baseline, ddof=1))


def compare(replications: int, scale: float) -> None:
    """Central parameters, so that luck is all that differs between replications."""
    regimes: dict[str, Any] = {name: load_regime(name) for name in REGIMES}
    plan = plan_of(
        load_sector("hollywood"),
        regimes,
        Layout("2027Q1", 8, 20270101, replications, scale, 0, 0.0, is_uncertain=False),
    )
    cube = run(plan, Engine.ours(plan), is_shown=False)
    means = np.asarray(cube.values).mean(axis=1)
    rows = {name: (cube.plan["regime"] == name).to_numpy() for name in REGIMES}
    print(f"variance of the difference from the status quo, {replications} replications at scale {scale}, two years")
    for measure in MEASURES:
        values = means[:, cube.names.index(measure)]
        for name in REGIMES[1:]:
            apart, common = ratios(values[rows[name]], values[rows[REGIMES[0]]])
            times = f"{apart / common:12,.0f} x   " if common > 0 else ""
            said = times + measured("luck", apart / common, f"{measure}, {name}") if times else "   no luck in it"
            print(f"  {measure:<24}{name:<18}{said}")


if __name__ == "__main__":
    compare(24, 0.02)
