"""Which exit status and which lines an error gets; an error that is nobody's fault but ours keeps its traceback."""

import errno
import os
import re
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass

import click

FAILED, WRONG, INTERRUPTED = 1, 2, 130
MOST_LINES = 50  # of one command's errors; the rest is counted
_AGAIN = "what is finished is kept, and the same command goes on"
_NO_ROOM = f"free some space; {_AGAIN}"
_NO_RIGHT = f"have the rights given back, or choose another folder with --out; {_AGAIN}"
ADVICE = {
    errno.ENOSPC: _NO_ROOM,
    errno.EDQUOT: _NO_ROOM,
    errno.EFBIG: _NO_ROOM,
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: _NO_RIGHT,
    errno.EIO: f"the disk or its connection fails; {_AGAIN} elsewhere with --out",
    errno.ESTALE: f"the network folder went away; {_AGAIN}",
}
_NUMBER = re.compile(r"errno (\d+)", re.IGNORECASE)


@dataclass(frozen=True)
class Fault:
    """An exit status and what to say."""

    status: int
    lines: list[str]


def fault_of(error: BaseException) -> Fault | None:
    """The fault behind an error; None for click's own and for what nobody foresaw."""
    if isinstance(error, KeyboardInterrupt):
        return Fault(INTERRUPTED, ["interrupted; finished runs are kept, and the same command goes on"])
    if isinstance(error, click.ClickException | click.exceptions.Exit | click.Abort | BrokenPipeError):
        return None
    if isinstance(error, OSError):
        return Fault(FAILED, [of_the_system(error)])
    return _ours(error)


def of_the_system(error: OSError) -> str:
    """What the system refused, where, and what to do about it."""
    told = _NUMBER.search(str(error))  # Arrow says it in words alone
    number = error.errno or (int(told[1]) if told else 0)
    words = error.strerror or (os.strerror(number) if number else " ".join(str(error).split()))
    advice = f": {ADVICE[number]}" if number in ADVICE else ""
    return f"{error.filename or 'file'}: {words}{advice}"


def first_of(lines: list[str]) -> list[str]:
    """The first lines, and how many more there are."""
    more = len(lines) - MOST_LINES
    return lines[:MOST_LINES] + [f"... and {more:,} more"] * (more > 0)


def _ours(error: BaseException) -> Fault | None:
    """Faults of files and runs; their modules are imported only now, when something has gone wrong."""
    from simulator.experiments.runner import RunFailedError, RunsLostError
    from simulator.experiments.workers.error import WorkersError
    from simulator.results.manifest import DamagedResultsError
    from simulator.results.place import PlaceError
    from simulator.scenario.errors import ScenarioErrors

    if isinstance(error, ScenarioErrors):
        return Fault(WRONG, first_of(error.lines))
    if isinstance(error, PlaceError | DamagedResultsError | WorkersError):
        return Fault(WRONG, [str(error)])
    if isinstance(error, RunFailedError | RunsLostError):
        return Fault(FAILED, [str(error)])
    if isinstance(error, BrokenExecutor):
        return Fault(FAILED, [f"workers were lost ({' '.join(str(error).split())}); give the same command again"])
    return None
