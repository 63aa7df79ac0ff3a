"""What is swept: a study by name or file, or a regime, which is then set beside the baseline of the shipped study."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from simulator.experiments.bargaining.sheets import figures_of, put
from simulator.experiments.preparation import COMPARED, comparison
from simulator.experiments.sweep.axes import Point
from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.figures import walk
from simulator.scenario.load import load_study
from simulator.scenario.names import find, listed, nearest
from simulator.scenario.overrides import option
from simulator.scenario.study import Study
from simulator.terms.price.bargained import Bargained
from simulator.terms.price.posted import Posted
from simulator.terms.sheet import TermSheet
from simulator.units import Figure

BASELINE = "status_quo"


@dataclass(frozen=True)
class Subject:
    """A study's name, file and what the caller changes in it; `at` gives it at a point."""

    name: str
    file: str
    changes: Mapping[str, str]
    regimes: tuple[str, ...] = ()

    @cached_property
    def study(self) -> Study:
        """The study as it is; ScenarioErrors with every line that is wrong."""
        return load_study(self.file, self.changes, self.regimes)

    @property
    def figures(self) -> dict[str, Figure]:
        """Path -> figure of the sector and of every clause, under its regime's name and without it."""
        sheets = {name: figures_of(sheet) for name, sheet in self.study.terms.items()}
        own = {f"{name}.{path}": figure for name, found in sheets.items() for path, figure in found.items()}
        everybody = {path: figure for found in sheets.values() for path, figure in found.items()}
        return dict(walk(self.study.world)) | everybody | own

    def at(self, point: Point) -> Study:
        """The study at a point; ScenarioErrors, naming the point, where it makes no sense there.

        Figures of clauses keep an entitlement's shares summing to 1; everything else is set as `--set` would.
        """
        clauses = {path: float(value) for path, value in point.items() if self.is_clause(path)}
        others = {path: value for path, value in point.items() if path not in clauses}
        try:
            study = load_study(self.file, {**self.changes, **others}, self.regimes) if others else self.study
            terms = {name: self._sheet(name, sheet, clauses) for name, sheet in study.terms.items()}
        except ScenarioErrors as error:
            raise ScenarioErrors([as_varied(line, others) for line in error.lines]) from error
        except (ValueError, KeyError) as error:
            told = ", ".join(f"{path}={value}" for path, value in point.items())
            raise ScenarioErrors([f"--vary {told}: {' '.join(str(error).split())}"]) from error
        return study.model_copy(update={"terms": terms})

    def is_clause(self, path: str) -> bool:
        """Whether a path is a figure of a regime's sheet."""
        return any(self.is_moved(name, sheet, path) for name, sheet in self.study.terms.items())

    def is_moved(self, name: str, sheet: TermSheet, path: str) -> bool:
        """Whether a path moves this regime: the baseline only where the path names it."""
        is_meant = name != self.study.baseline or path.removeprefix("regimes.").startswith(f"{name}.")
        return is_meant and inner(path, name) in figures_of(sheet)

    def _sheet(self, name: str, sheet: TermSheet, clauses: Mapping[str, float]) -> TermSheet:
        for path, value in clauses.items():
            if self.is_moved(name, sheet, path):
                sheet = put(unbargained(sheet, inner(path, name)), inner(path, name), value)
        return sheet

    def notes(self, paths: Sequence[str]) -> list[str]:
        """What had to be changed for a path to mean anything."""
        moved = [
            name for name, sheet in self.study.terms.items() for path in paths if self._is_freed(name, sheet, path)
        ]
        said = "its rate is bargained; here it is set by hand, since it is varied."
        return [f"{name}: {said}" for name in dict.fromkeys(moved)]

    def _is_freed(self, name: str, sheet: TermSheet, path: str) -> bool:
        return self.is_moved(name, sheet, path) and unbargained(sheet, inner(path, name)) is not sheet


def as_varied(line: str, point: Point) -> str:
    """An error of a value that `--vary` set, under that option's name; any other as it is."""
    is_ours = any(line.startswith(f"{option(path, text)}:") for path, text in point.items())
    return line.replace("--set ", "--vary ", 1) if is_ours else line


def unbargained(sheet: TermSheet, path: str) -> TermSheet:
    """The sheet with its rate set by hand where a rate that parties would bargain over is varied."""
    return sheet.replaced(Posted()) if path == RATE and isinstance(sheet.clauses["price"], Bargained) else sheet


RATE = "royalty.rate"


def inner(path: str, regime: str) -> str:
    """A path inside a regime's sheet: `levy.royalty.rate` as `royalty.rate`."""
    return path.removeprefix("regimes.").removeprefix(f"{regime}.")


def subject_of(name: str, changes: Mapping[str, str], regimes: Sequence[str]) -> Subject:
    """What a word on the command line means; ScenarioErrors where it is neither a study nor a regime."""
    if is_study(name):
        return Subject(Path(name).stem, name, dict(changes), tuple(regimes))
    regime = find("regime", name)
    if not regime.is_file():
        raise ScenarioErrors([f"{name}: there is no such file"])
    if regime.stem == BASELINE:
        raise ScenarioErrors([f"{name} is what a regime is set beside; sweep another regime, or a study"])
    return Subject(Path(name).stem, _beside_the_baseline(regime), dict(changes), tuple(regimes))


def is_study(name: str) -> bool:
    """Whether a name or file is a study's; ScenarioErrors with the nearest name where it is nothing shipped."""
    studies, regimes = listed("study"), listed("regime")
    if name in studies or name in regimes:
        return name in studies
    if not Path(name).suffix and "/" not in name:
        raise ScenarioErrors([f'no study and no regime "{name}"{nearest(name, [*studies, *regimes])}'])
    return Path(name).is_file() and b"regimes" in Path(name).read_bytes()


def _beside_the_baseline(regime: Path) -> str:
    """A study of the baseline and one regime, in a file that lives as long as this process."""
    name, text = comparison([find("regime", BASELINE).absolute(), regime.absolute()], COMPARED)
    file = Path(tempfile.mkdtemp(prefix="residuals-")) / f"{name}.yaml"
    file.write_text(text, encoding="utf-8")
    return str(file)


def check(study: Study, name: str) -> None:
    """ScenarioErrors where there is nothing to compare."""
    if study.kind == "bargain":
        raise ScenarioErrors([f'{name}: kind "bargain" has no regimes to compare'])
    if len(study.terms) < 2:  # noqa: PLR2004 - a baseline and another
        raise ScenarioErrors([f"{name}: a regime is needed beside the baseline{nearest(name, study.terms)}"])
