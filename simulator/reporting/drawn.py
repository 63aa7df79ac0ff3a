"""A chart for a notebook: a still picture in plain colours with words for those who cannot see it; no network."""

from html import escape

from IPython.display import HTML

from simulator.charts.look import LIGHT, Drawing, resolved
from simulator.reporting.static_picture import svg


def drawn(chart: Drawing, words: str) -> HTML:
    """The chart on a page of its own colours, `words` as its text alternative."""
    picture = resolved(svg(chart.to_dict()), LIGHT)
    return HTML(f'<figure role="img" aria-label="{escape(words, quote=True)}">{picture}</figure>')  # type: ignore[no-untyped-call]
