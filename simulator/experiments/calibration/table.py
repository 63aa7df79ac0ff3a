"""What a calibration found, in plain data: a row a parameter, a row a figure, how often intervals held the truth."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.experiments.calibration import recovery
from simulator.experiments.calibration.asked import Job
from simulator.experiments.calibration.design import Known, ends
from simulator.experiments.calibration.identification import (
    LEAST_REACHED,
    Scaled,
    at_centre,
    directions,
    ends_of,
    errors_of,
    left,
    left_out,
    reached,
    rows,
    without_misses,
)
from simulator.experiments.calibration.moments import Moment
from simulator.experiments.calibration.recovered import coverage
from simulator.experiments.calibration.regression_abc import posterior
from simulator.experiments.calibration.simulated_moments import CONFIDENCE, profile
from simulator.results.cube import Cube

F8 = npt.NDArray[np.float64]
Plain = dict[str, Any]


def table(asked: Job, known: Known, data: Scaled) -> Plain:
    """What the moments tell about each parameter."""
    first, shares = left_out(data), reached(asked.moments, data)
    believed = without_misses(data, shares)
    found = rows(asked.free, first, at_centre(data), data, left(believed) if believed else None)
    return {
        "sector": asked.name,
        "title": asked.sector.title,
        "moments_kind": asked.kind,
        "draws": len(data.points),
        "scale": asked.sizes.scale,
        "seed": asked.sizes.seed,
        "confidence": CONFIDENCE,
        "parameters": found,
        "covered": coverage(first),
        "directions": [float(value) for value in directions(data)],
        "moments": _moments(asked.moments, known, data, dict(zip(data.names, shares, strict=True))),
    } | ({"fitted": fitted(asked, data)} if asked.kind == "published" else {})


def fitted(asked: Job, data: Scaled) -> list[Plain]:
    """What the published figures say, for information: nothing is set from it. Ranges in the parameters' own units."""
    kept = [next(moment for moment in asked.moments if moment.name == name) for name in data.names]
    observed = np.array([moment.observed for moment in kept], np.float64) / data.errors
    first = posterior(data.points, data.noisy, observed)
    middle = np.full(data.slopes.shape[1], 0.5)
    second = profile(data.slopes, data.centre - observed, middle)
    low, high = ends(asked.free)
    said = (*ends_of(first), first.quantile(0.5), *second)
    columns = [low + (high - low) * values for values in said]
    names = ("abc_low", "abc_high", "abc_middle", "smm_low", "smm_high")
    return [
        {"path": path} | {name: float(column[axis]) for name, column in zip(names, columns, strict=True)}
        for axis, path in enumerate(sorted(asked.free))
    ]


def _moments(asked: list[Moment], known: Known, data: Scaled, shares: Mapping[str, float]) -> list[Plain]:
    """A row a moment: what was observed, what the middle says, how far the parameters move it in errors."""
    moved = dict(zip(data.names, data.moments.std(axis=0), strict=True))
    errors = errors_of(asked, known)
    found = []
    for number, moment in enumerate(asked):
        share = shares.get(moment.name, math.nan)
        found.append({
            "name": moment.name, "title": moment.title, "observed": moment.observed,
            "middle": float(known.centre[number]), "error": float(errors[number]),
            "moved": float(moved.get(moment.name, 0.0)), "is_used": moment.name in moved,
            "reached": None if math.isnan(share) else float(share), "is_missed": bool(share < LEAST_REACHED),
        })  # fmt: skip
    return found


def recovery_table(asked: Job, hidden: Cube) -> Plain:
    """How often each estimator's intervals held hidden truths, and a row a parameter."""
    second, first = recovery.both(hidden)
    numbers = {"smm": second, "abc": first}
    rows_of = [
        {"path": path}
        | {f"{name}_{what}": float(getattr(found, what)[axis]) for name, found in numbers.items()
           for what in ("width", "covered", "correlation")}
        for axis, path in enumerate(sorted(asked.free))
    ]  # fmt: skip
    held = {name: coverage(found) for name, found in numbers.items()}
    return {"truths": len(second.truth), "failed": len(hidden.failures()), "parameters": rows_of} | held
