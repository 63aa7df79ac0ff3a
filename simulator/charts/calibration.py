"""A calibration as a table and a picture: what is left of each parameter's range."""

from typing import Any

import altair as alt
import pandas as pd

from simulator.charts.look import WIDTH, colour, finished
from simulator.charts.picture import Picture
from simulator.charts.words import percent

Plain = dict[str, Any]
LINE = 22
MISSED = ("identified by a figure that the model misses", "in part, by a figure that the model misses")
BY_A_MISS = " (by a missed figure)"
VERDICTS = ("identified", "in part", *MISSED, "estimators differ", "not identified")
ESTIMATORS = {"abc": "Regression ABC, drawn worlds", "smm": "Simulated moments, slopes at the middle"}
COLUMNS = {
    "path": "Parameter", "abc": "Left of its range, ABC", "smm": "Left of its range, moments (slopes)",
    "covered": "Intervals that held the truth", "verdict": "Verdict", "teller": "Figure that tells most",
}  # fmt: skip


def calibration_table(parameters: list[Plain]) -> pd.DataFrame:
    """The parameters of a calibration.json as readers see them, the best known first."""
    table = pd.DataFrame(parameters)[list(COLUMNS)]
    order = table["verdict"].map(VERDICTS.index)
    table = table.assign(order=order, left=table["abc"] + table["smm"]).sort_values(["order", "left"], kind="stable")
    for name in ("abc", "smm", "covered"):
        table[name] = [percent(share) for share in table[name]]
    return table[list(COLUMNS)].rename(columns=COLUMNS).reset_index(drop=True)


def calibration_chart(parameters: list[Plain]) -> Picture:
    """What both estimators leave of each range: a dot each, the best known parameter first."""
    table = pd.DataFrame(parameters)[["path", "abc", "smm", "verdict"]]
    table["path"] += table["verdict"].isin(MISSED).map({True: BY_A_MISS, False: ""})  # the file may stand alone
    order = [str(path) for path in table.assign(left=table["abc"] + table["smm"]).sort_values("left")["path"]]
    rows = table.melt(["path", "verdict"], ["abc", "smm"], "estimator", "left").round(4)
    rows["estimator"] = rows["estimator"].map(ESTIMATORS)
    axis = alt.Axis(format="%", tickCount=5)
    base = alt.Chart(rows).encode(
        y=alt.Y("path:N", sort=order, title=None, axis=alt.Axis(labelColor=colour("ink"), labelLimit=260)),
        x=alt.X("left:Q", title="What is left of the range", axis=axis, scale=alt.Scale(domain=[0, 1])),
    )
    shades = alt.Scale(domain=list(ESTIMATORS.values()), range=[colour("gain-2"), colour("lose-2")])
    fill = alt.Color("estimator:N", scale=shades, legend=alt.Legend())
    dots = base.mark_point(filled=True, size=60, opacity=1).encode(
        color=fill, shape=alt.Shape("estimator:N", legend=None), tooltip=["path:N", "estimator:N", "verdict:N"]
    )
    lines = base.mark_line(color=colour("grid"), strokeWidth=2).encode(detail="path:N")
    known, missed = int((table["verdict"] == "identified").sum()), int(table["verdict"].isin(MISSED).sum())
    by_miss = f"; {missed} by figures that the model misses" if missed else ""
    title = f"The figures tell {known} of {len(table)} free parameters{by_miss}; the others keep their assumed range"
    chart = finished(alt.layer(lines, dots).properties(width=WIDTH, height=LINE * len(order)))
    return Picture(
        "identification", title, "Left: the figures tell the parameter. Right: they say nothing about it", chart, table,
        f"What regression ABC and the slopes of simulated moments leave of the ranges of {len(table)} parameters.",
    )  # fmt: skip
