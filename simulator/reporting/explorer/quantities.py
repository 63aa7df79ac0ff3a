"""What the explorer tells of a deal: a few cards and one bar a craft, each a number for every world."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from simulator.charts import flows
from simulator.charts.crafts import income_change
from simulator.charts.headline import change_share, made_up_share, money_per_worker, plans_per_worker
from simulator.charts.reading import F8, Quantity, Reading, against, ratio
from simulator.results.outcome import Role

Kind = Literal["usd", "share"]


@dataclass(frozen=True)
class Quantified:
    """One number of a deal."""

    name: str
    title: str
    kind: Kind
    quantity: Quantity
    is_change: bool = False
    note: str = ""


def pay_change(reading: Reading, regime: str, role: Role) -> F8:
    """Wages against the baseline per person of the baseline's workforce, dollars a year (replications,)."""
    heads = reading.average("headcount", reading.regimes.baseline, role)
    return ratio(against(flows.flow(("wage_income",)))(reading, regime, role), heads)


def member_change(reading: Reading, regime: str, role: Role) -> F8:
    """Pay, AI residuals and money into plans together against the baseline, dollars per person and year."""
    money = against(money_per_worker)(reading, regime, role) + against(plans_per_worker)(reading, regime, role)
    return np.asarray(pay_change(reading, regime, role) + money)


def studio_change(reading: Reading, regime: str, role: Role) -> F8:
    """Studios' profit against the baseline, dollars a year; a work begun counts for what it is worth, not as a loss."""
    return against(flows.flow(("studio_profit", "works_in_hand_change")))(reading, regime, role)


MEMBER, DUE, STUDIOS = "member_change", "due", "studio_change"

CARDS: tuple[Quantified, ...] = (
    Quantified(MEMBER, "Worth to the average worker, all told", "usd", member_change, is_change=True,
               note="a year: pay, residuals, plans"),
    Quantified("residuals", "AI residuals paid to the average worker", "usd", money_per_worker, note="a year"),
    Quantified("plans", "AI money into health and pension plans", "usd", plans_per_worker,
               note="a year for each worker"),
    Quantified("pay_change", "Change of pay from work", "usd", pay_change, is_change=True,
               note="a year for each worker"),
    Quantified("hours_change", "Hours of human work", "share", change_share("hours"), is_change=True,
               note="against the baseline"),
    Quantified("made_up", "Displaced pay made up", "share", made_up_share, note="of pay for hours that AI spares"),
    Quantified(DUE, "Residuals due from the payers", "usd", flows.due, note="a year, all payers"),
    Quantified(STUDIOS, "Studios' profit", "usd", studio_change, is_change=True,
               note="a year, all studios together, unfinished works included"),
)  # fmt: skip


def quantities(reading: Reading) -> tuple[Quantified, ...]:
    """The cards, then one change of income a craft."""
    crafts = reading.groups("headcount", "craft")
    bars = [
        Quantified(f"craft={craft}", reading.title(craft), "usd", income_change(craft), is_change=True)
        for craft in crafts
    ]
    return (*CARDS, *bars)


def told(reading: Reading, regimes: list[str]) -> F8:
    """Numbers (regimes, worlds, quantities); NaN where a deal was not tried in a world, or nothing is displaced."""
    asked = quantities(reading)
    return np.array([[one.quantity(reading, name, "ensemble") for one in asked] for name in regimes]).transpose(0, 2, 1)
