"""The same sector as three parties would set it: scenarios/presets.yaml."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field

from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.load import load_sources
from simulator.scenario.names import SCENARIOS, nearest
from simulator.scenario.parameters import Group
from simulator.scenario.reader import Reader
from simulator.units import Figure

FILE = SCENARIOS / "presets.yaml"


class PresetFigure(Group):
    """One figure of a preset."""

    path: str
    """Path in the sector."""
    sponsor: str
    """Whose interest the figure's source serves, or `none`."""
    figure: Figure
    """Value, unit, range, source, grade and why."""


class Preset(Group):
    """A party's view."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    """Key."""
    title: str
    """What readers see."""
    question: str
    """What it supposes."""
    figures: tuple[PresetFigure, ...]
    """What it sets; everything else stays as in the file."""

    def changes(self) -> Mapping[str, str]:
        """Path -> value, as `--set` takes them."""
        return {item.path: repr(item.figure.value) for item in self.figures}


class Presets(Group):
    """The file."""

    presets: Annotated[tuple[Preset, ...], Field(min_length=1)]


def load_presets(path: Path = FILE) -> dict[str, Preset]:
    """Name -> preset; raises ScenarioErrors."""
    reader = Reader()
    root = reader.tree(path)
    if root is not None:
        reader.check_sources(root, load_sources())
    found = reader.finish(None if root is None else reader.checked(root, Presets))
    return {preset.name: preset for preset in found.presets}


def changes_of(name: str) -> Mapping[str, str]:
    """What a preset sets; raises ScenarioErrors for a name that there is not."""
    presets = load_presets()
    if name not in presets:
        raise ScenarioErrors([f'no preset "{name}"{nearest(name, presets)}'])
    return presets[name].changes()
