"""Files by name, and the nearest right name for a wrong one."""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from simulator.scenario.errors import ScenarioErrors

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
FOLDERS = {"sector": "sectors", "regime": "regimes", "study": "studies"}


def listed(kind: str) -> list[str]:
    """Names of the shipped files of a kind (sector, regime, study)."""
    return sorted(path.stem for path in (SCENARIOS / FOLDERS[kind]).glob("*.yaml"))


def find(kind: str, name: str, beside: Path | None = None) -> Path:
    """The file of a name or path; a path in a file is relative to that file. Raises ScenarioErrors."""
    if _is_path(name):
        return (beside or Path()) / name
    path = SCENARIOS / FOLDERS[kind] / f"{name}.yaml"
    if name in listed(kind):
        return path
    raise ScenarioErrors([f'no {kind} "{_short(name)}"{nearest(name, listed(kind))}'])


def nearest(name: str, known: Iterable[str]) -> str:
    """'; did you mean "rate"?' where one known name is near; else the known names, or nothing if there are many."""
    names = list(dict.fromkeys(known))
    close = get_close_matches(name, names, n=1, cutoff=0.6)
    if close:
        return f'; did you mean "{close[0]}"?'
    return f"; known: {', '.join(names)}" if 0 < len(names) <= _MANY else ""


_MANY = 24
_LONGEST_SHOWN = 80


def _is_path(name: str) -> bool:
    """Whether a name is meant as a path."""
    return name.endswith((".yaml", ".yml", ".xlsx")) or "/" in name or "\\" in name


def _short(name: str) -> str:
    """A name that fits a line."""
    return name if len(name) <= _LONGEST_SHOWN else name[:_LONGEST_SHOWN] + "..."
