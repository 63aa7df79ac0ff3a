"""The runs of a deal explorer: the last regime of a study at every combination of its varied clauses, and in between.

Every deal of one world shares its luck and its drawn parameters, so that deals differ by their clauses alone.
Held-out deals, each tried in one world only, measure how far interpolation between the others is off.
"""

from collections.abc import Collection, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from itertools import count, product

import numpy as np
import numpy.typing as npt

from simulator.experiments.bargaining.sheets import figures_of, put
from simulator.experiments.draws import latin_hypercube
from simulator.experiments.engine import Engine
from simulator.experiments.plan import Layout, Plan, plan_of
from simulator.experiments.runner import run
from simulator.results.cube import Cube
from simulator.results.outcome import Batch
from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.load import load_study
from simulator.scenario.names import nearest
from simulator.scenario.study import Study
from simulator.terms.price.posted import Posted
from simulator.terms.sheet import TermSheet

F8 = npt.NDArray[np.float64]

HELD_OUT = 50  # deals that measure the error
MOST_DEALS = 400
MOST_CLAUSES = 5  # more sliders than that nobody surveys, and the values of clauses take 2 to this power sums
GRID, BETWEEN = "deal", "held_out"


@dataclass(frozen=True)
class Axis:
    """One clause that can be moved: its path, what its field's docstring says, its unit, the values tried."""

    path: str
    words: str
    unit: str
    values: tuple[float, ...]


@dataclass(frozen=True)
class Exploration:
    """A study whose last regime is the deal, with what is varied in it."""

    study: Study
    axes: tuple[Axis, ...]

    @property
    def deal(self) -> str:
        """The regime that is varied."""
        return [name for name in self.study.terms if name != self.study.baseline][-1]

    @property
    def sheet(self) -> TermSheet:
        """The deal's sheet; its rate is set by hand, so it is no longer bargained by the model."""
        return self.study.terms[self.deal].replaced(Posted())

    @property
    def offer(self) -> tuple[float, ...]:
        """What employers offer, clause by clause; the lowest value tried where the study is silent."""
        given = {_inner(path, self.deal): value for path, value in self.study.offer.items()}
        return tuple(given.get(axis.path, axis.values[0]) for axis in self.axes)

    def grid(self) -> F8:
        """Deals (points, axes), the last axis fastest."""
        return np.array(list(product(*(axis.values for axis in self.axes))))

    def held_out(self, number: int = HELD_OUT) -> F8:
        """Deals (number, axes) that the grid does not hold."""
        low, high = (np.array([axis.values[end] for axis in self.axes]) for end in (0, -1))
        places = latin_hypercube([f"held out {axis.path}" for axis in self.axes], number, self.study.seed)
        return np.asarray(low + places * (high - low))

    def at(self, values: F8) -> TermSheet:
        """The sheet of a deal (axes,)."""
        sheet = self.sheet
        for axis, value in zip(self.axes, values, strict=True):
            sheet = put(sheet, axis.path, float(value))
        return sheet


def load(name: str, changes: dict[str, str] | None = None) -> Exploration:
    """The exploration that a study asks for; ScenarioErrors with every line that is wrong."""
    study = load_study(name, changes)
    lines = [f"{name}: {line}" for line in _faults(study)]
    if lines:
        raise ScenarioErrors(lines)
    deal = [other for other in study.terms if other != study.baseline][-1]
    found = Exploration(study, tuple(_axes(study, deal)))
    _check_corners(found, name)
    return found


