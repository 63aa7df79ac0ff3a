"""A box: a range on some axes, and what it holds."""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np
import numpy.typing as npt

F8 = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Box:
    """Lowest and highest value on each axis, (axes,), both included; infinite where an axis is free."""

    low: F8
    high: F8

    @classmethod
    def whole(cls, axes: int) -> Self:
        """The box that holds everything."""
        return cls(np.full(axes, -np.inf), np.full(axes, np.inf))

    @property
    def restricted(self) -> list[int]:
        """Axes with a finite end, in order."""
        return [int(axis) for axis in np.flatnonzero(np.isfinite(self.low) | np.isfinite(self.high))]

    def holds(self, points: F8) -> Flags:
        """Which points (n, axes) lie inside, (n,)."""
        return np.asarray(((points >= self.low) & (points <= self.high)).all(axis=1))

    def with_low(self, axis: int, value: float) -> "Box":
        """The same box with another lower end on one axis."""
        return replace(self, low=_put(self.low, axis, value))

    def with_high(self, axis: int, value: float) -> "Box":
        """The same box with another upper end on one axis."""
        return replace(self, high=_put(self.high, axis, value))

    def freed(self, axis: int) -> "Box":
        """The same box without a range on one axis."""
        return self.with_low(axis, -np.inf).with_high(axis, np.inf)

    def limited_to(self, other: "Box") -> "Box":
        """The same box without the ends that another box has not."""
        low, high = (np.isfinite(end) for end in (other.low, other.high))
        return Box(np.where(low, self.low, -np.inf), np.where(high, self.high, np.inf))


def _put(ends: F8, axis: int, value: float) -> F8:
    """A copy with one entry replaced."""
    other = ends.copy()
    other[axis] = value
    return other
