"""Minimums as they are."""

from typing import Literal

from simulator.terms.minimums import Minimums


class Unchanged(Minimums):
    """The sector's own floor holds."""

    kind: Literal["unchanged"] = "unchanged"
