"""What the regimes change year by year, and in an average year: one picture an outcome each."""

import pandas as pd

from simulator.charts import words
from simulator.charts.dots import dots
from simulator.charts.fan import fan, fan_table
from simulator.charts.numbers import extreme, lines
from simulator.charts.picture import Picture
from simulator.charts.reading import Reading
from simulator.charts.uncertainty import worlds
from simulator.charts.uncertainty.stakes import Stake
from simulator.results.interests import Interest
from simulator.results.pairwise import CLEAR_SHARE, clear_sign


def fan_picture(reading: Reading, interest: Interest) -> Picture:
    """The change against the baseline over the years, low, middle and high of the worlds."""
    regimes, say = reading.regimes, worlds.say(interest)
    table = fan_table(reading, worlds.yearly_change(interest), regimes.others)
    last = table[table["year"] == table["year"].max()]
    row, held = extreme(last), words.holding(reading.worlds)
    name = regimes.inline(str(row["regime"]))
    return Picture(
        f"fan_{interest.measure}",
        f"{worlds.title(reading, interest)}: by {row['year']} {name} changes most, {say(row['middle'])} a year "
        f"({words.span(say(row['low']), say(row['high']))}, {held})",
        f"Change against {regimes.inline(regimes.baseline)} in the same world, {interest.unit}; band: {held}, "
        "line: the middle",
        fan(table, regimes, unit=interest.unit, form=worlds.form(interest)),
        table,
        "; ".join(f"{regimes.label(line.regime)} {line.year}: {say(line.middle)}" for line in lines(last)) + ".",
    )


def interval_picture(reading: Reading, stake: Stake) -> Picture:
    """The paired interval of each regime against the baseline, average year."""
    regimes, say = reading.regimes, stake.say
    table = pd.DataFrame([reading.row(stake.change, regime) for regime in regimes.others])
    said = [f"{say(row.middle)} ({words.span(say(row.low), say(row.high))})" for row in lines(table)]
    return Picture(
        f"interval_{stake.name}",
        f"{stake.title}: {clearly(reading, stake)}",
        f"Change against {regimes.inline(regimes.baseline)}, average year, {stake.unit}; {stake.direction}. Dot: "
        f"middle; bar: {words.holding(reading.worlds)} that share luck and figures. Clear: the same sign in over "
        f"{words.percent(CLEAR_SHARE)} of worlds, by nine in ten bounds",
        dots(table, regimes, unit=stake.unit, form=stake.form, say=said),
        table,
        words.listed([f"{regimes.label(row.regime)}: {line}" for row, line in zip(lines(table), said, strict=True)]),
    )


def clearly(reading: Reading, stake: Stake) -> str:
    """Under which regimes the sign of the change is clear."""
    others = reading.regimes.others
    clear = [name for name in others if clear_sign(stake.change(reading, name, "ensemble"))]
    if not clear:
        return "no regime's sign is clear"
    which = words.listed([reading.regimes.inline(name) for name in clear])
    return f"the sign is clear under {which}" + (" and no other" if len(clear) < len(others) else "")
