"""A share of what AI firms earn: GEMA asks 30 % of net income, the European debate was about 5 to 7 %."""

from typing import Literal

from simulator.terms.royalty import Bases, Money
from simulator.terms.royalty.share_of import ShareOf


class AiRevenue(ShareOf):
    """rate x AI revenue within the scope: this sector's studios, all audiovisual users, or all sales."""

    kind: Literal["ai_revenue"] = "ai_revenue"
    scope: Literal["sector", "audiovisual", "all"] = "sector"
    """Whose payments to AI firms count: this sector's studios, all audiovisual users, or everyone."""

    def base(self, bases: Bases) -> Money:
        """(payers,) AI revenue; the model fills it with the scope's revenue."""
        return bases.ai_revenue

    def marginal_rate_on_ai_price(self) -> float:
        """A studio's dollar for AI is in every scope."""
        return self.rate.value
