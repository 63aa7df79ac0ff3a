"""From the worlds of a study to a finding in plain data: where a claim fails, how sure that is, or nothing."""

from dataclasses import asdict
from typing import Any

from scipy.stats import binomtest

from simulator.experiments.discovery.box import Box, Flags
from simulator.experiments.discovery.described import Worlds, described, numbers
from simulator.experiments.discovery.judging import FEWEST_CASES, FEWEST_WORLDS, Effort, boxes
from simulator.experiments.discovery.quality import quality
from simulator.experiments.discovery.search import search

Plain = dict[str, Any]

ENOUGH_WORLDS = 200  # Bryant and Lempert's own example has 882 worlds and 89 cases
CONFIDENCE = 0.90


def finding(worlds: Worlds, effort: Effort) -> Plain:
    """How often the claim holds; where the rarer of holding and failing is dense; every step of the way there.

    `state` is "found", "nothing found", "too few cases", or "too few worlds". The box of a reader's own step is told
    even where luck explains it, which then is "nothing found". `rest` says why no further box is told. StepError where
    the reader's step is not on the way.
    """
    holds = worlds.leads > 0.0
    is_rule = bool(holds.mean() > 0.5)  # noqa: PLR2004 - what most worlds do is the rule, the rest are its cases
    cases = ~holds if is_rule else holds
    told = _counted(worlds) | {"cases_are": "failing" if is_rule else "holding", "cases": int(cases.sum())}
    few = _too_few(len(cases), int(cases.sum()))
    if few:
        return told | {"state": few, "boxes": [], "trajectory": [], "chance": None, "rest": None}
    way = search(worlds.points, cases, effort.step)
    found, rest = boxes(worlds.points, cases, effort)
    return told | {
        "state": "found" if found and not found[0].why else "nothing found",
        "chance": found[0].chance if found else rest.chance,
        "reorders": effort.reorders,
        "halves": effort.halves,
        "step": effort.step,
        "chosen": way.chosen,
        "trajectory": [_step(worlds, cases, box) for box in way.steps],
        "boxes": [described(one, worlds.figures) for one in found],
        "rest": asdict(rest),
    }


def _counted(worlds: Worlds) -> Plain:
    """How often it holds, with an exact binomial interval (Clopper and Pearson 1934), and how often it is a tie."""
    number, holding = len(worlds.leads), int((worlds.leads > 0.0).sum())
    ends = binomtest(holding, number).proportion_ci(CONFIDENCE) if number else (0.0, 1.0)
    return {
        "worlds": number,
        "holding": holding,
        "ties": int((worlds.leads == 0.0).sum()),
        "share_low": float(ends[0]),
        "share_high": float(ends[1]),
        "is_thin": number < ENOUGH_WORLDS,
    }


def _too_few(worlds: int, cases: int) -> str:
    """Why nothing can be said; "" where something can."""
    if worlds < FEWEST_WORLDS:
        return "too few worlds"
    return "too few cases" if cases < FEWEST_CASES else ""


def _step(worlds: Worlds, cases: Flags, box: Box) -> Plain:
    """A box on the way."""
    told = numbers(quality(worlds.points, cases, box))
    return told | {"restricted": [worlds.paths[axis] for axis in box.restricted]}
