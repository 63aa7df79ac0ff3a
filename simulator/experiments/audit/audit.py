"""Audit a stored run: replay it beside the auditor, then hold the auditor's sums against what the folder stores."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from simulator.experiments.audit.auditor import Auditor
from simulator.experiments.audit.journal import Difference
from simulator.experiments.replay import stored_run
from simulator.model.statement import replay
from simulator.money import to_dollars
from simulator.results import store
from simulator.results.outcome import Role, Run

Totals = dict[str, int]
GIVEN = ("bases that royalties are taken from", "works trained on", "outputs drawn", "credits", "luck")


@dataclass(frozen=True)
class Audit:
    """What was audited, and the exact sums: microcents by reason, and by account."""

    run: int
    regime: str
    role: Role
    scale: float
    quarters: int
    payments: int
    claims: int  # of an AI firm and year, attributed again
    given: tuple[str, ...]  # taken as they are
    reasons: Totals
    balances: Totals


def audit(folder: Path, regime: str, roles: tuple[Role, ...]) -> Audit:
    """Audit the largest run of a regime in one of these roles; Difference where the record is wrong."""
    run = stored_run(folder, regime, roles)
    auditor = audited(run)
    check_stored(folder, run, auditor)
    return Audit(
        run.run, regime, run.role, run.scale, auditor.quarters, auditor.payments,
        auditor.claims.checked, (*GIVEN, *(f"debts under {kind}" for kind in sorted(auditor.debts.unknown))),
        auditor.journal.by_reason(), dict(auditor.journal.balances),
    )  # fmt: skip


def audited(run: Run) -> Auditor:
    """A run, replayed beside an auditor who finds nothing wrong."""
    auditor = Auditor()
    auditor.finish(replay(run, auditor))
    return auditor


def check_stored(folder: Path, run: Run, auditor: Auditor) -> None:
    """The folder's own hash of balances and its money by quarter are the auditor's, to the last bit."""
    cube = store.read(folder)
    row = int(np.flatnonzero(cube.plan["run"] == run.run)[0])
    stored = str(cube.plan["balances_sha256"].iloc[row])
    if stored != auditor.journal.digest():
        raise Difference("stored plan", "hash of all balances", auditor.journal.digest()[:16], stored[:16] or "nothing")
    names, kept = set(cube.names), cube.values[row]
    for place, quarter in enumerate(cube.quarters):
        for measure in sorted(names & auditor.by_quarter[quarter].keys()):
            ours = to_dollars(auditor.by_quarter[quarter][measure])
            recorded = float(kept[place, cube.names.index(measure)])
            if ours != recorded:
                raise Difference(quarter, f"stored {measure}", f"{ours!r} dollars", repr(recorded))
