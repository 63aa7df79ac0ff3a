"""Which code made the numbers: hashes of the sources that decide them, and the kind of CPU they ran on."""

from collections.abc import Iterable
from pathlib import Path

from llvmlite.binding import get_host_cpu_name

from simulator.kernels.compile import cache_key
from simulator.results.digest import text_digest

PACKAGE = Path(__file__).parents[1]
# Floors 6 to 8 and the store show numbers and keep them, and make none.
_SHOWING = {"charts", "cli.py", "commands", "experiments", "reporting", "results"}


def code_hash() -> str:
    """SHA-256 over every source file that decides a number, with its place."""
    return sources_hash(_deciding(), PACKAGE)


def kernel_hash() -> str:
    """Hash of the kernels' sources, of the compiler's versions and of the kind of CPU."""
    return cache_key(PACKAGE / "kernels", cpu())


def cpu() -> str:
    """The kind of CPU: results are the same bits on one kind (DECISIONS 20)."""
    return str(get_host_cpu_name())


def sources_hash(files: Iterable[Path], root: Path) -> str:
    """SHA-256 over files and their places below a root, in order of place."""
    placed = sorted((file.relative_to(root).as_posix(), file) for file in files)
    return text_digest(*(text for place, file in placed for text in (place, file.read_text(encoding="utf-8"))))


def _deciding() -> list[Path]:
    """Source files outside the folders that only show or keep numbers."""
    return [file for file in PACKAGE.rglob("*.py") if file.relative_to(PACKAGE).parts[0] not in _SHOWING]
