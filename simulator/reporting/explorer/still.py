"""What the explorer shows without scripts: offer and deal side by side, and one picture along the first clause."""

from typing import Any

import numpy as np
import pandas as pd

from simulator.charts import words
from simulator.charts.by_clause import by_clause
from simulator.charts.reading import F8
from simulator.experiments.exploring import Axis, Exploration
from simulator.reporting.explorer.quantities import CARDS, MEMBER, Quantified
from simulator.reporting.explorer.surface import Surface
from simulator.reporting.static_picture import small, svg
from simulator.results.interval import spanned
from simulator.units import show

PLACES = 25  # along the first clause
FIRST = [card.name for card in CARDS].index(MEMBER)


def start(exploration: Exploration) -> tuple[float, ...]:
    """The deal with which the page opens: the middle of the values tried."""
    tried = [tuple(axis.values) for axis in exploration.axes]
    return tuple(values[len(values) // 2] for values in tried)


def clauses(exploration: Exploration, titles: list[str]) -> list[tuple[str, ...]]:
    """Clause, its offer, its value in the deal."""
    pairs = zip(titles, exploration.axes, exploration.offer, start(exploration), strict=True)
    return [(title, said(axis, offer), said(axis, deal)) for title, axis, offer, deal in pairs]


def said(axis: Axis, value: float) -> str:
    """A clause's value with its unit."""
    return show(value, axis.unit).replace(" %", "%")


def numbers(surface: Surface, exploration: Exploration) -> list[tuple[str, ...]]:
    """Card, number and range under the offer, number and range under the deal."""
    offer, deal = (quantiles(surface, np.array(terms)) for terms in (exploration.offer, start(exploration)))
    return [(card.title, *told(card, offer[:, place]), *told(card, deal[:, place])) for place, card in enumerate(CARDS)]


def told(card: Quantified, ends: F8) -> tuple[str, str]:
    """The middle, and the range over the worlds."""
    say = words.usd if card.kind == "usd" else words.percent
    low, middle, high = (say(float(end), is_change=card.is_change) for end in ends)
    return middle, words.span(low, high)


def quantiles(surface: Surface, terms: F8) -> F8:
    """Low, middle and high over the worlds (3, quantities) at a deal; the page's script has the same rule."""
    return spanned(surface(terms))


def drawing(surface: Surface, exploration: Exploration, clause: str) -> str:
    """The first number along the first clause, the others as in the deal, as SVG in the page's colours."""
    axis, terms = exploration.axes[0], start(exploration)
    places = np.linspace(min(axis.values), max(axis.values), PLACES)
    rows: list[dict[str, Any]] = []
    for place in places:
        low, middle, high = quantiles(surface, np.array([place, *terms[1:]]))[:, FIRST]
        rows.append({"place": place, "low": low, "middle": middle, "high": high})
    is_share = axis.unit.startswith("share")
    unit = "USD a year, average worker"
    chart = by_clause(pd.DataFrame(rows), exploration.offer[0], clause=clause, is_share=is_share, unit=unit)
    return small(svg(chart.to_dict()))
