"""Each output's money goes to the nearest works by their Shapley value (Jia et al. 2019, with a similarity utility)."""

from typing import Literal

from simulator.terms.allocation import Allocation, Neighbours


class KnnShapley(Allocation):
    """The method of that name, over this number of neighbours."""

    kind: Literal["knn_shapley"] = "knn_shapley"
    neighbours: Neighbours
    """How many of the nearest works share an output's money."""

    @property
    def nearest(self) -> int:
        """As the clause says."""
        return self.neighbours
