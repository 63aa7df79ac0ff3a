"""What drives the difference between a regime and the status quo: mechanisms switched off one at a time.

A mechanism is switched off in both worlds, or its clause is taken out of the regime; what the difference loses by it
is its part. Parts need not sum to the whole, since mechanisms work on one another. A rate that parties bargain over is
held at what they agreed, so that a part is what the mechanism does, not what the table would have answered to it.
"""

from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from itertools import chain
from math import fsum

from simulator.experiments.serial import Serial
from simulator.model.run import Prologues, simulate
from simulator.quarters import QUARTERS_PER_YEAR
from simulator.results.outcome import Run
from simulator.scenario.sector import Sector
from simulator.terms.price import Price
from simulator.terms.price.statute import Statute
from simulator.terms.sheet import TermSheet


@dataclass(frozen=True)
class Mechanism:
    """Something that can be switched off: figures of the sector, or clauses that fall back to the status quo's."""

    words: str
    values: Mapping[str, float] = field(default_factory=dict)
    slots: tuple[str, ...] = ()
    has_no_rate: bool = False


MECHANISMS = (
    Mechanism("the royalty itself, and that it makes AI dearer", has_no_rate=True),
    Mechanism("who may refuse, and what that does to data", slots=("consent",)),
    Mechanism("that AI learns from data, which makes a licence worth something", {"technology.data_elasticity": 0.0}),
    Mechanism("new works made in view of what they will earn", {"labour.creation_elasticity": 0.0}),
    Mechanism(
        "people leaving and coming",
        {"labour.entry_elasticity": 0.0, "labour.exit_response": 0.0, "labour.uncompensated_exit": 0.0},
    ),
    Mechanism("wages following demand for hours", {"labour.wage_adjustment": 0.0}),
    Mechanism("viewers spending more or less as prices move", {"demand.demand_elasticity": 1.0}),
    Mechanism("viewers' distaste for what AI made", {"demand.distaste": 0.0}),
    Mechanism("evasion and audits", slots=("enforcement",)),
    Mechanism("costs and gaps of paying people", slots=("settlement",)),
    Mechanism("who is entitled", slots=("entitlement",)),
)
MEASURES: Mapping[str, tuple[str, ...]] = {
    "hours of human work": ("hours",),
    "money that reaches people and plans": ("paid_people", "paid_funds"),
    "consumers' surplus": ("consumer_surplus_change",),
}
NEGLIGIBLE = 0.1  # of a difference: below it a mechanism is not mentioned


@dataclass(frozen=True)
class Part:
    """What a mechanism does to a difference: with everything on, and with it off."""

    measure: str
    mechanism: str
    whole: float
    without: float
    is_sure: bool = True  # whether every luck says the same

    @property
    def share(self) -> float:
        """Part of the difference that is gone without the mechanism; below 0 where it works against it."""
        return 1.0 - self.without / self.whole if self.whole else 0.0


@dataclass(frozen=True)
class Setting:
    """Where a decomposition is made: everything at central parameters, under a few lucks."""

    sector: Sector
    baseline: TermSheet
    start: str = "2027Q1"
    quarters: int = 40
    scale: float = 0.003
    seed: int = 1
    lucks: int = 1


Average = dict[str, float]  # measure -> average year
Key = tuple[str, str, int]  # mechanism's words or EVERYTHING, regime, luck
EVERYTHING, BASELINE = "", ""


@dataclass(frozen=True)
class Task:
    """Term sheets to live through in one sector, by key; they share the years before the first reported quarter."""

    setting: Setting
    sector: Sector
    luck: int
    sheets: tuple[tuple[Key, TermSheet], ...]


def decompose(
    setting: Setting, regimes: Mapping[str, TermSheet], executor: Executor | None = None
) -> dict[str, list[Part]]:
    """Regime -> every mechanism's part in every measure's average year; rates that are bargained must be held."""
    found = dict(chain.from_iterable((executor or Serial()).map(lived, tasks(setting, regimes))))
    lucks = range(setting.lucks)
    return {
        name: [
            part_of(mechanism, measure, [differences(found, mechanism, name, luck, measure) for luck in lucks])
            for mechanism in MECHANISMS
            for measure in MEASURES
        ]
        for name in regimes
    }


def part_of(mechanism: Mechanism, measure: str, pairs: list[tuple[float, float]]) -> Part:
    """Means over lucks of the difference with everything and without; sure where each luck has it, the same way."""
    each = [Part(measure, mechanism.words, *pair).share for pair in pairs]
    is_sure = min(each) >= NEGLIGIBLE / 2 or max(each) <= -NEGLIGIBLE / 2
    whole, without = (fsum(ends) / len(pairs) for ends in zip(*pairs, strict=True))
    return Part(measure, mechanism.words, whole, without, is_sure)


def differences(
    found: Mapping[Key, Average], mechanism: Mechanism, regime: str, luck: int, measure: str
) -> tuple[float, float]:
    """Regime less baseline with everything on, and with a mechanism off in both worlds; a clause only in the regime."""
    usual = found[EVERYTHING, BASELINE, luck]
    quiet = found.get((mechanism.words, BASELINE, luck), usual)
    whole = found[EVERYTHING, regime, luck][measure] - usual[measure]
    return whole, found[mechanism.words, regime, luck][measure] - quiet[measure]


