"""What is not known: `python -m simulator.experiments.evidence.unknown`."""

from collections import Counter
from collections.abc import Iterator

from simulator.experiments.evidence.tables import made_by, table
from simulator.scenario.figures import walk
from simulator.scenario.handbook import FOLDER
from simulator.scenario.load import load_regime, load_sector, load_sources
from simulator.scenario.names import listed
from simulator.units import GRADES, show

PAGE = FOLDER / "not_known.md"

# From the closing sections of the two dossiers of facts; newest documents read are of July 2026.
GAPS = (
    ("Elasticity between human and AI work", "No estimate exists; skilled against unskilled labour stands in."),
    ("Price elasticity of subscription video and of cinema", "No econometric number was found."),
    ("How well attribution works at the size of video models", "Published tests are on small picture models."),
    ("SAG-AFTRA's yearly residuals and today's earnings brackets", "One estimated week of 2020; two points of 2023."),
    ("Residual payments by size", "Only anecdotes; no share under 1 or 25 dollars is published."),
    ("DGA residuals after 2018, WGA residuals of 2024", "Not found."),
    ("Residual rates of DGA, SAG-AFTRA, IATSE and AFM", "Recalled; only the writers' 1.2 per cent was found in print."),
    ("Texts of the agreements of 2026", "Press digests only; no training clause for performers was found."),
    ("Rates of the Tilly royalty, of STIM, of India's licence, of Ethovox's share", "Not published or not set."),
    ("Fees of UMG, WMG, Lionsgate and Runway deals", "Not disclosed."),
    ("Whether Parliament in Europe wants 5 to 7 per cent", "An authors' body reports it; official summaries do not."),
    ("Staffing of NAICS 5121 and persons with work as actors", "Occupation totals and memberships only."),
    ("Cost rates of collecting societies today", "SoundExchange 2012, ASCAP 2024; GEMA and CISAC recalled."),
    ("What patients are owed for records", "Outside the model: no clause pays them."),
    ("Who is credited on software, scans and pictures", "No statistics; credits per work are assumed."),
    ("The guild's power at the table", "Not identified; the interval is always shown."),
    ("Anything after July 2026", "No document was read."),
)


def page() -> str:
    """The page."""
    return "\n\n".join(_blocks()) + "\n"


def _blocks() -> Iterator[str]:
    """Gaps, free parameters, grades by sector, rates that nobody published, and what was recalled."""
    yield made_by("unknown")
    yield "# What is not known"
    yield table(("what", "state"), GAPS)
    yield "## Drawn over ranges because nobody has measured them (film and television)"
    free = load_sector("hollywood").free().items()
    rows = [(f"`{p}`", " to ".join(show(e, f.unit) for e in f.range or ()), f.grade, f.note) for p, f in free]
    yield table(("parameter", "range", "grade", "why"), rows)
    yield "## Figures by grade"
    head = ("sector", *(f"{grade}: {words}" for grade, words in GRADES.items()))
    yield table(head, (_grades(name) for name in listed("sector")))
    yield "## Rates of real instruments that are assumed here"
    yield table(("term sheet", "figure", "value", "why"), _assumed_rates())
    yield "## Recalled, to be verified before it is quoted"
    yield "\n".join(f"- {source.citation}: {source.says}" for source in load_sources().values() if _is_recalled(source))


def _grades(name: str) -> tuple[str, ...]:
    """How many figures of a sector have which grade."""
    counted = Counter(str(figure.grade) for _, figure in walk(load_sector(name)))
    return name, *(str(counted[grade]) for grade in GRADES)


def _assumed_rates() -> Iterator[tuple[str, ...]]:
    """Royalties of real instruments that are graded D."""
    for name in listed("regime"):
        sheet = load_regime(name)
        if sheet.status == "constructed":
            continue
        for path, figure in walk(sheet.clauses["royalty"]):
            if figure.grade == "D":
                yield f"`{name}`", path, show(figure.value, figure.unit), figure.note


def _is_recalled(source: object) -> bool:
    """Whether a source says of itself that it was recalled."""
    return "recalled" in f"{getattr(source, 'citation', '')} {getattr(source, 'says', '')}".lower()


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
