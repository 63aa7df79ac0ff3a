"""Disclosure: AI firms must keep and publish records of what they trained on; records show works, and evaders."""

from typing import Literal

from simulator.terms.enforcement.audited import Audited
from simulator.units import Share


class Disclosure(Audited):
    """An evader is found by an audit or by its own records, 1 - (1 - p) (1 - recorded share); claims follow them."""

    kind: Literal["disclosure"] = "disclosure"
    recorded_share: Share
    """Share of the works trained on that records show once they are due; the sector's own share where that is more."""

    @property
    def audit_probability_per_year(self) -> float:
        """Chance that a payer is found in a year, by an audit or by its records."""
        return 1.0 - (1.0 - self.probability.value) * (1.0 - self.recorded_share.value)

    @property
    def traced_share(self) -> float:
        """Share of the works trained on of which the law makes firms keep a record."""
        return self.recorded_share.value
