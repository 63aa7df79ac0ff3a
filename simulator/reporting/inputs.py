"""What a report is made of: the folder of results that a study leaves.

results.parquet, plan.parquet, measures.json   the cube (simulator.results.store)
manifest.json                                  seed, command, hashes, versions, digest (simulator.results.manifest)
study.json                                     the study in plain data, as `simulator.scenario.describe` writes it

`study.json` may be missing: the report then knows regimes by their names alone, and says that it lists no assumptions.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.charts.reading import Reading
from simulator.charts.regimes import Regimes, plain
from simulator.results import manifest, store
from simulator.results.cube import Cube

STUDY = "study.json"
REASONS = "mechanisms.json"
Plain = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Inputs:
    """A study's results and everything that must be said about them."""

    folder: Path
    cube: Cube
    manifest: Mapping[str, Any]
    study: Mapping[str, Any]

    @classmethod
    def read(cls, folder: Path) -> "Inputs":
        """The folder's contents; DamagedResultsError where they are not as they were written."""
        described = folder / STUDY
        study = json.loads(described.read_bytes()) if described.is_file() else {}
        return cls(folder, store.read(folder), manifest.read(folder), study)

    @property
    def name(self) -> str:
        """The folder's name, by which results of one study are told apart."""
        return self.folder.resolve().name

    @property
    def study_name(self) -> str:
        """The name under which the study was asked for; its folder's where that is not recorded."""
        return str(self.manifest.get("name") or self.name)

    @property
    def title(self) -> str:
        """The study's title in words."""
        return str(self.asked.get("title") or plain(self.name))

    @property
    def question(self) -> str:
        """The question that the study asks."""
        return str(self.asked.get("question") or "")

    @property
    def asked(self) -> Mapping[str, Any]:
        """Title, question, baseline, size and seed of the study."""
        return dict(self.study.get("study", {}))

    @property
    def figures(self) -> list[Plain]:
        """Every figure that went in, with its path, unit, range, source and grade."""
        return list(self.study.get("figures", []))

    @property
    def clauses(self) -> dict[str, dict[str, Plain]]:
        """Regime -> slot -> clause, in the study's order."""
        found = self.study.get("regimes", {})
        return {name: dict(found.get(name, {}).get("clauses", {})) for name in self.regimes.names}

    @property
    def regimes(self) -> Regimes:
        """The regimes that ran, in the study's order, the baseline as the study names it."""
        ran = list(dict.fromkeys(str(name) for name in self.cube.plan["regime"]))
        order = [name for name in self.asked.get("regimes", ()) if name in ran]
        names = tuple(dict.fromkeys([*order, *ran]))
        baseline = str(self.asked.get("baseline") or names[0])
        described = self.study.get("regimes", {})
        titles = {name: str(described.get(name, {}).get("title", "")) for name in names}
        return Regimes(names, baseline if baseline in names else names[0], titles)

    @property
    def reading(self) -> Reading:
        """The cube as charts read it."""
        sector = self.study.get("sector", {})
        crafts, households = sector.get("crafts", {}), sector.get("households", {})
        titles = {name: str(craft["title"]) for name, craft in crafts.items()}
        return Reading(self.cube, self.regimes, titles | households)

    @property
    def reasons(self) -> Plain:
        """What drives each regime's difference, where the study kept it (`simulator.experiments.why`)."""
        kept = self.folder / REASONS
        return dict(json.loads(kept.read_bytes())) if kept.is_file() else {}

    @property
    def command(self) -> str:
        """The command that repeats the study."""
        given = self.manifest.get("command")
        return str(given) if given else f"residuals report {self.name}"

    def worlds(self) -> int:
        """Replications of the ensemble."""
        plan = self.cube.plan
        return int(plan.loc[plan["role"] == "ensemble", "replication"].nunique())
