"""Price: who sets the royalty's rate."""

from typing import ClassVar

from simulator.terms.clause import Clause


class Price(Clause):
    """The rate in the royalty clause is what law, holder or bargaining table sets; a kind says which."""

    slot: ClassVar[str] = "price"

    @property
    def is_bargained(self) -> bool:
        """Whether the model looks for an agreement instead of taking the rate as given."""
        return False
