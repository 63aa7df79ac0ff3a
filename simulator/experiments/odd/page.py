"""The description as one page: `python -m simulator.experiments.odd.page` writes it, a test keeps it fresh."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from simulator.agents.catalogue import Catalogue
from simulator.agents.workforce import Workforce
from simulator.experiments.odd.equations import EQUATIONS, Equation
from simulator.experiments.odd.prose import CONCEPTS, DECISIONS, LEFT_OUT, PURPOSE
from simulator.model.quarter import PHASES
from simulator.randomness import PURPOSES
from simulator.scenario.figures import walk
from simulator.scenario.handbook import FOLDER
from simulator.scenario.load import load_sector
from simulator.scenario.sector import Sector
from simulator.units import show

ROOT = Path(__file__).resolve().parents[3]
MADE_BY = "<!-- Made by `python -m simulator.experiments.odd.page`; edit the code instead. -->"
MOST_TESTS = 3
THROUGH = {  # phases that are seen by what they leave in the books
    "model/settle": "tests/model/test_money.py",
    "model/allot": "tests/model/test_money.py",
    "model/release": "tests/model/test_rest.py",
    "terms/enforcement/litigation": "tests/terms/test_enforcement.py",
}
GROUPS = ("technology", "demand", "labour", "law", "catalogue")


def page() -> str:
    """The whole page."""
    sector = load_sector("hollywood", {})
    parts = [MADE_BY, "# The model, described after ODD (2020) and ODD+D", *overview(sector), *details(sector)]
    return "\n\n".join(parts) + "\n"


def overview(sector: Sector) -> Iterator[str]:
    """Purpose, entities, processes, design concepts and decisions."""
    yield f"## 1. Purpose and patterns\n\n{PURPOSE}"
    yield "## 2. Entities, state variables and scales"
    yield table(("entity", "how many", "state"), entities(sector))
    yield "One tick is a quarter; 40 are reported, after 10 of status quo. Dollars of 2025; payments in microcents."
    yield "## 3. Process overview and scheduling"
    yield "\n".join(
        f"{number}. `{phase.__name__}`: {first_line(phase.__doc__)}" for number, phase in enumerate(PHASES, 1)
    )
    yield "## 4. Design concepts"
    yield table(("concept", "here"), CONCEPTS.items())
    yield "### Decisions (ODD+D)"
    yield table(("question", "here"), DECISIONS.items())
    yield "### Streams of luck"
    yield ", ".join(f"`{name}`" for name in PURPOSES) + "."


def details(sector: Sector) -> Iterator[str]:
    """Initialisation, input, submodels, and what is left out."""
    free = sector.free()
    yield "## 5. Initialisation"
    yield "The base year is the file's spending, wages, AI spending and releases; works, people, credits by luck."
    yield "## 6. Input data"
    yield "Sector, regimes, study: files; [parameters](parameters.md), [clauses](clauses.md), [sources](sources.md)."
    assumed = sum(figure.grade == "D" for figure in free.values())
    yield f"{len(free)} parameters are free (at most 25), {assumed} of them of grade D (assumptions)."
    yield "## 7. Submodels: equation, parameters, module, test"
    for equation in EQUATIONS:
        yield from submodel(equation, sector)
    yield "## What the model leaves out"
    yield "\n".join(f"- {item}" for item in LEFT_OUT)


def entities(sector: Sector) -> Iterator[tuple[str, str, str]]:
    """Who there is, counted in the shipped sector."""
    heads = sum(craft.headcount.value for craft in sector.crafts)
    yield "studio", str(len(sector.studios)), "market share, unit cost, revenue, profit, catalogue"
    yield "AI firm", str(len(sector.ai_firms)), "capability, data, claims on works, cash, whether it sells"
    yield "guild", str(len(sector.guilds)), "crafts, health-plan threshold"
    yield "household segment", str(len(sector.households)), "share of spending"
    yield "worker or contributor", f"{heads:,.0f} and those outside", ", ".join(Workforce.__dataclass_fields__)
    yield "work", f"{sector.catalogue.works.value:,.0f} and new ones", ", ".join(Catalogue.__dataclass_fields__)
    yield "collecting society", "1", "escrow, pool, audits seen"


def submodel(equation: Equation, sector: Sector) -> Iterator[str]:
    """One group of equations."""
    yield f"### {equation.name}\n\n{equation.says}\n\nLimits: {'; '.join(equation.limits)}."
    rows = list(parameters(equation, sector))
    if rows:
        yield table(("parameter", "value", "range", "source", "grade", "free"), rows)
    yield table(("module", "test"), ((f"`simulator/{name}.py`", checks_of(name)) for name in equation.modules))


def parameters(equation: Equation, sector: Sector) -> Iterator[tuple[str, ...]]:
    """Figures of the sector that the group's modules, or what calls them with them, read by name."""
    text = "\n".join((ROOT / "simulator" / f"{name}.py").read_text() for name in equation.modules)
    for group in GROUPS:
        for path, figure in walk(getattr(sector, group), group):
            if re.search(rf"\.{path.rpartition('.')[2]}\b", text):
                ends = " to ".join(show(end, figure.unit) for end in figure.range or ())
                free = "yes" if figure.free else ""
                yield f"`{path}`", show(figure.value, figure.unit), ends, figure.source, figure.grade, free


def checks_of(module: str) -> str:
    """The tests of a module: of the same name, and those of `tests/model` where it has none of its own."""
    folder, _, name = module.partition("/")
    own = ROOT / "tests" / folder / f"test_{name}.py"
    if own.exists():
        return f"`{own.relative_to(ROOT)}`"
    if module in THROUGH:
        return f"`{THROUGH[module]}`"
    using = [
        path for path in sorted((ROOT / "tests").rglob("test_*.py")) if f"simulator.{folder}.{name}" in path.read_text()
    ]
    return ", ".join(f"`{path.relative_to(ROOT)}`" for path in using[:MOST_TESTS])


def first_line(text: str | None) -> str:
    """The first sentence of a docstring."""
    return (text or "").strip().splitlines()[0]


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def write() -> None:
    """Write the page into the handbook."""
    (FOLDER / "odd.md").write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    write()
