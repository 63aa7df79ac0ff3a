"""By pay decile: what the regimes do to incomes from the lowest paid tenth to the highest."""

import altair as alt
import pandas as pd

from simulator.charts import words
from simulator.charts.dots import regime_colour
from simulator.charts.fan import COLUMNS, GAP, HEIGHT, LEFT
from simulator.charts.look import WIDTH, Drawing, colour, finished, plain_zero
from simulator.charts.numbers import drawable
from simulator.charts.picture import Picture
from simulator.charts.reading import Quantity, Reading, against
from simulator.charts.regimes import Regimes

DECILES = tuple(range(1, 11))
NEEDS = tuple(f"income/decile={decile}" for decile in DECILES)


def table(reading: Reading) -> pd.DataFrame:
    """One row a regime and decile: change of mean income against the baseline, and the AI residuals in it."""
    return pd.DataFrame(
        [
            {"decile": decile, **reading.row(against(mean_of(f"income/decile={decile}")), regime),
             "residuals": reading.row(mean_of(f"residuals/decile={decile}"), regime)["middle"]}
            for regime in reading.regimes.others
            for decile in DECILES
        ]
    )  # fmt: skip


def mean_of(measure: str) -> Quantity:
    """A measure in an average year, (replications,); zero where the results do not hold it."""
    return lambda reading, regime, role: reading.total((measure,), regime, role)


def title(table: pd.DataFrame, regimes: Regimes) -> str:
    """Top against bottom where the most money moves."""
    spread = table.groupby("regime", sort=False)["middle"].apply(lambda middle: middle.abs().sum())
    name = str(spread.idxmax())
    rows = table[table["regime"] == name].set_index("decile")["middle"]
    return (
        f"{regimes.label(name)} changes the income of the lowest paid tenth by {words.usd(rows[1], is_change=True)} "
        f"a year and that of the highest paid by {words.usd(rows[10], is_change=True)}"
    )


def picture(reading: Reading) -> Picture:
    """The chart with its table."""
    found, regimes = table(reading), reading.regimes
    base = regimes.inline(regimes.baseline)
    return Picture(
        name="deciles",
        title=title(found, regimes),
        subtitle=f"Mean income (pay and AI residuals) against {base} by tenths of base pay, average of the years, "
        f"dollars a year. Dot: middle world; bar: {words.holding(reading.worlds)}; dash: the AI residuals in it.",
        chart=panels(found, regimes, f"USD a year against {base}"),
        table=found,
        words=title(found, regimes),
    )


def panels(table: pd.DataFrame, regimes: Regimes, unit: str) -> Drawing:
    """One panel a regime, lowest paid tenth on the left."""
    names = tuple(dict.fromkeys(table["regime"]))
    axis = plain_zero("$,.0f", 4)
    base = alt.Chart().encode(
        x=alt.X("decile:O", title="tenth by base pay", axis=alt.Axis(labelAngle=0, grid=False)),
        color=regime_colour(regimes, names),
        tooltip=[
            "label:N",
            "decile:O",
            *(alt.Tooltip(f"{c}:Q", format="$,.0f") for c in ("low", "middle", "high", "residuals")),
        ],
    )
    layers = [
        alt.Chart().mark_rule(strokeDash=[3, 3], color=colour("soft")).encode(y=alt.datum(0)),
        base.mark_rule(strokeWidth=4, opacity=0.4).encode(y=alt.Y("low:Q", title=unit, axis=axis), y2="high:Q"),
        base.mark_tick(thickness=2, size=12, color=colour("soft")).encode(
            y="residuals:Q", color=alt.value(colour("soft"))
        ),
        base.mark_point(filled=True, size=44, opacity=1).encode(y="middle:Q"),
    ]
    width = (WIDTH - LEFT) // COLUMNS - GAP
    layered = alt.layer(*layers, data=drawable(table, regimes)).properties(width=width, height=HEIGHT)
    label = alt.Facet("label:N", sort=regimes.labels(names), title=None)
    faceted = layered.facet(facet=label, columns=COLUMNS, spacing=GAP).resolve_axis(x="independent")
    return finished(faceted, columns=COLUMNS, left=LEFT, gap=GAP)
