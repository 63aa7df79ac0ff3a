"""Audits with a penalty."""

from typing import Literal

from simulator.terms.enforcement.audited import Audited


class Audit(Audited):
    """Some payers are audited each year; who evaded owes the royalty and the penalty."""

    kind: Literal["audit"] = "audit"
