"""Floats are never added up by Python's own `sum`: from 3.12 on it rounds otherwise, and digests would differ."""

import builtins
import sys
from typing import Any

import pytest

from tests.model.quiet import stepped
from tests.model.worlds import REGIMES

SIMULATED = ("agents", "bargaining", "behaviour", "kernels", "ledger", "measures", "model", "scenario", "terms")
ADDS_UP = builtins.sum


def of_whole_numbers(items: Any, start: Any = 0) -> Any:
    """Python's sum; an error where simulated code adds up floats with it."""
    parts = list(items)
    package, _, rest = str(sys._getframe(1).f_globals.get("__name__")).partition(".")
    if package == "simulator" and rest.partition(".")[0] in SIMULATED:
        assert not any(isinstance(part, float) for part in [start, *parts]), f"use math.fsum in simulator.{rest}"
    return ADDS_UP(parts, start)


@pytest.mark.parametrize("name", REGIMES)
def test_no_float_is_added_up_by_pythons_own_sum(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builtins, "sum", of_whole_numbers)
    stepped(name, 12)
