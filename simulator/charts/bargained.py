"""The rate that guilds and studios agree on, where terms are bargained."""

import numpy as np
import pandas as pd

from simulator.charts import words
from simulator.charts.fan import fan, fan_table
from simulator.charts.numbers import lines
from simulator.charts.picture import Picture
from simulator.charts.reading import Reading
from simulator.charts.regimes import Regimes

NEEDS = ("bargained_rate",)


def bargaining(reading: Reading) -> tuple[str, ...]:
    """Regimes in which a rate is agreed on in any world and quarter."""
    return tuple(
        regime for regime in reading.regimes.names
        if any(np.nansum(reading.quarterly("bargained_rate", regime, role)) > 0 for role in ("ensemble", "full"))
    )  # fmt: skip


def table(reading: Reading) -> pd.DataFrame:
    """One row a regime that bargains and year: low, middle, high, full_size of the rate in force."""
    return fan_table(reading, lambda r, g, role: r.yearly("bargained_rate", g, role), bargaining(reading))


def title(table: pd.DataFrame, regimes: Regimes) -> str:
    """The rate at the start and at the end."""
    first, last = table.iloc[0], table[table["regime"] == table["regime"].iloc[0]].iloc[-1]
    span = words.span(words.percent(first["low"]), words.percent(first["high"]))
    return (
        f"{regimes.label(first['regime'])}: in the middle world the parties agree on {words.percent(first['middle'])} "
        f"in {int(first['year'])} ({span}) and on {words.percent(last['middle'])} in {int(last['year'])}"
    )


def picture(reading: Reading) -> Picture:
    """The chart with its table."""
    found, regimes = table(reading), reading.regimes
    return Picture(
        name="bargained_rate",
        title=title(found, regimes),
        subtitle="Royalty rate in force by year, as a share of what the royalty is taken from. "
        f"Line: middle world; band: {words.holding(reading.worlds)}.",
        chart=fan(found, regimes, unit="rate", form=".1%"),
        table=found,
        words=words.listed(
            [
                f"{row.year}: {words.percent(row.middle)} ({words.percent(row.low)} to {words.percent(row.high)})"
                for row in lines(found)
            ]
        ),
        note="Bargaining power is not identified by any data: the band includes worlds in which either side is strong.",
    )
