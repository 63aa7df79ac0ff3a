"""What drives the difference between a regime and the status quo: mechanisms switched off one at a time.

A mechanism is switched off in both worlds, or its clause is taken out of the regime; what the difference loses by it
is its part. Parts need not sum to the whole, since mechanisms work on one another: the rest is shown as such.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from simulator.model.run import simulate
from simulator.quarters import QUARTERS_PER_YEAR
from simulator.results.outcome import Run
from simulator.scenario.sector import Sector
from simulator.terms.sheet import TermSheet


@dataclass(frozen=True)
class Mechanism:
    """Something that can be switched off: figures of the sector, or clauses that fall back to the status quo's."""

    words: str
    values: Mapping[str, float] = field(default_factory=dict)
    slots: tuple[str, ...] = ()
    has_no_rate: bool = False


MECHANISMS = (
    Mechanism("the royalty itself, its price effect included", has_no_rate=True),
    Mechanism("who may refuse, and what that does to data", slots=("consent",)),
    Mechanism("AI learning less from less data", {"technology.data_elasticity": 0.0}),
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
NEGLIGIBLE = 0.05  # of a difference: below it a mechanism is not mentioned


@dataclass(frozen=True)
class Part:
    """What a mechanism does to a difference: with everything on, and with it off."""

    measure: str
    mechanism: str
    whole: float
    without: float

    @property
    def share(self) -> float:
        """Part of the difference that is gone without the mechanism; below 0 where it works against it."""
        return 1.0 - self.without / self.whole if self.whole else 0.0


@dataclass(frozen=True)
class Setting:
    """Where a decomposition is made."""

    sector: Sector
    baseline: TermSheet
    quarters: int = 40
    scale: float = 0.01
    seed: int = 1


def decompose(setting: Setting, terms: TermSheet) -> list[Part]:
    """Every mechanism's part in every measure of the last year, at central parameters and the same luck."""
    whole = difference(setting, setting.sector, terms)
    parts = []
    for mechanism in MECHANISMS:
        sector = setting.sector.with_values(mechanism.values)
        without = difference(setting, sector, switched_off(mechanism, terms, setting.baseline))
        parts += [Part(name, mechanism.words, whole[name], without[name]) for name in MEASURES]
    return parts


def switched_off(mechanism: Mechanism, terms: TermSheet, baseline: TermSheet) -> TermSheet:
    """The regime without a mechanism's clauses; its rate zero where that is the mechanism."""
    rest = terms.replaced(*(baseline.clauses[slot] for slot in mechanism.slots))
    if not mechanism.has_no_rate:
        return rest
    return rest.replaced(baseline.clauses["price"], terms.clauses["royalty"].rate_zero())


def difference(setting: Setting, sector: Sector, terms: TermSheet) -> dict[str, float]:
    """Regime less status quo, both in one sector."""
    usual, other = last_year(setting, sector, setting.baseline), last_year(setting, sector, terms)
    return {name: other[name] - usual[name] for name in MEASURES}


def last_year(setting: Setting, sector: Sector, terms: TermSheet) -> dict[str, float]:
    """The measures, summed over the last year of a run; runs that were made before are remembered."""
    key = (setting.quarters, setting.scale, setting.seed)
    return _remembered(_Hashed(sector, sector.hash()), _Hashed(terms, terms.hash()), key)


@dataclass(frozen=True)
class _Hashed:
    """A thing that is known by its content."""

    thing: Sector | TermSheet = field(compare=False)
    content: str


@cache
def _remembered(sector: _Hashed, terms: _Hashed, key: tuple[int, float, int]) -> dict[str, float]:
    quarters, scale, seed = key
    run = Run(0, "", "full", 0, 0, scale, seed, "2027Q1", quarters, {}, terms.thing, sector.thing)
    rows = simulate(run).rows[-QUARTERS_PER_YEAR:]
    return {name: sum(row[item] for row in rows for item in items) for name, items in MEASURES.items()}


def in_words(title: str, parts: list[Part], units: Mapping[str, tuple[float, str]]) -> Iterator[str]:
    """Plain sentences: the difference, and what drives it, the most first."""
    yield f"{title}, last year against the status quo:"
    for measure in MEASURES:
        found = [part for part in parts if part.measure == measure]
        scale, unit = units[measure]
        told = sorted((part for part in found if abs(part.share) >= NEGLIGIBLE), key=lambda part: -abs(part.share))
        yield f"  {measure}: {found[0].whole / scale:+,.3f} {unit}." + ("" if told else " No mechanism stands out.")
        yield from (f"    {sentence(part, scale, unit)}" for part in told)


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


def report(setting: Setting, regimes: Mapping[str, TermSheet]) -> Iterator[str]:
    """Sentences for each regime but the baseline itself."""
    for terms in regimes.values():
        if terms.hash() != setting.baseline.hash():
            yield from in_words(terms.title, decompose(setting, terms), UNITS)
