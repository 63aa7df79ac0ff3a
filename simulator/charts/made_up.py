"""How much of the pay that AI displaces comes back as residuals."""

import numpy as np
import pandas as pd

from simulator.charts import words
from simulator.charts.dots import dots
from simulator.charts.headline import made_up_share
from simulator.charts.numbers import best, lines
from simulator.charts.picture import Picture
from simulator.charts.reading import Reading
from simulator.charts.regimes import Regimes

NEEDS = ("paid_people", "displaced_wages", "wage_income")


def table(reading: Reading) -> pd.DataFrame:
    """One row a regime that changes anything: residuals to working people and funds over displaced wages."""
    return pd.DataFrame([reading.row(made_up_share, regime) for regime in reading.regimes.others])


def title(table: pd.DataFrame, regimes: Regimes) -> str:
    """The most that any regime makes up."""
    first = best(table)
    return (
        f"Of each dollar of pay that AI displaces, at most {words.cents(first['middle'])} "
        f"comes back as residuals ({regimes.inline(first['regime'])})"
    )


def said(table: pd.DataFrame) -> list[str]:
    """The middle and range of each row in words."""
    return [
        f"{words.percent(row.middle)} ({words.span(words.percent(row.low), words.percent(row.high))})"
        for row in lines(table)
    ]


def picture(reading: Reading) -> Picture:
    """The chart with its table."""
    found, regimes = table(reading), reading.regimes
    told = said(found)
    return Picture(
        name="made_up",
        title=title(found, regimes),
        subtitle="AI residuals to the workforce and to funds, as a share of what the hours that AI spares "
        f"would have paid. Dot: middle world; bar: {words.holding(reading.worlds)}.",
        chart=dots(found, regimes, unit="share of displaced wages", form=".0%", say=told),
        table=found,
        words=words.listed(
            [f"{regimes.label(row.regime)}: {line}" for row, line in zip(lines(found), told, strict=True)]
        ),
        note="Displaced is the pay for hours that the same works would have needed without AI: nobody can observe it."
        + falls_less(reading),
    )


def falls_less(reading: Reading) -> str:
    """How often pay falls by less than displaced pay grows under the baseline; nothing where there is one year only."""
    first, last, baseline = reading.years[0], reading.years[-1], reading.regimes.baseline
    lost, displaced = (
        sign * np.diff(reading.yearly(name, baseline)[:, [0, -1]])[:, 0]
        for sign, name in ((-1, "wage_income"), (1, "displaced_wages"))
    )
    known = np.isfinite(lost + displaced)
    if first == last or not known.any():
        return ""
    often = words.worlds(float(np.mean((lost < displaced)[known])), int(known.sum()))
    return (
        f" Cheaper works are more works: from {first} to {last} pay under {reading.regimes.inline(baseline)} "
        f"falls by less than displaced pay grows {often}."
    )
