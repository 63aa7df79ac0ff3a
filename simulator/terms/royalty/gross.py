"""A share of the gross of works made with AI, paid by studios: as today's residuals, on the distributor's gross."""

from typing import Literal, Self

from pydantic import model_validator

from simulator.terms.royalty import Bases, Money, Payer
from simulator.terms.royalty.share_of import ShareOf
from simulator.units import Share


class Gross(ShareOf):
    """rate x gross x AI-made share of the work; with `threshold`, works above it count in full, others not."""

    kind: Literal["gross"] = "gross"
    ai_made: Literal["prorata", "threshold"] = "prorata"
    """How a work's AI-made share enters: in proportion, or in full from a threshold on."""
    threshold: Share | None = None
    """AI-made share from which a work counts in full."""
    territory: Literal["domestic", "worldwide"] = "domestic"
    """Whether receipts from abroad count."""

    @model_validator(mode="after")
    def _threshold_is_given(self) -> Self:
        if (self.ai_made == "threshold") != (self.threshold is not None):
            raise ValueError("a threshold is given with ai_made: threshold, and only then")
        return self

    @property
    def payer(self) -> Payer:
        """Studios."""
        return "studios"

    def base(self, bases: Bases) -> Money:
        """(payers,) gross weighted by the AI-made share (see `counts_as_ai_made`)."""
        return bases.ai_work_gross

    def counts_as_ai_made(self, ai_share: float) -> float:
        """The share of a work's gross that is in the base, from its AI-made share; a threshold is a notch."""
        if self.threshold is None:
            return ai_share
        return 1.0 if ai_share >= self.threshold.value else 0.0

    def marginal_rate_on_gross(self) -> float:
        """The rate on a fully AI-made work."""
        return self.rate.value
