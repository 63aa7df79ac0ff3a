"""Which errors are somebody's fault, and with which status."""

import click
import pytest

from simulator.commands.faults import fault_of
from simulator.results.manifest import DamagedResultsError
from simulator.results.place import PlaceError
from simulator.scenario.errors import ScenarioErrors


@pytest.mark.parametrize(
    ("error", "status", "lines"),
    [
        (ScenarioErrors(["a:1: x", "a:2: y"]), 2, ["a:1: x", "a:2: y"]),
        (PlaceError("no"), 2, ["no"]),
        (DamagedResultsError("torn"), 2, ["torn"]),
        (PermissionError(13, "Permission denied", "x"), 1, ["x: Permission denied"]),
    ],
)
def test_ours(error, status, lines):
    fault = fault_of(error)
    assert fault
    assert (fault.status, fault.lines) == (status, lines)


@pytest.mark.parametrize(
    "error", [ZeroDivisionError(), click.UsageError("x"), click.exceptions.Exit(3), BrokenPipeError()]
)
def test_others_keep_their_way(error):
    assert fault_of(error) is None
