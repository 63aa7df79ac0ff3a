"""The few quantities that a report leads with, each with its unit, its direction and its words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from simulator.charts import flows, words
from simulator.charts.reading import F8, Quantity, Reading, Row, ratio
from simulator.results.outcome import Role


@dataclass(frozen=True)
class Headline:
    """One quantity of the first screen. `needs` are the measures without which it cannot be told.

    Which way is better is said from one side (`side`), for no direction is everybody's: what viewers save on prices
    somebody else does not earn.
    """

    name: str
    title: str
    unit: str
    better: Literal["more", "less", "neither"]
    needs: tuple[str, ...]
    quantity: Quantity
    say: Callable[[float], str]
    is_difference: bool = False
    side: str = "workers"


def per_worker(money: Quantity) -> Quantity:
    """Money over the persons at work or looking for it, dollars a year (replications,)."""
    return lambda reading, regime, role: ratio(money(reading, regime, role), reading.average("headcount", regime, role))


money_per_worker = per_worker(flows.to_workforce)
plans_per_worker = per_worker(flows.to_funds)


def made_up_share(reading: Reading, regime: str, role: Role) -> F8:
    """AI residuals to the workforce and to funds over displaced wages, which are mostly more than the fall in wages."""
    paid = flows.to_workforce(reading, regime, role) + flows.to_funds(reading, regime, role)
    return ratio(paid, reading.average("displaced_wages", regime, role))


def reaching_share(reading: Reading, regime: str, role: Role) -> F8:
    """Part of each royalty dollar due that reaches people, in the workforce or not, or their funds."""
    return ratio(flows.to_people(reading, regime, role), flows.due(reading, regime, role))


def change_share(measure: str) -> Quantity:
    """A measure against the baseline as a share of it, average of the years, pair by pair."""

    def change(reading: Reading, regime: str, role: Role) -> F8:
        base = reading.average(measure, reading.regimes.baseline, role)
        return ratio(reading.average(measure, regime, role) - base, base)

    return change


def _change(share: float) -> str:
    return words.percent(share, is_change=True)


HEADLINES: tuple[Headline, ...] = (
    Headline("money_per_worker", "Money reaching the workforce", "USD per person and year", "more",
             ("paid_people", "headcount"), money_per_worker, words.usd),
    Headline("plans_per_worker", "Money into health, pension, social funds", "USD per person and year", "more",
             ("paid_funds", "headcount"), plans_per_worker, words.usd),
    Headline("hours_change", "Hours of human work against {baseline}", "share", "more",
             ("hours",), change_share("hours"), _change, is_difference=True),
    Headline("jobs_change", "People at work or looking for it, against {baseline}", "share", "more",
             ("headcount",), change_share("headcount"), _change, is_difference=True),
    Headline("made_up_share", "Displaced pay made up", "share of pay for hours that AI spares", "more",
             ("paid_people", "displaced_wages"), made_up_share, words.percent),
    Headline("reaching_share", "Of each royalty dollar, reaches people or their funds", "share of what is due", "more",
             ("paid_people", "royalty_owed"), reaching_share, words.cents,
             side="people who are owed residuals"),
    Headline("price_change", "Price of works against {baseline}", "share", "less",
             ("price_index",), change_share("price_index"), _change, is_difference=True, side="viewers"),
)  # fmt: skip


def told(reading: Reading) -> tuple[Headline, ...]:
    """Headlines whose measures the results hold."""
    return tuple(headline for headline in HEADLINES if reading.has(*headline.needs))


def table(reading: Reading) -> pd.DataFrame:
    """One row a headline and regime: low, middle, high, full_size, probability_positive, luck_share, pairs."""
    return pd.DataFrame(
        [_row(reading, headline, regime) for headline in told(reading) for regime in reading.regimes.names]
    )


def _row(reading: Reading, headline: Headline, regime: str) -> Row:
    title = headline.title.format(baseline=reading.regimes.inline(reading.regimes.baseline))
    return {"headline": headline.name, "title": title, "unit": headline.unit, **reading.row(headline.quantity, regime)}


def of(found: pd.DataFrame, name: str) -> pd.DataFrame:
    """The rows of one headline."""
    return found[found["headline"] == name]
