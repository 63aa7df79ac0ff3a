"""Notice: who uses works or replicas must tell the guild, and what is told cannot be hidden (writers, directors 2026).

The agreements of 2026 oblige studios to notify and not to pay. What notice changes is who can evade: a use that was
notified is as good as audited. It is worth money only where a payment is owed and some would not make it.
"""

from typing import Literal

from simulator.terms.enforcement.audited import Audited
from simulator.units import Share


class Notice(Audited):
    """An evader is found by an audit or by the notice of what was used: 1 - (1 - p) (1 - noticed share)."""

    kind: Literal["notice"] = "notice"
    noticed_share: Share
    """Share of uses that the guild hears of."""

    @property
    def audit_probability_per_year(self) -> float:
        """Chance that a payer is found in a year, by an audit or by a notice."""
        return 1.0 - (1.0 - self.probability.value) * (1.0 - self.noticed_share.value)
