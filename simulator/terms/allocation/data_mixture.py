"""Money follows the training run: works are paid by how much of the training data they are, not by outputs."""

from typing import Literal

from simulator.terms.allocation import Allocation


class DataMixture(Allocation):
    """Weights of the training mixture (Weyl and Castro Fernandez 2026).

    Works of one sector have one length in the catalogue, so that within it every permitted work weighs the same.
    """

    kind: Literal["data_mixture"] = "data_mixture"

    @property
    def method(self) -> str:
        """Equal shares of tokens."""
        return "equal_per_work"
