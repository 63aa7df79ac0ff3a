"""Run: all regimes of one replication in one process, from the plan's rows to the cube's values."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from simulator.measures import bands
from simulator.measures.names import measures
from simulator.model.borders import Guard, check_books, check_rows
from simulator.model.build import build
from simulator.model.model import ResidualModel
from simulator.model.observe import Row, incomes_of_first, observe, observe_year
from simulator.model.outlook import Foreseen, distance
from simulator.model.primitives import enlarged, primitives
from simulator.model.prologue import is_shared, under
from simulator.quarters import QUARTERS_PER_YEAR, Quarter
from simulator.randomness import Luck
from simulator.results.cube import Measure
from simulator.results.outcome import Batch, Outcome, Run

F8 = npt.NDArray[np.float64]

MOST_REPETITIONS = 4
FORESEEN_WITHIN = 5e-3  # of income, and of the largest quarter's payments

BURN_IN_QUARTERS = 10
"""Quarters of status quo before the first reported one, under the same luck (DECISIONS 18)."""


def measures_of(run: Run) -> tuple[Measure, ...]:
    """The measures that a run reports, in the order of its values."""
    sector = run.sector
    groups = (sector.crafts, sector.households, sector.guilds)
    return measures(*([party.name for party in group] for group in groups))


def run_batch(batch: Batch) -> list[Outcome]:
    """Outcomes of a batch, baseline first; winners and losers are counted person by person against the baseline."""
    baseline: list[F8] = []
    prologues = Prologues()
    first = run_one(batch.runs[0], baseline, prologues=prologues)
    # Without a baseline there are no winners and losers: the next regime must not take its place unseen.
    has_baseline = first.error is None
    rest = [run_one(run, baseline, has_baseline=has_baseline, prologues=prologues) for run in batch.runs[1:]]
    prologues.dissolve()
    return [first, *rest]


def run_one(
    run: Run,
    baseline: list[F8] | None = None,
    *,
    has_baseline: bool = True,
    prologues: "Prologues | None" = None,
) -> Outcome:
    """One run; an error becomes an outcome that says so. `baseline` holds yearly incomes, filled by the first run."""
    started = time.perf_counter()
    try:
        history = simulate(run, prologues=prologues)
    except (ValueError, ArithmeticError, LookupError) as error:
        return Outcome.failure(run, len(measures_of(run)), f"{type(error).__name__}: {error}")
    if has_baseline:
        compare(history, baseline if baseline is not None else [])
    found = outcome(run, history, time.perf_counter() - started)
    history.model.dissolve()
    return found


@dataclass
class History:
    """What a run leaves behind: a row of measures a quarter, incomes a year, and the model itself."""

    model: ResidualModel
    rows: list[Row] = field(default_factory=list)
    incomes: list[F8] = field(default_factory=list)
    first_people: int = 0


def start(run: Run) -> ResidualModel:
    """The world of a run at its first burn-in quarter; a scale above 1 is a larger sector of the same kind."""
    sector = run.sector if run.scale <= 1.0 else enlarged(run.sector, run.scale)
    luck = Luck(run.seed, run.replication)
    first = Quarter.parse(run.start) + -BURN_IN_QUARTERS
    model = build(primitives(sector), run.terms, luck, min(1.0, run.scale), first)
    model.guard = Guard() if run.is_checked else None
    return model


class Prologues:
    """The world at the first reported quarter, kept for the other regimes of a batch."""

    def __init__(self) -> None:
        """None kept yet."""
        self.kept: tuple[object, ResidualModel] | None = None
        self.first_people = 0

    def dissolve(self) -> None:
        """Let go of the world that was kept."""
        if self.kept is not None:
            self.kept[1].dissolve()

    def world(self, run: Run) -> tuple[ResidualModel, int]:
        """A world of the run's own at its first reported quarter, and its people at the start."""
        key = run.sector, run.scale, run.seed, run.replication, run.start
        if self.kept is not None and self.kept[0] == key and is_shared(self.kept[1], run.terms):
            return under(self.kept[1], run.terms), self.first_people
        self.dissolve()
        model, self.first_people = burned_in(run)
        self.kept = key, under(model, run.terms)
        return model, self.first_people


