"""A rate posted by the rights holder, to take or to leave."""

from typing import Literal

from simulator.terms.price import Price


class Posted(Price):
    """The royalty clause's rate is the holders' price list."""

    kind: Literal["posted"] = "posted"