def _faults(study: Study) -> Iterator[str]:
    """What cannot be explored."""
    if len(study.terms) < 2:  # noqa: PLR2004 - a baseline and a deal
        yield "an explorer needs a deal beside the baseline"
        return
    if not 0 < len(study.vary) <= MOST_CLAUSES:
        yield f"vary names {len(study.vary)} clauses; an explorer takes 1 to {MOST_CLAUSES}"
    yield from (f"vary.{path}: two values or more are needed" for path, tried in study.vary.items() if len(tried) < 2)  # noqa: PLR2004
    deals = int(np.prod([len(tried) for tried in study.vary.values()]))
    if deals > MOST_DEALS:
        yield f"vary makes {deals} deals; an explorer takes at most {MOST_DEALS}"
    deal = [name for name in study.terms if name != study.baseline][-1]
    known = figures_of(study.terms[deal])
    yield from _wrong_offers(study, deal, known)
    yield from (f"vary.{path}: {deal} has no figure there" for path in study.vary if _inner(path, deal) not in known)


def _wrong_offers(study: Study, deal: str, known: Collection[str]) -> Iterator[str]:
    """Offers of what the deal does not have, or beyond what is tried; of what is not varied they compare nothing."""
    for path, value in study.offer.items():
        tried = study.vary.get(path, (value,))
        if _inner(path, deal) not in known:
            yield f"offer.{path}: {deal} has no figure there{nearest(path, study.vary)}"
        elif not min(tried) <= value <= max(tried):
            yield f"offer.{path}: {value:g} is outside the values tried, {min(tried):g} to {max(tried):g}"


def _axes(study: Study, deal: str) -> Iterator[Axis]:
    """What is varied, its values in order."""
    sheet = study.terms[deal]
    for given, tried in study.vary.items():
        path = _inner(given, deal)
        slot, _, rest = path.partition(".")
        field = type(sheet.clauses[slot]).model_fields.get(rest.partition(".")[0])
        words = (field.description or "") if field else ""
        yield Axis(path, words, figures_of(sheet)[path].unit, tuple(sorted(set(tried))))


def _inner(path: str, deal: str) -> str:
    """A path inside the deal's sheet: `union_negotiated.royalty.rate` as `royalty.rate`."""
    return path.removeprefix("regimes.").removeprefix(f"{deal}.")


def _check_corners(found: Exploration, name: str) -> None:
    """Every corner is a term sheet; ScenarioErrors where one is not."""
    for corner in product(*((axis.values[0], axis.values[-1]) for axis in found.axes)):
        try:
            found.at(np.array(corner))
        except ValueError as error:
            deal = ", ".join(f"{axis.path}={value:g}" for axis, value in zip(found.axes, corner, strict=True))
            raise ScenarioErrors([f"{name}: {deal}: {' '.join(str(error).split())}"]) from error


def plan(found: Exploration) -> Plan:
    """Baseline and grid in every world, each held-out deal in one world."""
    study = found.study
    is_uncertain = study.uncertain == "luck+parameters"
    sizes = (study.seed, study.replications, study.scale, 0, 0.0)
    sheets = {study.baseline: study.terms[study.baseline]}
    sheets |= {f"{GRID}_{number}": found.at(deal) for number, deal in enumerate(found.grid())}
    sheets |= {f"{BETWEEN}_{number}": found.at(deal) for number, deal in enumerate(found.held_out())}
    full = plan_of(study.world, sheets, Layout(study.start, study.quarters, *sizes, is_uncertain=is_uncertain))
    numbers = count()
    return Plan(tuple(_thinned(batch, study.replications, numbers) for batch in full.batches))


def _thinned(batch: Batch, worlds: int, numbers: Iterator[int]) -> Batch:
    """The batch with those held-out deals alone that are this world's."""
    kept = [run for run in batch.runs if _is_kept(run.regime, batch.batch, worlds)]
    return replace(batch, runs=tuple(replace(run, run=next(numbers)) for run in kept))


def _is_kept(regime: str, world: int, worlds: int) -> bool:
    return not regime.startswith(BETWEEN) or int(regime.rpartition("_")[2]) % worlds == world


def explored(found: Exploration, executor: Executor | None = None) -> Cube:
    """All runs of an exploration; RunFailedError where one failed."""
    todo = plan(found)
    return run(todo, Engine.ours(todo), executor=executor, on_error="raise")
