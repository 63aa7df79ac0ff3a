"""The quarter on a pandas frame: ranks within crafts, grouped sums, masked assignments."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import workforce_world as rules
from workforce_world import World


def quarter(frame: pd.DataFrame, bills: pd.Series, generator: np.random.Generator) -> object:
    """Sums over the active by craft, and how many left."""
    score = frame["log_skill"] + rules.SPREAD * generator.standard_normal(len(frame))
    score += rules.INCUMBENCY * (frame["state"] == 2)
    active = frame["state"] > 0
    craft = frame["craft"]
    groups = score[active].groupby(craft[active])
    asked = craft[active].map(groups.size() * pd.Series(rules.FULL_SHARES))
    hours = (asked - groups.rank(ascending=False) + 1.0).clip(0.0, 1.0).reindex(frame.index, fill_value=0.0)
    starts = active & (hours > 0) & (frame["employer"] == -1)
    frame.loc[active & (hours <= 0), "employer"] = -1
    frame.loc[starts, "employer"] = np.searchsorted(rules.STUDIO_ENDS, generator.random(int(starts.sum()))).astype(
        np.int16
    )
    frame.loc[active, "state"] = np.where(hours[active] > 0, 2, 1).astype(np.uint8)
    effective = hours * frame["skill"]
    rate = bills / effective.groupby(craft).sum()
    frame["wage3"] = effective * craft.map(rate)
    income = (
        frame[["wage0", "wage1", "wage2", "wage3"]].sum(axis=1) + craft.map(pd.Series(rules.PER_HEAD)) * frame["skill"]
    )
    income += frame[["paid0", "paid1", "paid2", "paid3"]].sum(axis=1) * 1e-8
    usual = craft.map(pd.Series(rules.PAY + rules.PER_HEAD)) * frame["skill"]
    cushion = craft.map(pd.Series(rules.CUSHION))
    odds = craft.map(pd.Series(rules.CONSTANTS)) + rules.RESPONSE * np.log((usual + cushion) / (income + cushion))
    gone = active & (generator.random(len(frame)) < 1.0 - (1.0 - 1.0 / (1.0 + np.exp(-odds))) ** 0.25)
    frame.loc[gone, ["state", "employer"]] = [0, -1]
    return income[active].groupby(craft[active]).sum(), usual[active].groupby(craft[active]).sum(), gone.sum()


def columns(w: World) -> dict[str, np.ndarray]:
    """The world's columns by name, the last four quarters side by side."""
    years = {f"wage{q}": w.wages[q] for q in range(4)} | {f"paid{q}": w.residuals[q] for q in range(4)}
    return {"craft": w.craft, "state": w.state, "employer": w.employer, "skill": w.skill,
            "log_skill": w.log_skill, **years}  # fmt: skip


def make(world: World) -> Callable[[], object]:
    """The quarter, ready to be called again and again."""
    frame, bills, generator = pd.DataFrame(columns(world)), pd.Series(world.bills), np.random.default_rng(3)
    return lambda: quarter(frame, bills, generator)
