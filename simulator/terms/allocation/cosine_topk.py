"""Each output's money goes to the most similar works, in proportion to cosine similarity."""

from typing import Literal

from simulator.terms.allocation import Allocation, Neighbours


class CosineTopK(Allocation):
    """The method of that name, over this number of neighbours."""

    kind: Literal["cosine_topk"] = "cosine_topk"
    neighbours: Neighbours
    """How many of the most similar works share an output's money."""

    @property
    def nearest(self) -> int:
        """As the clause says."""
        return self.neighbours
