"""What `residuals explain` knows beside figures and clauses: measures, regimes, sources."""

from collections.abc import Iterator

from simulator.measures.names import measures
from simulator.results.cube import Measure
from simulator.scenario.load import load_sources, load_study
from simulator.scenario.sources import Source
from simulator.terms.sheet import TermSheet

ADDITIVE = {True: "quarters add up to a year", False: "a year shows the mean of its quarters"}
BETTER = {"more": "more is better", "less": "less is better", "neither": "neither more nor less is better"}


def entries(study: str) -> Iterator[tuple[str, list[str]]]:
    """Key and lines of every entry of a study."""
    loaded = load_study(study)
    world = loaded.world
    for measure in measures(
        *([party.name for party in group] for group in (world.crafts, world.households, world.guilds))
    ):
        yield measure.name, of_measure(measure)
    for name, sheet in loaded.terms.items():
        yield name, of_regime(sheet)
    for key, source in load_sources().items():
        yield key, of_source(source)


def of_measure(measure: Measure) -> list[str]:
    """Unit and direction of a measure."""
    return [f"measure of {measure.group}, in {measure.unit}", ADDITIVE[measure.additive], BETTER[measure.better]]


def of_regime(sheet: TermSheet) -> list[str]:
    """Title, question, and every clause in words."""
    clauses = [f"{slot + ':':<13}{words}" for slot, words in sheet.in_words().items()]
    return [line for line in (sheet.title, sheet.question, sheet.note, *clauses) if line]


def of_source(source: Source) -> list[str]:
    """Citation, link, and what it says."""
    return [line for line in (source.citation, source.link, f"read {source.read}", source.says) if line]
