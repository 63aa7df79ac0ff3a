"""Who owns the training data and who made it, sector by sector: `python -m simulator.experiments.evidence.sectors`."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.experiments.evidence.tables import Cells, made_by, table
from simulator.model.run import measures_of, run_one
from simulator.results.outcome import Run
from simulator.scenario.applicability import exclusions
from simulator.scenario.handbook import FOLDER
from simulator.scenario.load import load_regime, load_sector
from simulator.scenario.names import listed
from simulator.scenario.sector import Sector
from simulator.units import show

PAGE = FOLDER / "sectors.md"
ROWS, QUARTERS, SEED = 3000, 12, 20270101
LARGEST_HOLDERS = 3
OWNERS, MAKERS = "copyright_holder", "data_dignity"


@dataclass(frozen=True)
class Paid:
    """Three years of a regime: dollars a year and person at work, and cents of a dollar that reach people."""

    to_people: float
    to_holders: float
    cents: float
    displaced: float  # share of wages, in the last year


def workers(sector: Sector) -> float:
    """People with work in the sector."""
    return sum(craft.headcount.value for craft in sector.crafts)


def paid(sector: Sector, regime: str, rows: int = ROWS) -> Paid:
    """One run at central parameters. Raises RuntimeError where it fails."""
    row = Run(
        run=0, regime=regime, role="full", replication=0, point=0, scale=min(1.0, rows / workers(sector)), seed=SEED,
        start="2027Q1", quarters=QUARTERS, values={}, terms=load_regime(regime), sector=sector,
    )  # fmt: skip
    outcome = run_one(row)
    if outcome.error is not None:
        raise RuntimeError(outcome.error)
    columns = {measure.name: outcome.values[:, k] for k, measure in enumerate(measures_of(row))}
    people = float(columns["paid_people"].sum())
    person_years = workers(sector) * QUARTERS / 4
    taken, kept = (float(columns[name][-4:].sum()) for name in ("displaced_wages", "wage_income"))
    collected = float(columns["royalty_collected"].sum())
    return Paid(
        people / person_years,
        float(columns["paid_holders"].sum()) / person_years,
        100.0 * people / collected if collected > 0.0 else 0.0,
        taken / (taken + kept),
    )


def page(rows: int = ROWS) -> str:
    """The page."""
    return "\n\n".join(_blocks({name: load_sector(name) for name in listed("sector")}, rows)) + "\n"


def _blocks(sectors: dict[str, Sector], rows: int) -> Iterator[str]:
    """Base years side by side, then three years of two regimes, then what does not apply."""
    yield made_by("sectors")
    yield "# Who owns the training data, and who made it"
    yield (
        "The same code in every sector; only the file differs. Most figures outside film and television are "
        "assumptions (grade D): read the order of magnitude, not the digits."
    )
    yield table(_HEAD, (_base(sector) for sector in sectors.values()))
    yield (
        f"Three years under two regimes, each ten per cent of AI revenue, one run with about {rows:,} people: paid to "
        "owners alone, or to those who made the works. Dollars are a year and person at work; people outside the "
        "workforce (retired, heirs, foreign) are paid too. Money of the first quarters is still under way."
    )
    yield table(_RUNS, (_runs(sector, rows) for sector in sectors.values()))
    yield "## What does not apply, and why"
    yield "Derived from each sector's data; every other shipped term sheet runs in the sector."
    for name, sector in sectors.items():
        yield f"### {sector.title} (`{name}`)"
        yield _excluded(sector)


_HEAD = (
    "sector", "people", "wages", "works", "credited on a work", "others per worker", "three largest owners",
    "open already", "owners pass on", "spent on AI",
)  # fmt: skip
_RUNS = (
    "sector", "wages displaced in 2029", "owners' regime: to owners", "to people", "makers' regime: to people",
    "cents of a dollar to people: owners', makers'",
)  # fmt: skip


def _base(sector: Sector) -> Cells:
    """A sector's base year."""
    works = sector.catalogue
    owners = sorted((studio.market_share.value for studio in sector.studios), reverse=True)[:LARGEST_HOLDERS]
    return (
        sector.title,
        f"{workers(sector):,.0f}",
        show(sector.wage_bill, "usd_per_year"),
        f"{works.works.value:,.0f}",
        f"{works.credits_per_work.value:g}",
        f"{works.outside_contributors_per_worker.value:g}",
        show(round(sum(owners), 3), "share"),
        show(works.public_share.value, "share"),
        show(sector.law.flow_through.value, "share"),
        show(sector.technology.studio_ai_spending.value, "usd_per_year"),
    )


def _runs(sector: Sector, rows: int) -> Cells:
    """A sector's three years."""
    owners, makers = paid(sector, OWNERS, rows), paid(sector, MAKERS, rows)
    return (
        sector.title,
        show(round(makers.displaced, 3), "share"),
        f"${owners.to_holders:,.2f}",
        f"${owners.to_people:,.2f}",
        f"${makers.to_people:,.2f}",
        f"{owners.cents:.0f}, {makers.cents:.0f}",
    )


def _excluded(sector: Sector) -> str:
    """Term sheets that do not apply, with their reasons."""
    found = {name: exclusions(sector, load_regime(name)) for name in listed("regime")}
    return "\n".join(f"- `{name}`: {'; '.join(why)}." for name, why in found.items() if why) or "- Nothing."


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
