"""From what a caller asks for to a study that is ready to run: files loaded, changes made, runs laid out."""

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from simulator.experiments.plan import Layout, Plan, plan_of
from simulator.scenario.describe import describe_study
from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.load import SHIPPED_SOURCES, load_sources, load_study
from simulator.scenario.names import find
from simulator.scenario.reader import Reader, as_text
from simulator.scenario.sector import Sector
from simulator.scenario.study import Study, StudyFile
from simulator.terms.sheet import TermSheet

LUCK_REPLICATIONS = 5  # a variance from five is rough, and enough to say whether luck alone matters
LUCK_PART = 20  # one world of luck alone for so many others, where these are many: bounds narrow for 5% of the cost
FULL_SCALE = 1.0
COMPARED = "compare_regimes"  # the study whose sector, calendar and sizes a comparison of two files takes over


@dataclass(frozen=True)
class Order:
    """A study by name or path, further regimes by name or path, values to change, and the size of the full run."""

    study: str
    changes: Mapping[str, str] = field(default_factory=dict)
    regimes: Sequence[str] = ()
    full_scale: float = FULL_SCALE
    command: str = ""
    is_checked: bool = False


@dataclass(frozen=True)
class Prepared:
    """A study with all that it names; `regimes` by name, baseline first; `texts` by path, as they were read."""

    name: str
    study: Study
    layout: Layout
    texts: Mapping[str, str]
    sources: Mapping[str, Any]
    order: Order

    @property
    def sector(self) -> Sector:
        """The world at central parameters."""
        return self.study.world

    @property
    def regimes(self) -> dict[str, TermSheet]:
        """Term sheets by name, baseline first."""
        baseline = self.study.baseline
        return {baseline: self.study.terms[baseline]} | self.study.terms

    def plan(self) -> Plan:
        """All runs."""
        plan = plan_of(self.sector, self.regimes, self.layout)
        return plan.checked() if self.order.is_checked else plan

    def description(self) -> dict[str, Any]:
        """The study in plain data, as reports read it."""
        return describe_study(self.study, self.sector, self.study.terms, self.sources)


def prepare(order: Order) -> Prepared:
    """Load and check everything; ScenarioErrors with every line that is wrong."""
    study = load_study(order.study, order.changes, order.regimes)
    if study.kind != "compare":
        raise ScenarioErrors([f'{order.study}: kind "{study.kind}" cannot be run here; this runs "compare"'])
    files = files_of(order)
    texts = {str(file): as_text(file) for file in files}
    sources: dict[str, Any] = {}
    for file in dict.fromkeys([SHIPPED_SOURCES, *(file.parent / SHIPPED_SOURCES.name for file in files)]):
        sources |= load_sources(file) if file.is_file() else {}
    return Prepared(Path(order.study).stem, study, layout_of(study, order.full_scale), texts, sources, order)


def layout_of(study: Study, full_scale: float) -> Layout:
    """How many runs of which size; without drawn parameters luck is all there is, and needs no runs of its own."""
    is_uncertain = study.uncertain == "luck+parameters"
    luck = min(max(LUCK_REPLICATIONS, study.replications // LUCK_PART), study.replications) if is_uncertain else 0
    sizes = (study.seed, study.replications, study.scale, luck, full_scale)
    return Layout(study.start, study.quarters, *sizes, is_uncertain=is_uncertain)


def files_of(order: Order) -> list[Path]:
    """The files that a study is made of: itself, its sector, its regimes, those added."""
    file = find("study", order.study)
    root = Reader().tree(file)
    named = StudyFile.model_validate(root.plain() if root else {})
    regimes = [find("regime", name, file.parent) for name in named.regimes]
    return [file, find("sector", named.sector, file.parent), *regimes, *(find("regime", r) for r in order.regimes)]


def prepare_comparison(order: Order) -> Prepared:
    """A study of the order's regimes alone, the first as baseline; ScenarioErrors as for any other."""
    name, text = comparison([find("regime", regime).absolute() for regime in order.regimes], order.study)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{name}.yaml"
        file.write_text(text, encoding="utf-8")
        return prepare(replace(order, study=str(file), regimes=()))


def comparison(regimes: Sequence[Path], study: str) -> tuple[str, str]:
    """Name and text of a study that compares some regimes, with the calendar, sector and sizes of another."""
    stems = [file.stem for file in regimes]
    if len(set(stems)) < len(stems):
        raise ScenarioErrors([f"{' and '.join(map(str, regimes))}: regimes to compare need names of their own"])
    kept = load_study(study).model_dump(mode="json", include=set(StudyFile.model_fields))
    asked = {
        "title": " against ".join(reversed(stems)),
        "question": f"What does {' or '.join(stems[1:])} change against {stems[0]}?",
        "regimes": [str(file) for file in regimes],
        "baseline": stems[0],
    }
    return "-vs-".join(stems), json.dumps(kept | asked, indent=1)
