"""Every work in the training data gets the same, whatever it contributed (STIM's rule for training fees)."""

from typing import Literal

from simulator.terms.allocation import Allocation


class EqualPerWork(Allocation):
    """Equal shares among permitted works."""

    kind: Literal["equal_per_work"] = "equal_per_work"
