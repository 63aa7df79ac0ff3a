"""The lines of the errors that a call raises."""

from collections.abc import Callable

from simulator.scenario.errors import ScenarioErrors


def faults(call: Callable[..., object], *arguments: object) -> list[str]:
    """Every line of ScenarioErrors; none where the call succeeds. Any other error passes through."""
    try:
        call(*arguments)
    except ScenarioErrors as errors:
        return errors.lines or ["nothing is said"]
    return []
