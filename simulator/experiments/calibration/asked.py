"""What is asked of a calibration: a sector, a kind of figures, sizes."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from simulator.experiments import code
from simulator.experiments.calibration import design
from simulator.experiments.calibration.design import Sizes
from simulator.experiments.calibration.moments import Kind, Moment, check, moments
from simulator.experiments.calibration.world import Reader, engine
from simulator.experiments.plan import Plan
from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.load import load_regime, load_sector
from simulator.scenario.sector import Sector
from simulator.scenario.targets import load_targets
from simulator.units import Figure

FEWEST_DRAWS = 60
RULES = "status_quo"  # what the world is observed under
_SHOWING = {"page.py", "words.py"}  # they make no number


@dataclass(frozen=True, eq=False)
class Job:
    """A sector whose free parameters are looked for, by which moments, at which sizes."""

    name: str
    sector: Sector
    kind: Kind
    moments: list[Moment]
    sizes: Sizes

    @property
    def free(self) -> Mapping[str, Figure]:
        """The parameters."""
        return self.sector.free()

    @property
    def reader(self) -> Reader:
        """What is read in each world."""
        return Reader(self.kind, tuple(moment.name for moment in self.moments))

    def plan(self) -> Plan:
        """The worlds of the design."""
        return design.plan(self.sector, load_regime(RULES), self.sizes)

    def fingerprint(self) -> str:
        """A hash over all that decides the numbers, this folder's code included."""
        here = Path(__file__).parent
        own = code.sources_hash((file for file in here.glob("*.py") if file.name not in _SHOWING), here)
        worlds = self.plan().fingerprint(engine(self.kind, self.moments).measures, code.code_hash())
        return sha256(f"{own} {worlds} {self.sizes} {self.kind} {self.moments}".encode()).hexdigest()


def job(name: str, kind: Kind, sizes: Sizes, changes: Mapping[str, str]) -> Job:
    """A checked job; ScenarioErrors with what is wrong."""
    sector = load_sector(name, changes)
    check(kind, Path(name).stem)
    if not sector.free():
        raise ScenarioErrors([f"{name}: no figure is marked as free, so that there is nothing to calibrate"])
    if sizes.draws < FEWEST_DRAWS:
        raise ScenarioErrors([f"{sizes.draws} draws are too few for a regression: at least {FEWEST_DRAWS}"])
    return Job(Path(name).stem, sector, kind, moments(kind, load_targets()), sizes)
