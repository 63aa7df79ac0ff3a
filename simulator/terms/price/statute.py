"""A rate set by law or tribunal."""

from typing import Literal

from simulator.terms.price import Price


class Statute(Price):
    """The royalty clause's rate holds."""

    kind: Literal["statute"] = "statute"
