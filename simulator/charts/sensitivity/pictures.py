"""The tornado, the shares with their interplay, and the groups: one picture an outcome, one panel a regime."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from simulator.charts.look import WIDTH, Drawing, colour, finished, plain_zero
from simulator.charts.numbers import lines, rounded
from simulator.charts.picture import Picture
from simulator.charts.regimes import Regimes
from simulator.charts.sensitivity import sentences, tables
from simulator.charts.words import listed, percent, span

Plain = Mapping[str, Any]

COLUMNS = 2
LEFT = 150
GAP = 28
LINE = 20
MONEY, COUNT = "$~s", "~s"


def pictures(told: Plain) -> dict[str, Picture]:
    """Every picture that an analysis allows, by name."""
    return dict(_pictures(told))


def _pictures(told: Plain) -> Iterator[tuple[str, Picture]]:
    for interest in told["interests"]:
        yield f"tornado_{interest['measure']}", tornado(told, interest)
    for interest in told["interests"] if told.get("shares") else ():
        if len(tables.shares(told["shares"], interest["measure"])):
            yield f"interactions_{interest['measure']}", interactions(told, interest)
    if told.get("group_shares") and len(groups_table(told)):
        yield "groups", groups(told)


def tornado(told: Plain, interest: Plain) -> Picture:
    """The outcome with each figure at either end of its range, the others at their central values."""
    found, regimes = tables.tornado(told, interest["measure"]), sentences.regimes_of(told)
    unit = f"change against {regimes.inline(regimes.baseline)}, {interest['unit']}"
    return Picture(
        f"tornado_{interest['measure']}",
        sentences.leaders(told, interest),
        "One figure at a time at the low end (orange) and the high end (blue) of its range, the others at the values "
        f"of the files; {unit}. Each panel has an axis of its own. The title is the screening's, from "
        f"{told['asked']['trajectories']} walks through all ranges, with nine-in-ten bounds",
        swings(found, regimes, MONEY if "dollars" in interest["unit"] else COUNT),
        found,
        f"{interest['title']} with one figure at a time at the ends of its range.",
        note=one_sided(found, regimes),
        basis="points",
    )


def one_sided(table: pd.DataFrame, regimes: Regimes) -> str:
    """What the ends are, and which regimes answer unevenly: both ends of a figure on one side of the centre."""
    is_one_sided = (table["at_low"] - table["centre"]) * (table["at_high"] - table["centre"]) > 0
    uneven = [name for name, share in is_one_sided.groupby(table["regime"], sort=False).mean().items() if share >= HALF]
    said = "Ends of a range are not forecasts; each range stands in the files with its source, and most are assumed."
    if not uneven:
        return said
    names = listed([regimes.inline(str(name)) for name in uneven])
    return f"{said} Under {names} most figures move the outcome the same way at both ends: the centre lies on an edge."


HALF = 0.5


def swings(table: pd.DataFrame, regimes: Regimes, form: str) -> Drawing:
    """Bars from the central outcome to either end."""
    rows = [
        {"label": regimes.label(row.regime), "figure": row.figure, "end": end, "from": centre, "to": to}
        for row in lines(table)
        for end, to, centre in zip(
            ENDS, rounded_pair(row.at_low, row.at_high), (round_one(row.centre),) * 2, strict=True
        )
        if to is not None and centre is not None
    ]
    rows.sort(key=lambda row: -abs(row["to"] - row["from"]))  # the shorter bar of two on one side stays in sight
    scale = alt.Scale(domain=list(ENDS), range=[colour("lose-1"), colour("gain-2")])
    order = list(dict.fromkeys(table["figure"]))
    axis = plain_zero(form, 4)
    base = alt.Chart(pd.DataFrame(rows, columns=["label", "figure", "end", "from", "to"])).encode(
        y=alt.Y("figure:N", sort=order, title=None),
        color=alt.Color("end:N", scale=scale, legend=alt.Legend()),
        tooltip=["label:N", "figure:N", "end:N", alt.Tooltip("to:Q", format=form), alt.Tooltip("from:Q", format=form)],
    )
    bars = base.mark_bar(height=LINE * 0.6).encode(
        x=alt.X("from:Q", title=None, axis=axis, scale=alt.Scale(zero=False)), x2="to:Q"
    )
    return panels(bars, regimes.labels(regimes.others), len(order)).resolve_scale(x="independent")


ENDS = ("low end of its range", "high end of its range")


def rounded_pair(low: float | None, high: float | None) -> list[float | None]:
    """Two numbers no longer than the eye needs."""
    return [round_one(low), round_one(high)]


def round_one(value: float | None) -> float | None:
    """One number no longer than the eye needs; nothing where there is none."""
    return rounded(np.array([np.nan if value is None else value]))[0]


def interactions(told: Plain, interest: Plain) -> Picture:
    """Share of each figure alone, what its interplay with the others adds, and bounds of both together."""
    found, regimes = tables.shares(told["shares"], interest["measure"]), sentences.regimes_of(told)
    others = len(told["figures"]) - 1 - len(told["kept"])  # the dummy is neither
    block = f" The {others} others are one block: its dark part holds the interplay among them." if others > 0 else ""
    return Picture(
        f"interactions_{interest['measure']}",
        sentences.interaction(told, interest),
        "Share of the variance that a figure makes alone (dark) and together with others (light); line: nine in ten "
        f"resamples of {told['asked']['samples']} base samples. Interplay is counted for every figure in it.{block} "
        "The title is the mean over regimes",
        bars(found, regimes),
        found,
        f"{interest['title']}: shares of the variance by figure and regime.",
        note=" ".join(filter(None, [wide(sentences.of(told["shares"], interest["measure"])), cut_off(found)])),
        basis="points",
    )


def wide(rows: Sequence[Plain]) -> str:
    """A warning where the bounds are too wide to rank by."""
    width = sentences.spread(rows)
    if width <= WIDE:
        return ""
    return (
        f"Bounds are {percent(width)} wide in the middle; more --samples narrow them. Estimates beyond 100% are error."
    )


def cut_off(table: pd.DataFrame) -> str:
    """What the drawing does not show of the bounds."""
    beyond = int(((table["total_high"] > DRAWN_TO) | (table["total_low"] < 0.0)).sum())
    return f"{beyond} lines are cut off at 0 or {percent(DRAWN_TO)}; the table has them whole." if beyond else ""


def over_whole(share: float) -> str:
    """A share in words; an estimate above the whole says no more than that."""
    return percent(share) if share <= 1.0 else "over 100%"


def cell(low: float, share: float, high: float) -> str:
    """A share in a square, where its bounds are narrow enough to tell it."""
    return NOT_TOLD if sentences.too_wide([[low, share, high]]) else over_whole(share)


NOT_TOLD = "?"
WIDE = 0.2
DRAWN_TO = 1.5


def bars(table: pd.DataFrame, regimes: Regimes) -> Drawing:
    """Two stacked parts and a line for the bounds of the whole."""
    kinds = {"alone": "alone", "together": "together with others"}
    order = list(dict.fromkeys(table.sort_values("total", ascending=False)["figure"]))
    data = table.assign(label=[regimes.label(name) for name in table["regime"]])
    for column in data.select_dtypes("float").columns:
        data[column] = rounded(data[column].to_numpy(np.float64))
    for column in ("alone", "together", "total_low", "total_high"):  # further out there is nothing to see
        data[column] = data[column].clip(lower=0.0, upper=DRAWN_TO)
    data["start"], data["end"] = data["alone"], data["alone"] + data["together"]
    axis = alt.X("start:Q", title=None, axis=alt.Axis(format=".0%", tickCount=5), scale=alt.Scale(domainMin=0))
    base = alt.Chart(data.drop(columns="regime")).encode(y=alt.Y("figure:N", sort=order, title=None))
    scale = alt.Scale(domain=list(kinds.values()), range=[colour("gain-2"), colour("gain-1")])
    kind = alt.Color("kind:N", scale=scale, legend=alt.Legend())
    alone = base.transform_calculate(kind=f"'{kinds['alone']}'", zero="0").mark_bar(height=LINE * 0.6)
    together = base.transform_calculate(kind=f"'{kinds['together']}'").mark_bar(height=LINE * 0.6, opacity=0.6)
    bounds = base.mark_rule(color=colour("ink"), strokeWidth=1.5).encode(x=alt.X("total_low:Q"), x2="total_high:Q")
    layers = alt.layer(
        alone.encode(x=axis, x2="zero:Q", color=kind),
        together.encode(x="start:Q", x2="end:Q", color=kind),
        bounds,
    )
    return panels(layers, regimes.labels(regimes.others), len(order))


def panels(drawing: Drawing, order: list[str], rows: int) -> Drawing:
    """One panel a regime."""
    columns = min(COLUMNS, max(len(order), 1))
    width = (WIDTH - columns * LEFT) // columns - GAP
    sized = drawing.properties(width=width, height=max(rows, 1) * LINE)
    faceted = sized.facet(facet=alt.Facet("label:N", sort=order, title=None), columns=columns, spacing=GAP)
    return finished(faceted.resolve_axis(x="independent", y="independent"), columns=columns, left=LEFT, gap=GAP)


def groups_table(told: Plain) -> pd.DataFrame:
    """One row an outcome, regime and group of figures."""
    parts = [
        tables.shares(told["group_shares"], interest["measure"]).assign(outcome=interest["title"])
        for interest in told["interests"]
    ]
    whole = pd.concat([part for part in parts if "figure" in part] or [pd.DataFrame(columns=["figure"])])
    return whole[whole["figure"] != "Dummy"].reset_index(drop=True)


LAW = (
    "Law is the sector's own figures on law, and what models may learn from; the clauses of the regimes stay as their "
    "files have them and are never moved here."
)


def groups(told: Plain) -> Picture:
    """The share of each group with all its interplay, by outcome and regime."""
    found, regimes = groups_table(told), sentences.regimes_of(told)
    data = found.assign(
        label=[regimes.label(name) for name in found["regime"]],
        said=[cell(row.total_low, row.total, row.total_high) for row in lines(found)],
        ends=[span(percent(row.total_low), percent(row.total_high)) for row in lines(found)],
    )
    data = data[["outcome", "label", "figure", "said", "ends", "total"]].copy()
    data["total"] = rounded(data["total"].to_numpy(np.float64))
    outcomes = list(dict.fromkeys(found["outcome"]))
    shades = [colour(f"size-{step}") for step in range(1, 6)]
    scale = alt.Scale(type="threshold", domain=[0.1, 0.25, 0.5, 0.75], range=shades)
    base = alt.Chart(data).encode(
        x=alt.X("figure:N", title=None, axis=alt.Axis(labelAngle=0), sort=["Technology", "Demand", "Labour", "Law"]),
        y=alt.Y("label:N", title=None, sort=regimes.labels(regimes.others)),
        tooltip=["outcome:N", "label:N", "figure:N", "said:N", "ends:N"],
    )
    squares = (
        base.transform_filter(f"datum.said !== '{NOT_TOLD}'")
        .mark_rect(opacity=0.55)
        .encode(color=alt.Color("total:Q", scale=scale, legend=None))
    )
    cells = alt.layer(squares, base.mark_text(fontSize=11).encode(text="said:N"))
    width = (WIDTH - COLUMNS * LEFT) // COLUMNS - GAP
    faceted = cells.properties(width=width, height=LINE * len(regimes.others)).facet(
        facet=alt.Facet("outcome:N", sort=outcomes, title=None), columns=COLUMNS, spacing=GAP
    )
    return Picture(
        "groups", sentences.grouped(told, told["interests"]),
        "Share of the variance in which a group of figures has a hand, alone or with others; groups that act together "
        f"are counted in each, so that rows may sum to more than 100%. {NOT_TOLD} where bounds are wider than "
        f"{percent(sentences.TOO_WIDE)} of the variance",
        finished(faceted.resolve_axis(x="independent", y="independent"), columns=COLUMNS, left=LEFT, gap=GAP),
        found, "Shares of the variance by group of figures, outcome and regime.", "points",
        " ".join(filter(None, [LAW, wide(told["group_shares"])])),
    )  # fmt: skip
