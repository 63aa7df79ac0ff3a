"""Payoffs between the terms that were tried: a design, its interpolation, and how far that is off.

On a grid monotone cubics run along each issue (Fritsch and Carlson 1980; no overshoot); on a Latin hypercube a
thin-plate spline with a linear trend (Duchon 1977) runs through every point, corners included.
"""

import math
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from scipy.interpolate import PchipInterpolator, RBFInterpolator

from simulator.experiments.draws import latin_hypercube

F8 = npt.NDArray[np.float64]
Kind = Literal["grid", "latin_hypercube"]

FEWEST = 4  # places an issue on a grid


def design(kind: Kind, issues: int, points: int, seed: int) -> F8:
    """Places (points, issues) in the unit cube: a full grid of about so many, or a Latin hypercube with corners."""
    if kind == "grid":
        places = np.linspace(0.0, 1.0, per_issue(issues, points))
        return np.array(list(product(places, repeat=issues)))
    corners = np.array(list(product((0.0, 1.0), repeat=issues)))
    inner = latin_hypercube(named(issues, "tried"), max(points - len(corners), 1), seed)
    return np.concatenate((corners, inner))


def per_issue(issues: int, points: int) -> int:
    """Places of each issue on a full grid."""
    return max(FEWEST, round(math.pow(points, 1.0 / issues)))


def held_out(issues: int, count: int, seed: int) -> F8:
    """Places (count, issues) that no design holds, to measure the error of interpolation."""
    return latin_hypercube(named(issues, "held out"), count, seed)


def named(issues: int, what: str) -> list[str]:
    """A name for each issue's axis, so that each has luck of its own."""
    return [f"issue {issue} {what}" for issue in range(issues)]


@dataclass(frozen=True, eq=False)
class Surface:
    """Values (points, outputs) at places (points, issues), and in between."""

    kind: Kind
    places: F8
    values: F8

    def __call__(self, places: F8) -> F8:
        """Values (n, outputs) at places (n, issues)."""
        if self.kind == "latin_hypercube":
            return np.asarray(self._spline(places))
        table, axis = self._table, np.unique(self.places[:, 0])
        return np.asarray(along(axis, table, np.atleast_2d(places)))

    @cached_property
    def _spline(self) -> Any:
        return RBFInterpolator(self.places, self.values, kernel="thin_plate_spline", degree=1)

    @cached_property
    def _table(self) -> F8:
        issues = self.places.shape[1]
        return self.values.reshape(*[round(math.pow(len(self.places), 1.0 / issues))] * issues, -1)

    def error(self, places: F8, values: F8) -> F8:
        """Largest distance (outputs,) from fresh values, as a share of each output's own span over the design."""
        if not len(places):
            return np.full(self.values.shape[1], np.nan)
        spans = np.maximum(np.ptp(self.values, axis=0), np.finfo(np.float64).tiny)
        return np.asarray(np.abs(self(places) - values).max(axis=0) / spans)


def along(axis: F8, table: F8, places: F8) -> F8:
    """Tensor interpolation, one issue after the other: table (k, ..., k, outputs) at places (n, issues)."""
    if places.shape[1] == 1:
        return np.asarray(PchipInterpolator(axis, table)(places[:, 0]))
    knots, back = np.unique(places[:, 1:], axis=0, return_inverse=True)
    inner = np.array([along(axis, part, knots) for part in table])  # (k, knots, outputs)
    found = np.empty((len(places), table.shape[-1]))
    for knot in range(len(knots)):
        rows = np.flatnonzero(back.ravel() == knot)
        found[rows] = PchipInterpolator(axis, inner[:, knot])(places[rows, 0])
    return found
