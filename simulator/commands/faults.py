"""Which exit status and which lines an error gets; an error that is nobody's fault but ours keeps its traceback."""

from dataclasses import dataclass

import click

FAILED, WRONG, INTERRUPTED = 1, 2, 130


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
        return Fault(FAILED, [f"{error.filename or 'file'}: {error.strerror or error}"])
    return _ours(error)


def _ours(error: BaseException) -> Fault | None:
    """Faults of files and runs; their modules are imported only now, when something has gone wrong."""
    from simulator.experiments.runner import RunFailedError, RunsLostError
    from simulator.results.manifest import DamagedResultsError
    from simulator.results.place import PlaceError
    from simulator.scenario.errors import ScenarioErrors

    if isinstance(error, ScenarioErrors):
        return Fault(WRONG, list(error.lines))
    if isinstance(error, PlaceError | DamagedResultsError):
        return Fault(WRONG, [str(error)])
    if isinstance(error, RunFailedError | RunsLostError):
        return Fault(FAILED, [str(error)])
    return None
