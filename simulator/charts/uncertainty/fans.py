"""What the regimes change year by year, and in an average year: one picture an outcome each."""

import pandas as pd

from simulator.charts import words
from simulator.charts.dots import dots
from simulator.charts.fan import fan, fan_table
from simulator.charts.numbers import extreme, lines
from simulator.charts.picture import Picture
from simulator.charts.reading import Reading
from simulator.charts.uncertainty import worlds
from simulator.results.interests import Interest


def fan_picture(reading: Reading, interest: Interest) -> Picture:
    """The change against the baseline over the years, 5%, 50% and 95% of the worlds."""
    regimes, say = reading.regimes, worlds.say(interest)
    table = fan_table(reading, worlds.yearly_change(interest), regimes.others)
    last = table[table["year"] == table["year"].max()]
    row = extreme(last)
    name = regimes.inline(str(row["regime"]))
    return Picture(
        f"fan_{interest.measure}",
        f"{interest.title}: by {row['year']} {name} changes most, {say(row['middle'])} a year "
        f"({words.span(say(row['low']), say(row['high']))} in nine worlds of ten)",
        f"Change against {regimes.inline(regimes.baseline)} in the same world, {interest.unit}; band: 5% to 95% of the "
        "worlds, line: the middle",
        fan(table, regimes, unit=interest.unit, form=worlds.form(interest)),
        table,
        "; ".join(f"{regimes.label(line.regime)} {line.year}: {say(line.middle)}" for line in lines(last)) + ".",
    )


def interval_picture(reading: Reading, interest: Interest) -> Picture:
    """The paired interval of each regime against the baseline, average year."""
    regimes, say = reading.regimes, worlds.say(interest)
    table = pd.DataFrame([reading.row(worlds.change(interest), regime) for regime in regimes.others])
    said = [f"{say(row.middle)} ({words.span(say(row.low), say(row.high))})" for row in lines(table)]
    clear = [regimes.inline(row.regime) for row in lines(table) if row.low > 0 or row.high < 0]
    which = f"the sign is clear under {words.listed(clear)}" if clear else "no regime's sign is clear"
    return Picture(
        f"interval_{interest.measure}",
        f"{interest.title}: {which}" + (" and no other" if 0 < len(clear) < len(table) else ""),
        f"Change against {regimes.inline(regimes.baseline)}, average year, {interest.unit}. Dot: middle; bar: nine in "
        "ten pairs of worlds that share their luck and their figures. Clear: the whole bar on one side of zero",
        dots(table, regimes, unit=interest.unit, form=worlds.form(interest), say=said),
        table,
        words.listed([f"{regimes.label(row.regime)}: {line}" for row, line in zip(lines(table), said, strict=True)]),
    )
