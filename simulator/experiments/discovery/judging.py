"""Boxes one after another, each judged by itself: reordered outcomes, halves of the worlds, what it is worth."""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from simulator.experiments.discovery.box import Box, Flags
from simulator.experiments.discovery.chance import Again, again, chance
from simulator.experiments.discovery.quality import quality
from simulator.experiments.discovery.search import search

F8 = npt.NDArray[np.float64]
Why = Literal["", "luck", "loose", "weak", "few", "enough", "own"]

FEWEST_WORLDS = 40
FEWEST_CASES = 8
LARGEST_CHANCE = 0.05
MOST_BOXES = 3
HALVES = 50
REORDERS = 199
LEAST_AGAIN = 0.5


@dataclass(frozen=True)
class Effort:
    """How often outcomes are reordered and worlds halved, the luck of both, and a reader's own step on the way."""

    seed: int
    reorders: int = REORDERS
    halves: int = HALVES
    step: int | None = None


@dataclass(frozen=True, eq=False)
class Judged:
    """A box and the worlds that those before it left: points (worlds, axes) and cases (worlds,).

    `found` is the box as it was drawn, `box` without the ends that halves do not find again; a reader's own step keeps
    all of its ends. `halves` are boxes drawn in the same way from halves of the same worlds, `chance` is by reordered
    outcomes. `why` says why it is not told as a finding: luck explains it, or too few halves find any of it again
    ("loose"), or it holds cases no denser than all the worlds do ("weak"); "" where nothing speaks against it.
    """

    points: F8
    cases: Flags
    found: Box
    box: Box
    halves: Again
    chance: float
    why: Why = ""

    @property
    def dropped(self) -> list[int]:
        """Axes whose ranges were dropped since halves do not find them again."""
        return sorted(set(self.found.restricted) - set(self.box.restricted))


@dataclass(frozen=True)
class Rest:
    """The worlds that the boxes told leave, and why no further box is told; `density` and `chance` are of the last one.

    Beside the reasons of a box: "few" worlds or cases are left, boxes are "enough", or luck explains the reader's
    "own" step, so that none was looked for.
    """

    why: Why
    worlds: int
    cases: int
    chance: float | None = None
    density: float | None = None


def boxes(points: F8, cases: Flags, effort: Effort) -> tuple[list[Judged], Rest]:
    """Boxes, each among the worlds that the last ones left, while something speaks for them; a reader's step always."""
    left = np.ones(len(cases), np.bool_)
    told: list[Judged] = []
    while not (stop := _stop(left, cases, told)):
        one = judged(points[left], cases[left], replace(effort, step=None if told else effort.step), cases.mean())
        if one.why and (told or effort.step is None):
            density = quality(one.points, one.cases, one.box).density
            return told, Rest(one.why, len(one.cases), int(one.cases.sum()), one.chance, density)
        told.append(one)
        left &= ~one.box.holds(points)
    return told, Rest(stop, int(left.sum()), int(cases[left].sum()))


def _stop(left: Flags, cases: Flags, told: list[Judged]) -> Why:
    """Why no further box is looked for; "" where one is."""
    if told and told[-1].why:
        return "own"
    if len(told) == MOST_BOXES:
        return "enough"
    return "few" if left.sum() < FEWEST_WORLDS or cases[left].sum() < FEWEST_CASES else ""


def judged(points: F8, cases: Flags, effort: Effort, share: float) -> Judged:
    """The box of these worlds, or the reader's step, with what speaks for it; `share` of all worlds are cases."""
    found = search(points, cases, effort.step).box
    halves = again(points, cases, effort.halves, effort.seed, effort.step)
    box = sturdy(found, halves) if effort.step is None else found
    compared = (found, box) if box.restricted else (found,)
    luck = chance(points, cases, compared, effort.reorders, effort.seed, effort.step)
    alike = halves.limited_to(box) if effort.step is None else halves
    one = Judged(points, cases, found, box, alike, luck)
    return replace(one, why=_why(one, share))


def _why(one: Judged, share: float) -> Why:
    """Why a box is not told as a finding; "" where nothing speaks against it."""
    if one.chance > LARGEST_CHANCE or not one.found.restricted:
        return "luck"
    if not one.box.restricted:
        return "loose"
    return "weak" if quality(one.points, one.cases, one.box).density <= share else ""


def sturdy(box: Box, halves: Again) -> Box:
    """The box without ends that fewer than half of the halves find again (Bryant and Lempert's use of the test)."""
    for axis in box.restricted:
        if halves.frequency(axis, is_low=True) < LEAST_AGAIN:
            box = box.with_low(axis, -np.inf)
        if halves.frequency(axis, is_low=False) < LEAST_AGAIN:
            box = box.with_high(axis, np.inf)
    return box
