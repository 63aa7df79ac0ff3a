"""No ceiling on the use of AI."""

from typing import Literal

from simulator.terms.ai_use import AiUse


class Unlimited(AiUse):
    """Studios choose."""

    kind: Literal["unlimited"] = "unlimited"
