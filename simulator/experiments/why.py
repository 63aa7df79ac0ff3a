"""Which mechanism drives what, kept beside a study's results: some hundred tiny runs after the large ones.

The report reads `mechanisms.json` and says it in words. Everything is at central parameters, in a tiny copy of the
sector and under two lucks: enough for shares of a difference, not for levels. A part is sure where both lucks have it.
"""

from collections.abc import Mapping
from concurrent.futures import Executor
from typing import Any

from simulator.experiments.mechanisms import Part, Setting, decompose, held, is_bargained
from simulator.experiments.preparation import Prepared
from simulator.quarters import QUARTERS_PER_YEAR
from simulator.results.cube import Cube
from simulator.terms.sheet import TermSheet

FILE = "mechanisms.json"
LUCKS = 2
QUARTERS = 24
"""The first six years: what drives a difference shows in them, and more would cost the study more seconds."""
FEWEST_WORLDS = 10
"""A study with fewer is a trial: it asks for no reasons, and gets its numbers at once."""
MOST_REGIMES = 8
"""A study with more would wait for its reasons longer than a reader would read them; `residuals why` tells them."""


def is_asked(prepared: Prepared) -> bool:
    """Whether a study is large enough to be taken apart, and small enough."""
    return prepared.layout.replications >= FEWEST_WORLDS and 1 < len(prepared.regimes) <= MOST_REGIMES


def reasons(prepared: Prepared, cube: Cube, executor: Executor) -> dict[str, Any]:
    """Every mechanism's part in every regime's differences, in plain data."""
    baseline = prepared.study.baseline
    setting = Setting(
        prepared.sector,
        prepared.regimes[baseline],
        prepared.layout.start,
        min(prepared.layout.quarters, QUARTERS),
        seed=prepared.layout.seed,
        lucks=LUCKS,
    )
    rates = {name: agreed(cube, name) for name, terms in prepared.regimes.items() if is_bargained(terms)}
    others = {name: still(terms, name, rates) for name, terms in prepared.regimes.items() if name != baseline}
    parts = decompose(setting, others, executor)
    return {
        "scale": setting.scale,
        "seed": setting.seed,
        "years": setting.quarters / QUARTERS_PER_YEAR,
        "lucks": setting.lucks,
        "rates_held": rates,
        "parts": [row(name, part) for name in parts for part in parts[name]],
    }


def agreed(cube: Cube, regime: str) -> float:
    """The rate that was bargained, on average over quarters and worlds."""
    column = cube.names.index("bargained_rate")
    return float(cube.values[(cube.plan["regime"] == regime).to_numpy(), :, column].mean())


def still(terms: TermSheet, name: str, rates: Mapping[str, float]) -> TermSheet:
    """The regime, its rate held where it is bargained."""
    return held(terms, rates[name]) if name in rates else terms


def row(regime: str, part: Part) -> dict[str, str | float | bool]:
    """One part in plain data."""
    return {
        "regime": regime,
        "measure": part.measure,
        "mechanism": part.mechanism,
        "difference": part.whole,
        "without": part.without,
        "share": part.share,
        "is_sure": part.is_sure,
    }
