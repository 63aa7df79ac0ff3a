"""What others published, to hold the default scenario against: scenarios/targets.yaml."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from simulator.scenario.load import load_sources
from simulator.scenario.names import SCENARIOS
from simulator.scenario.parameters import Group
from simulator.scenario.reader import Reader
from simulator.units import Figure

FILE = SCENARIOS / "targets.yaml"


class Target(Group):
    """A published figure, the band in which the model would agree with it, and what it is evidence of."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    """Key of what the model says about it."""
    title: str
    """What readers see."""
    evidence: Literal["held out", "input", "commissioned"]
    """Held out: not used for anything. Input: the file is set from it. Commissioned: a forecast for a party."""
    published: Figure
    """Value and band; the note says how to read it."""


class Targets(Group):
    """The file."""

    targets: Annotated[tuple[Target, ...], Field(min_length=1)]


def load_targets(path: Path = FILE) -> tuple[Target, ...]:
    """Every target, in the order of the file; raises ScenarioErrors."""
    reader = Reader()
    root = reader.tree(path)
    if root is not None:
        reader.check_sources(root, load_sources())
    return reader.finish(None if root is None else reader.checked(root, Targets)).targets
