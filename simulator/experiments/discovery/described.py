"""A judged box in plain data: what it holds, what boxes drawn like it are worth unseen, and each of its ranges."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.experiments.discovery.judging import Judged
from simulator.experiments.discovery.quality import Quality, quality, quasi_p
from simulator.results.interval import BOUNDS
from simulator.units import Figure

F8 = npt.NDArray[np.float64]
Plain = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Worlds:
    """Drawn figures (worlds, axes), by how much a claim holds in each world (worlds,), and the figures by path."""

    points: F8
    leads: F8
    figures: Mapping[str, Figure]

    @property
    def paths(self) -> list[str]:
        """The axes, in order."""
        return list(self.figures)


def described(one: Judged, figures: Mapping[str, Figure]) -> Plain:
    """A box in plain data; `figures` by path, in the order of the axes.

    `unseen_coverage` and `unseen_density` (5%, 50%, 95% over halves) are of boxes drawn in the same way from half of
    the worlds, in the other half: of this very box nothing is unseen, since all worlds drew it.
    """
    inside = quality(one.points, one.cases, one.box)
    coverage, density = one.halves.unseen(one.points, one.cases)
    return numbers(inside) | {
        "worlds_left": len(one.cases),
        "cases_left": int(one.cases.sum()),
        "unseen_coverage": _quantiles(coverage),
        "unseen_density": _quantiles(density),
        "elsewhere": _elsewhere(inside),
        "chance": one.chance,
        "is_luck": one.why == "luck",
        "dropped": [list(figures)[axis] for axis in one.dropped],
        "ranges": [_range(one, axis, *list(figures.items())[axis]) for axis in one.box.restricted],
    }


def numbers(found: Quality) -> Plain:
    """Coverage, density, mass, and the counts behind them."""
    names = ("inside", "cases_inside", "coverage", "density", "mass")
    return {name: getattr(found, name) for name in names}


def _elsewhere(inside: Quality) -> float:
    """Share of cases outside of the box."""
    outside = inside.worlds - inside.inside
    return (inside.cases - inside.cases_inside) / outside if outside else 0.0


def _range(one: Judged, axis: int, path: str, figure: Figure) -> Plain:
    """One range: its ends, the quasi-p-value, and how often halves of the worlds find it again, and where."""
    ends = {name: float(end[axis]) if np.isfinite(end[axis]) else None
            for name, end in (("low", one.box.low), ("high", one.box.high))}  # fmt: skip
    told = {"path": path, "unit": figure.unit, "drawn": list(figure.range or ()), **ends}
    told["quasi_p"] = quasi_p(one.points, one.cases, one.box, axis)
    for name, end in ends.items():
        is_low = name == "low"
        told[f"{name}_again"] = one.halves.frequency(axis, is_low=is_low) if end is not None else None
        told[f"{name}_span"] = _span(one.halves.ends(axis, is_low=is_low)) if end is not None else None
    return told


def _span(ends: F8) -> list[float] | None:
    """From the 5% to the 95% quantile of the ends that halves found; None where none did."""
    found = ends[np.isfinite(ends)]
    return [float(end) for end in np.quantile(found, (BOUNDS[0], BOUNDS[-1]))] if found.size else None


def _quantiles(values: F8) -> list[float]:
    """5%, 50% and 95%."""
    return [float(value) for value in np.quantile(values, BOUNDS)]
