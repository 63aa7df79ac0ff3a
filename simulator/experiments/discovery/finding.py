"""From the worlds of a study to a finding in plain data: where a claim fails, how sure that is, or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.stats import binomtest

from simulator.experiments.discovery.box import Box, Flags
from simulator.experiments.discovery.chance import Again, again, chance
from simulator.experiments.discovery.quality import Quality, quality, quasi_p
from simulator.experiments.discovery.search import search
from simulator.results.interval import BOUNDS
from simulator.units import Figure

F8 = npt.NDArray[np.float64]
Plain = dict[str, Any]

FEWEST_WORLDS = 40
FEWEST_CASES = 8
ENOUGH_WORLDS = 200  # Bryant and Lempert's own example has 882 worlds and 89 cases
LARGEST_CHANCE = 0.05
MOST_BOXES = 3
HALVES = 50
REORDERS = 199
CONFIDENCE = 0.90
LEAST_AGAIN = 0.5


@dataclass(frozen=True)
class Effort:
    """How often outcomes are reordered and worlds halved, the luck of both, and a reader's own step on the way."""

    seed: int
    reorders: int = REORDERS
    halves: int = HALVES
    step: int | None = None


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


def finding(worlds: Worlds, effort: Effort) -> Plain:
    """How often the claim holds; where the rarer of holding and failing is dense; every step of the way there.

    `state` is "found", "nothing found", "too few cases", or "too few worlds".
    """
    holds = worlds.leads > 0.0
    is_rule = bool(holds.mean() > 0.5)  # noqa: PLR2004 - what most worlds do is the rule, the rest are its cases
    cases = ~holds if is_rule else holds
    told = _counted(holds) | {"cases_are": "failing" if is_rule else "holding", "cases": int(cases.sum())}
    few = _too_few(len(cases), int(cases.sum()))
    if few:
        return told | {"state": few, "boxes": [], "trajectory": [], "chance": None}
    found = search(worlds.points, cases, effort.step)
    boxes, first_chance = _boxes(worlds, cases, effort)
    return told | {
        "state": "found" if boxes else "nothing found",
        "chance": first_chance,
        "reorders": effort.reorders,
        "halves": effort.halves,
        "chosen": found.chosen,
        "trajectory": [_step(worlds, cases, box) for box in found.steps],
        "boxes": boxes,
    }


def _counted(holds: Flags) -> Plain:
    """How often it holds, with an exact binomial interval (Clopper and Pearson 1934)."""
    ends = binomtest(int(holds.sum()), len(holds)).proportion_ci(CONFIDENCE) if len(holds) else (0.0, 1.0)
    return {
        "worlds": len(holds),
        "holding": int(holds.sum()),
        "share_low": float(ends[0]),
        "share_high": float(ends[1]),
        "is_thin": len(holds) < ENOUGH_WORLDS,
    }


def _too_few(worlds: int, cases: int) -> str:
    """Why nothing can be said; "" where something can."""
    if worlds < FEWEST_WORLDS:
        return "too few worlds"
    return "too few cases" if cases < FEWEST_CASES else ""


def _boxes(worlds: Worlds, cases: Flags, effort: Effort) -> tuple[list[Plain], float]:
    """Boxes one after another, each among the worlds that the last ones left, while luck does not explain them."""
    left = np.ones(len(cases), np.bool_)
    boxes: list[Plain] = []
    chances: list[float] = []
    while len(boxes) < MOST_BOXES and not _too_few(int(left.sum()), int(cases[left].sum())):
        points, step = worlds.points[left], None if boxes else effort.step
        chances.append(chance(points, cases[left], effort.reorders, effort.seed))
        box = search(points, cases[left], step).box
        if chances[-1] > LARGEST_CHANCE or not box.restricted:
            break
        halves = again(points, cases[left], effort.halves, effort.seed)
        box = box if step is not None else sturdy(box, halves)
        if not box.restricted:
            break
        part = Worlds(points, worlds.leads[left], worlds.figures)
        boxes.append(_described(part, cases[left], box, halves) | {"chance": chances[-1]})
        left &= ~box.holds(worlds.points)
    return boxes, chances[0] if chances else 1.0


def sturdy(box: Box, halves: Again) -> Box:
    """The box without ends that fewer than half of the halves find again (Bryant and Lempert's use of the test)."""
    for axis in box.restricted:
        if halves.frequency(axis, is_low=True) < LEAST_AGAIN:
            box = box.with_low(axis, -np.inf)
        if halves.frequency(axis, is_low=False) < LEAST_AGAIN:
            box = box.with_high(axis, np.inf)
    return box


def _described(worlds: Worlds, cases: Flags, box: Box, halves: Again) -> Plain:
    """A box in plain data: what it holds, what it is worth in worlds that it has not seen, and each range."""
    return _numbers(quality(worlds.points, cases, box)) | {
        "worlds_left": len(cases),
        "cases_left": int(cases.sum()),
        "unseen_coverage": _quantiles(halves.coverage),
        "unseen_density": _quantiles(halves.density),
        "elsewhere": _elsewhere(quality(worlds.points, cases, box)),
        "ranges": [_range(worlds, cases, box, axis, halves) for axis in box.restricted],
    }


def _elsewhere(inside: Quality) -> float:
    """Share of cases outside of the box."""
    outside = inside.worlds - inside.inside
    return (inside.cases - inside.cases_inside) / outside if outside else 0.0


def _range(worlds: Worlds, cases: Flags, box: Box, axis: int, halves: Again) -> Plain:
    """One range: its ends, the quasi-p-value, and how often halves of the worlds find it again, and where."""
    path = worlds.paths[axis]
    figure = worlds.figures[path]
    ends = {name: float(end[axis]) if np.isfinite(end[axis]) else None
            for name, end in (("low", box.low), ("high", box.high))}  # fmt: skip
    told = {"path": path, "unit": figure.unit, "drawn": list(figure.range or ()), **ends}
    told["quasi_p"] = quasi_p(worlds.points, cases, box, axis)
    for name, end in ends.items():
        told[f"{name}_again"] = halves.frequency(axis, is_low=name == "low") if end is not None else None
        told[f"{name}_span"] = _span(halves.ends(axis, is_low=name == "low")) if end is not None else None
    return told


def _span(ends: F8) -> list[float] | None:
    """From the 5% to the 95% quantile of the ends that halves found; None where none did."""
    found = ends[np.isfinite(ends)]
    return [float(end) for end in np.quantile(found, (BOUNDS[0], BOUNDS[-1]))] if found.size else None


def _quantiles(values: F8) -> list[float]:
    """5%, 50% and 95%."""
    return [float(value) for value in np.quantile(values, BOUNDS)]


def _step(worlds: Worlds, cases: Flags, box: Box) -> Plain:
    """A box on the way."""
    told = _numbers(quality(worlds.points, cases, box))
    return told | {"restricted": [worlds.paths[axis] for axis in box.restricted]}


def _numbers(found: Quality) -> Plain:
    """Coverage, density, mass, and the counts behind them."""
    names: Sequence[str] = ("inside", "cases_inside", "coverage", "density", "mass")
    return {name: getattr(found, name) for name in names}