def tasks(setting: Setting, regimes: Mapping[str, TermSheet]) -> Iterator[Task]:
    """Every run that is needed, by sector, and in the sector as it is by regime: equal sheets are lived once."""
    for luck in range(setting.lucks):
        yield Task(setting, setting.sector, luck, (((EVERYTHING, BASELINE, luck), setting.baseline),))
        for off in (mechanism for mechanism in MECHANISMS if mechanism.values):
            changed = [((off.words, name, luck), terms) for name, terms in regimes.items()]
            usual = ((off.words, BASELINE, luck), setting.baseline)
            yield Task(setting, setting.sector.with_values(off.values), luck, (usual, *changed))
        for name, terms in regimes.items():
            without = [
                ((off.words, name, luck), switched_off(off, terms, setting.baseline))
                for off in MECHANISMS
                if not off.values
            ]
            yield Task(setting, setting.sector, luck, (((EVERYTHING, name, luck), terms), *without))


def lived(task: Task) -> list[tuple[Key, Average]]:
    """A task's runs."""
    prologues, known = Prologues(), dict[str, Average]()
    for _, terms in task.sheets:
        if terms.hash() not in known:
            known[terms.hash()] = average_year(task, terms, prologues)
    return [(key, known[terms.hash()]) for key, terms in task.sheets]


def average_year(task: Task, terms: TermSheet, prologues: Prologues) -> Average:
    """The measures of a run, a year."""
    asked = task.setting
    known = (asked.scale, asked.seed, asked.start, asked.quarters)
    run = Run(0, "", "full", task.luck, 0, *known, {}, terms, task.sector)
    rows = simulate(run, prologues=prologues).rows
    years = asked.quarters / QUARTERS_PER_YEAR
    return {name: fsum(row[item] for row in rows for item in items) / years for name, items in MEASURES.items()}


def switched_off(mechanism: Mechanism, terms: TermSheet, baseline: TermSheet) -> TermSheet:
    """The regime without a mechanism's clauses; its rate zero where that is the mechanism."""
    rest = terms.replaced(*(baseline.clauses[slot] for slot in mechanism.slots))
    if not mechanism.has_no_rate:
        return rest
    return rest.replaced(baseline.clauses["price"], terms.clauses["royalty"].rate_zero())


def is_bargained(terms: TermSheet) -> bool:
    """Whether parties agree on the rate."""
    return terms.of(Price).is_bargained


def held(terms: TermSheet, rate: float) -> TermSheet:
    """The regime with a rate that nobody bargains over any more."""
    return terms.replaced(Statute()).with_rate(rate)


def agreed(setting: Setting, terms: TermSheet) -> float:
    """The rate that is bargained, on average over the quarters of one run."""
    run = Run(
        0, "", "full", 0, 0, setting.scale, setting.seed, setting.start, setting.quarters, {}, terms, setting.sector
    )
    rates = [row["bargained_rate"] for row in simulate(run).rows]
    return fsum(rates) / len(rates)


def in_words(title: str, parts: list[Part], units: Mapping[str, tuple[float, str]]) -> Iterator[str]:
    """Plain sentences: the difference, and what drives it, the most first."""
    yield f"{title}, an average year against the status quo:"
    for measure in MEASURES:
        found = [part for part in parts if part.measure == measure]
        scale, unit = units[measure]
        told = sorted(filter(is_told, found), key=lambda part: -abs(part.share))
        yield f"  {measure}: {found[0].whole / scale:+,.3f} {unit}." + ("" if told else " No mechanism stands out.")
        yield from (f"    {sentence(part, scale, unit)}" for part in told)


def is_told(part: Part) -> bool:
    """Whether a part is large enough, under every luck, to be spoken of."""
    return part.is_sure and abs(part.share) >= NEGLIGIBLE


def sentence(part: Part, scale: float, unit: str) -> str:
    """One mechanism's part."""
    does = "drives" if part.share > 0.0 else "dampens"
    left = f"without it {part.without / scale:+,.3f} {unit}"
    return f"{part.mechanism}: {does} it by {abs(part.share):.0%} ({left})"


UNITS: Mapping[str, tuple[float, str]] = {
    "hours of human work": (1e6, "million hours"),
    "money that reaches people and plans": (1e6, "million dollars"),
    "consumers' surplus": (1e6, "million dollars"),
}


def report(setting: Setting, regimes: Mapping[str, TermSheet], executor: Executor | None = None) -> Iterator[str]:
    """Sentences for each regime but the baseline itself."""
    others = {name: terms for name, terms in regimes.items() if terms.hash() != setting.baseline.hash()}
    rates = {name: agreed(setting, terms) for name, terms in others.items() if is_bargained(terms)}
    still = {name: held(terms, rates[name]) if name in rates else terms for name, terms in others.items()}
    for name, parts in decompose(setting, still, executor).items():
        yield from in_words(others[name].title, parts, UNITS)
        if name in rates:
            yield f"  The rate is held at the {rates[name]:.2%} that was bargained on average."
