"""Where `residuals discover` looks: worlds made for the claim, or results that are there; and where its page goes."""

import shlex
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.commands.carrying import order_of, workers_of
from simulator.commands.options import Chosen
from simulator.experiments.discovery.claim import Claim
from simulator.experiments.discovery.judging import Effort
from simulator.experiments.discovery.running import discovered, made, prepared_for
from simulator.experiments.discovery.search import StepError
from simulator.experiments.discovery.stored import Asked, Stored, stored
from simulator.experiments.study import ROOT, Clock, Setting, carry_out, shown, usual_folder
from simulator.reporting.discovery import render, render_apart
from simulator.results import manifest
from simulator.results.place import Place
from simulator.scenario.errors import ScenarioErrors

SIZES = {"--scale": "scale", "--reps": "reps", "--seed": "seed"}
IDLE = ("executor", "scheduler")  # which say how to simulate


@dataclass(frozen=True)
class Look:
    """A claim, the study or the folder of results to look in, a reader's step on the way, and what else was chosen.

    `typed` are the parameters that the caller gave; all others have their defaults.
    """

    study: str
    told: Claim
    step: int | None
    results: Path | None
    chosen: Chosen
    typed: Collection[str] = ()

    @property
    def words(self) -> list[str]:
        """Claim and step as one would type them."""
        return ["--claim", self.told.text, *(("--step", str(self.step)) if self.step is not None else ())]

    @property
    def is_apart(self) -> bool:
        """Whether the page goes elsewhere than to the worlds."""
        out = self.chosen.out
        return self.results is not None and out is not None and out.resolve() != self.results.resolve()

    def worlds(self, clock: Clock) -> tuple[Path, Stored]:
        """The folder for the page, and the worlds; ScenarioErrors and PlaceError before anything is simulated."""
        return self._simulated(clock) if self.results is None else self._stored(self.results, clock)

    def _simulated(self, clock: Clock) -> tuple[Path, Stored]:
        """Worlds made for this claim."""
        asked = self.chosen.command("discover", self.study, *self.words)
        with clock.phase("load"):
            prepared = prepared_for(self.told, order_of(self.study, self.chosen, asked))
        out = self.chosen.out or usual_folder(f"{prepared.name}-discover")
        with workers_of(self.chosen, clock) as executor:
            setting = Setting(out, is_forced=self.chosen.force, executor=executor, is_explained=False)
            cube = carry_out(prepared, setting, clock)
        return out, Stored(cube, prepared.study, manifest.read(out))

    def _stored(self, results: Path, clock: Clock) -> tuple[Path, Stored]:
        """Worlds that are there already."""
        out = self.chosen.out or results
        with clock.phase("load"):
            if self.is_apart:
                Place(out, protected=[ROOT]).check(is_forced=self.chosen.force)
            return out, stored(results, self.told, self.asked())

    def asked(self) -> Asked:
        """What was typed of the worlds, and not left to its default."""
        return Asked(
            self.study if "study" in self.typed else None,
            {option: getattr(self.chosen, name) for option, name in SIZES.items() if name in self.typed},
            self.chosen.changes,
            self.chosen.regime,
            [f"--{name}" for name in IDLE if name in self.typed],
        )

    def finding(self, worlds: Stored, out: Path) -> dict[str, Any]:
        """The finding, and how it came to be; ScenarioErrors for a step off the way, with how to go on."""
        try:
            found = discovered(worlds.cube, self.told, worlds.study, Effort(worlds.study.seed, step=self.step))
        except StepError as error:
            raise ScenarioErrors([f"{error}{self._go_on(out)}"]) from None
        return found | {"made": made(worlds.manifest, self._command(worlds))}

    def _go_on(self, out: Path) -> str:
        """How to take another step in worlds that were just simulated."""
        again = ["residuals", "discover", "--results", str(out), "--claim", self.told.text, "--step", "N"]
        return f"; the worlds are kept, go on with: {shlex.join(again)}" if self.results is None else ""

    def _command(self, worlds: Stored) -> str:
        """The command that repeats the finding."""
        if self.results is None:
            return str(worlds.manifest["command"])
        return shlex.join(["residuals", "discover", "--results", shown(str(self.results)), *self.words])

    def page(self, found: dict[str, Any], out: Path) -> Path:
        """The page, beside the worlds or in a folder of its own."""
        if self.is_apart:
            return render_apart(Place(out, protected=[ROOT]), found, is_forced=self.chosen.force)
        return render(out, found)
