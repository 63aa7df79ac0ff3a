"""What `--vary` asks for: a path and its values, as a range, as a list, or the figure's own range."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

import numpy as np

from simulator.experiments.draws import latin_hypercube
from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.names import nearest
from simulator.units import Figure

Design = Literal["grid", "latin-hypercube"]
Point = dict[str, str]  # path -> value as one would type it

OWN_VALUES = 5  # over a figure's own range
MOST_VALUES = 1_000
MOST_POINTS = 5_000


@dataclass(frozen=True)
class Axis:
    """A path with its values as one would type them; `unit` is empty for what is no figure."""

    path: str
    values: tuple[str, ...]
    unit: str

    @property
    def is_number(self) -> bool:
        """Whether every value is a number."""
        return all(_number(value) is not None for value in self.values)


def axes_of(asked: Sequence[str], figures: Mapping[str, Figure]) -> list[Axis]:
    """The axes of every `--vary`, units and ranges from `figures` by path; ScenarioErrors with all that is wrong."""
    axes: list[Axis] = []
    wrong: list[str] = []
    for text in asked:
        try:
            axes.append(axis_of(text, figures))
        except ValueError as error:
            wrong.append(f"--vary {text}: {error}")
    paths = [axis.path for axis in axes]
    wrong += [f"--vary {path}: given twice" for path in sorted(set(paths)) if paths.count(path) > 1]
    if wrong:
        raise ScenarioErrors(wrong)
    return axes


def axis_of(text: str, figures: Mapping[str, Figure]) -> Axis:
    """One axis: PATH, PATH=lo:hi:n or PATH=a,b,c; ValueError in words."""
    path, is_given, values = text.partition("=")
    figure = figures.get(path)
    unit = figure.unit if figure else ""
    if not path:
        raise ValueError("a path is needed, as in royalty.rate=0:0.2:5")
    if not is_given:
        return Axis(path, _own(path, figure, figures), unit)
    found = _spread(values) if ":" in values else tuple(part.strip() for part in values.split(","))
    if len(set(found)) < 2 or "" in found:  # noqa: PLR2004 - one value is no axis
        raise ValueError("two values or more are needed, as in 0:0.2:5 or 0.1,0.2")
    return Axis(path, tuple(dict.fromkeys(found)), unit)


def _own(path: str, figure: Figure | None, figures: Mapping[str, Figure]) -> tuple[str, ...]:
    """Values over a figure's own range."""
    if figure is None:
        raise ValueError(f'unknown figure "{path}"{nearest(path, figures)}; or give its values, as in {path}=0:1:5')
    if figure.range is None or figure.range[0] == figure.range[1]:
        raise ValueError(f"the file gives no range; give one, as in {path}=0:1:5")
    return _between(*figure.range, OWN_VALUES)


def _spread(values: str) -> tuple[str, ...]:
    """lo:hi:n as n values."""
    parts = values.split(":")
    low, high, number = (*map(_number, parts), None, None, None)[:3]
    if len(parts) != 3 or low is None or high is None or number is None or number != int(number):  # noqa: PLR2004
        raise ValueError("a range is written lo:hi:n, as in 0:0.2:5")
    if low >= high:
        raise ValueError(f"the low end {low:g} does not lie below the high end {high:g}")
    if not 2 <= number <= MOST_VALUES:  # noqa: PLR2004
        raise ValueError(f"{number:g} values; 2 to {MOST_VALUES} can be tried")
    return _between(low, high, int(number))


def _between(low: float, high: float, number: int) -> tuple[str, ...]:
    """Even steps, as one would type them."""
    return tuple(f"{value:.10g}" for value in np.linspace(low, high, number))


def _number(text: str) -> float | None:
    """The number that a text is; nothing where it is none."""
    try:
        return float(text) if np.isfinite(float(text)) else None
    except ValueError:
        return None


def points_of(axes: Sequence[Axis], design: Design, number: int, seed: int) -> list[Point]:
    """All combinations, the last axis fastest; or so many points of a Latin hypercube between the ends of each axis."""
    if design == "grid":
        size = int(np.prod([len(axis.values) for axis in axes]))
        if size > MOST_POINTS:
            raise ScenarioErrors([f"--vary: {size:,} points; at most {MOST_POINTS:,}, or --design latin-hypercube"])
        return [dict(zip((a.path for a in axes), chosen, strict=True)) for chosen in product(*(a.values for a in axes))]
    words = [axis.path for axis in axes if not axis.is_number]
    if words:
        raise ScenarioErrors([f"--vary {path}: a Latin hypercube needs numbers" for path in words])
    low, high = (np.array([end(map(float, axis.values)) for axis in axes]) for end in (min, max))
    places = latin_hypercube([f"sweep {axis.path}" for axis in axes], number, seed)
    return [
        {axis.path: f"{value:.10g}" for axis, value in zip(axes, row, strict=True)}
        for row in low + places * (high - low)
    ]
