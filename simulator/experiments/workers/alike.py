"""Whether workers elsewhere would give the same numbers: same packages, same code; and what else is worth a note."""

import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from simulator.experiments import code
from simulator.experiments.workers.error import WorkersError
from simulator.results import manifest

OURS = "residuals"
# What no worker runs: a page of another day does no harm.
_NEVER_THERE = {"charts", "cli.py", "commands", "reporting"}
_NOT_ASKED = {OURS, "SALib"}  # ours is compared by its sources; SALib lays points out, before any worker is asked
PACKAGES = [name for name in manifest.PACKAGES if name not in _NOT_ASKED]

Versions = Mapping[str, str | None]


class OtherCodeError(RuntimeError):
    """A worker that came later, with other code than the one that gives out the work."""


@dataclass(frozen=True)
class Workers:
    """How many workers with how many threads together, on which kinds of CPU, and whether in processes of our own."""

    count: int
    threads: int
    cpus: tuple[str, ...]
    is_here: bool
    notes: tuple[str, ...] = ()


@cache
def loaded() -> tuple[str, str]:
    """Hash of the code as this process loaded it, and its kind of CPU.

    Looked at once: a worker that stays up works on with what it loaded, whatever its disk holds by then.
    """
    files = [file for file in code.PACKAGE.rglob("*.py") if file.relative_to(code.PACKAGE).parts[0] not in _NEVER_THERE]
    return code.sources_hash(files, code.PACKAGE), code.cpu()


def checked(client: Any) -> Workers:
    """The workers behind a client of dask; WorkersError with what differs where they would give other numbers."""
    told = client.get_versions(packages=[OURS, *PACKAGES])["workers"]
    answers = client.run(loaded, on_error="return")
    wrong = {worker: differences(_packages(told.get(worker)), answer) for worker, answer in answers.items()}
    wrong = {worker: found for worker, found in wrong.items() if found}
    if wrong:
        raise WorkersError(_in_a_line(wrong, len(answers)))
    threads = client.nthreads()
    cpus = tuple(sorted({cpu for _, cpu in answers.values()}))
    notes = tuple(_notes(cpus, threads.values()))
    return Workers(len(answers), sum(threads.values()), cpus, is_here=False, notes=notes)


def differences(theirs: Versions, answer: object) -> list[str]:
    """What differs on a worker, by its packages' versions and its answer to `loaded`."""
    if "No module named 'simulator'" in str(answer):
        return [f"{OURS} is missing"]
    ours = {"python": platform.python_version(), **manifest.versions()}
    names = [name for name in ("python", *PACKAGES) if name in ours and theirs.get(name) != ours[name]]
    return [f"{name} {theirs.get(name) or 'missing'}, here {ours[name]}" for name in names] + _of_our_code(
        theirs, answer
    )


def _of_our_code(theirs: Versions, answer: object) -> list[str]:
    """Whether the code is another: by its hash, or since it cannot even be asked for one."""
    if isinstance(answer, tuple) and answer[0] == loaded()[0]:
        return []
    return [
        f"{OURS} {theirs.get(OURS) or ''} has other code than here (a worker started before a change keeps the old)"
    ]


def _packages(told: Mapping[str, Any] | None) -> Versions:
    """Versions by package; Python's own in three parts, as elsewhere."""
    found: dict[str, str | None] = dict(told["packages"]) if told else {}
    python = found.get("python")
    return found | {"python": ".".join(python.split(".")[:3]) if python else None}


def _in_a_line(wrong: Mapping[str, list[str]], workers: int) -> str:
    """The first worker's differences, and how many more workers have some."""
    worker, found = next(iter(wrong.items()))
    more = f" ({len(wrong)} of {workers} workers differ)" if workers > 1 else ""
    return f"worker {worker} would not give the same numbers: {'; '.join(found)}{more}"


def _notes(cpus: tuple[str, ...], threads: Iterable[int]) -> list[str]:
    """What does not stand in the way, and is good to know."""
    here = loaded()[1]
    notes = []
    if set(cpus) != {here}:
        notes.append(f"workers have another kind of CPU ({', '.join(cpus)}; here {here}): numbers agree to rounding, "
                     "not to the last bit")  # fmt: skip
    if any(number > 1 for number in threads):
        notes.append("workers have several threads, which wait for each other; start them with --nthreads 1")
    return notes


def done_by_the_same(expected: str, function: Any, /, *args: Any) -> Any:
    """On a worker: do it, unless this worker came later, with other code than was checked."""
    if loaded()[0] != expected:
        raise OtherCodeError(f"a worker came with other code of {OURS}; restart it")
    return function(*args)
