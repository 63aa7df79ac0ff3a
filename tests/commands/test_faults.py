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
        (IsADirectoryError(21, "Is a directory", "x"), 1, ["x: Is a directory"]),
        (
            ScenarioErrors([f"a:{line}: x" for line in range(264)]),
            2,
            [*(f"a:{line}: x" for line in range(50)), "... and 214 more"],
        ),
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


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, "No space left on device", "x"), "x: No space left on device: free some space; what is finished"),
        (OSError("Error writing bytes to file. Detail: [errno 28] No space left on device"), "free some space"),
        (OSError(27, "File too large", "x"), "free some space"),
        (PermissionError(13, "Permission denied", "x"), "another folder with --out"),
        (OSError(30, "Read-only file system", "x"), "another folder with --out"),
    ],
)
def test_what_the_system_refuses_comes_with_advice(error, said):
    fault = fault_of(error)
    assert fault
    assert fault.status == 1
    assert len(fault.lines) == 1
    assert said in fault.lines[0]
    assert "the same command goes on" in fault.lines[0]
