"""No royalty: today's practice for works used as training data."""

from typing import Literal

from simulator.terms.royalty import Royalty


class NoRoyalty(Royalty):
    """Nothing is owed."""

    kind: Literal["none"] = "none"