def simulate(
    run: Run, watch: Callable[[ResidualModel], None] | None = None, prologues: Prologues | None = None
) -> History:
    """Step a world through burn-in and the reported quarters; `watch` sees it after each reported quarter.

    With foresight the same world is lived through again until what was expected is what came.
    """
    history = live(run, watch, prologues=prologues)
    if run.sector.switches.expectations == "foresight":
        for _ in range(MOST_REPETITIONS):
            last = seen(history)
            history.model.dissolve()
            history = live(run, watch, last)
            if distance(last, seen(history)) < FORESEEN_WITHIN:
                break
    return history


def seen(history: "History") -> Foreseen:
    """What a run turned out to pay."""
    outlook = history.model.economy.outlook
    return Foreseen(tuple(outlook.payments), tuple(outlook.ratios))


def live(
    run: Run,
    watch: Callable[[ResidualModel], None] | None,
    foreseen: Foreseen | None = None,
    prologues: Prologues | None = None,
) -> History:
    """One life of a world, in which people foresee what they are told; only a life without foresight is shared."""
    if prologues is None or foreseen is not None:
        model, first_people = burned_in(run, foreseen)
    else:
        model, first_people = prologues.world(run)
    history = History(model, first_people=first_people)
    for _ in range(run.quarters):
        look(model, history)
        if watch is not None:
            watch(model)
    check_books(model)
    if model.guard is not None:
        check_rows(run.start, history.rows)
    return history


def burned_in(run: Run, foreseen: Foreseen | None = None) -> tuple[ResidualModel, int]:
    """A world at its first reported quarter, and the people at work at its start."""
    model = start(run)
    model.foreseen = foreseen
    first_people = int(model.people.is_active.sum())
    for _ in range(BURN_IN_QUARTERS):
        model.step()
    return model, first_people


def look(model: ResidualModel, history: History) -> None:
    """One quarter and what is seen of it; measures of a year are seen in its last quarter."""
    is_last = model.calendar.quarter == QUARTERS_PER_YEAR
    model.step()
    history.rows.append(observe(model))
    if is_last:
        history.incomes.append(incomes_of_first(model, history.first_people))
        history.rows[-1] |= observe_year(model)


def compare(history: History, baseline: list[F8]) -> None:
    """Winners and losers against the baseline, which the first run of a batch is itself."""
    if not baseline:
        baseline.extend(history.incomes)
    add_bands(history, baseline)


def outcome(run: Run, history: History, seconds: float) -> Outcome:
    """Values (quarters, measures) of a history; what a year shows stands in each of its quarters."""
    names = [measure.name for measure in measures_of(run)]
    values = np.array([[row.get(name, np.nan) for name in names] for row in history.rows])
    fill_back(values)
    ledger = history.model.ledger
    text = repr(sorted(ledger.balances().items()))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Outcome(run.run, values, seconds, None, ledger.total(), digest, dict(history.model.seconds))


def add_bands(history: History, baseline: list[F8]) -> None:
    """Shares of people in the five bands, for everybody and by craft, in each year's last quarter."""
    model = history.model
    craft = model.people.craft[: history.first_people]
    names = [item.name for item in model.base.sector.crafts]
    yearly = [row for row in history.rows if "residual_mean" in row]
    for row, incomes, usual in zip(yearly, history.incomes, baseline, strict=True):
        groups = {"bands": np.ones(craft.size, np.bool_)} | {
            f"bands/craft={name}": craft == number for number, name in enumerate(names)
        }
        for group, chosen in groups.items():
            counted = bands.shares(incomes[chosen], usual[chosen])
            row |= {f"{group}/change={band}": float(share) for band, share in zip(bands.BANDS, counted, strict=True)}


def fill_back(values: F8) -> None:
    """Give each missing value that of the next quarter that has one, column by column, in place."""
    for quarter in range(values.shape[0] - 2, -1, -1):
        missing = np.isnan(values[quarter])
        values[quarter, missing] = values[quarter + 1, missing]
