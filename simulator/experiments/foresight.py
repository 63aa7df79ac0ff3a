"""How much expectations matter: each regime with myopic, adaptive and foreseeing people, at the same luck."""

from collections.abc import Iterator
from math import fsum
from typing import get_args

from simulator.model.run import simulate
from simulator.quarters import QUARTERS_PER_YEAR
from simulator.results.outcome import Run
from simulator.scenario.parameters import Switches
from simulator.scenario.sector import Sector
from simulator.terms.sheet import TermSheet

KINDS: tuple[str, ...] = get_args(Switches.model_fields["expectations"].annotation)
SHOWN = ("hours", "headcount", "works_released", "paid_people", "studio_ai_spending")


def expecting(sector: Sector, kind: str) -> Sector:
    """The sector with people who expect in this way."""
    return sector.model_copy(update={"switches": sector.switches.model_copy(update={"expectations": kind})})


def last_year(sector: Sector, terms: TermSheet, quarters: int, scale: float, seed: int) -> dict[str, float]:
    """Means a quarter of the measures shown, over the last year of a run at central parameters."""
    run = Run(0, terms.title, "full", 0, 0, scale, seed, "2027Q1", quarters, {}, terms, sector)
    rows = simulate(run).rows[-QUARTERS_PER_YEAR:]
    return {name: fsum(row[name] for row in rows) / len(rows) for name in SHOWN}


def report(
    sector: Sector, regimes: dict[str, TermSheet], quarters: int = 40, scale: float = 0.01, seed: int = 1
) -> Iterator[str]:
    """A line for each regime and way to expect: the last year, as a change against myopic people."""
    yield f"{'last year, against myopic':<52}" + "".join(f"{name:>20}" for name in SHOWN)
    for terms in regimes.values():
        found = {kind: last_year(expecting(sector, kind), terms, quarters, scale, seed) for kind in KINDS}
        usual = found.pop("myopic")
        yield f"{terms.title + ', myopic':<52}" + "".join(f"{usual[name]:>20,.6g}" for name in SHOWN)
        for kind, values in found.items():
            yield f"  {kind:<50}" + "".join(f"{change(values[name], usual[name]):>20.4%}" for name in SHOWN)


def change(value: float, usual: float) -> float:
    """Relative change; none where there was nothing."""
    return value / usual - 1.0 if usual else 0.0
