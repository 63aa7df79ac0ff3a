"""No enforcement is modelled: every payer is taken to comply."""

from typing import Literal

from simulator.terms.enforcement import Enforcement


class NoEnforcement(Enforcement):
    """Compliance is presumed."""

    kind: Literal["none"] = "none"
