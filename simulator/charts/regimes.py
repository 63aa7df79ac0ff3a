"""The regimes of a study in one order, each with the one colour it has everywhere."""

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

# The order of colours is fixed for ever, so that a regime looks the same in every report.
SHIPPED = (
    "status_quo",
    "copyright_holder",
    "data_dignity",
    "union_negotiated",
    "opt_in_consent",
    "statutory_levy",
)

# Told apart with normal sight, deuteranopia, protanopia and tritanopia, and at least 3:1 against the page
# (tests/charts/test_regimes.py works both out). The last two are for regimes of the user's own.
LIGHT = ("#7d838c", "#c06a00", "#0072b2", "#d4373b", "#057e64", "#7f3e93", "#7a5c00", "#de4583")
DARK = ("#9aa3ad", "#e89c36", "#6dbfff", "#f37263", "#30c38a", "#b385c8", "#ecdb6d", "#ffb6e3")

SPELT = {"opt_in_consent": "Opt-in consent", "union_negotiated": "Union-negotiated"}

GOLDEN_RATIO = 0.618034  # steps round the colour circle that never come back to an old hue
LONGEST_LABEL = 30  # characters of a title that still fit beside a chart


@dataclass(frozen=True)
class Regimes:
    """Names in the study's order, their titles, and the one that the others are compared with."""

    names: tuple[str, ...]
    baseline: str
    titles: Mapping[str, str]

    @property
    def others(self) -> tuple[str, ...]:
        """All but the baseline."""
        return tuple(name for name in self.names if name != self.baseline)

    def label(self, name: str) -> str:
        """A shipped regime's name in plain words; for others the title where it is short enough for a chart."""
        title = self.titles.get(name, "")
        if name in SHIPPED or not 0 < len(title) <= LONGEST_LABEL:
            return SPELT.get(name) or plain(name)
        return title

    def inline(self, name: str) -> str:
        """The label inside a sentence: "status quo", but "WGA 2026"."""
        label = self.label(name)
        return label[:1].lower() + label[1:] if label[1:2].islower() else label

    def labels(self, names: tuple[str, ...] | None = None) -> list[str]:
        """Labels of some regimes, in the study's order by default."""
        return [self.label(name) for name in (self.names if names is None else names)]

    @cached_property
    def places(self) -> dict[str, int]:
        """Name -> place in the order of colours; regimes that we do not ship follow in the study's order."""
        own = [name for name in self.names if name not in SHIPPED]
        return {name: place for place, name in enumerate((*SHIPPED, *own))}

    def colour(self, name: str) -> str:
        """The colour as a page variable with the light colour as its fallback."""
        place = self.places[name]
        return f"var(--regime-{place}, {shade(LIGHT, place)})"

    def colours(self, names: tuple[str, ...] | None = None) -> list[str]:
        """Colours of some regimes, in the study's order by default."""
        return [self.colour(name) for name in (self.names if names is None else names)]

    def variables(self, *, is_dark: bool = False) -> dict[str, str]:
        """Page variable -> colour."""
        shades = DARK if is_dark else LIGHT
        return {f"--regime-{place}": shade(shades, place) for place in self.places.values()}


def plain(name: str) -> str:
    """`data_dignity` as "Data dignity"."""
    return name.replace("_", " ").strip().capitalize()


def shade(shades: tuple[str, ...], place: int) -> str:
    """The colour at a place; past the end of the list, a new hue of the same weight."""
    if place < len(shades):
        return shades[place]
    light = 0.40 if shades is LIGHT else 0.72
    parts = colorsys.hls_to_rgb(place * GOLDEN_RATIO % 1, light, 0.55)
    return "#" + "".join(f"{round(255 * part):02x}" for part in parts)
