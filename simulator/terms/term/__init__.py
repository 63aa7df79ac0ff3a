"""Term: from when to when, and how often it is bargained anew."""

from typing import ClassVar

from simulator.quarters import Quarter
from simulator.terms.clause import Clause


class Term(Clause):
    """The calendar of a term sheet; here it holds always."""

    slot: ClassVar[str] = "term"

    def is_in_force(self, quarter: Quarter) -> bool:
        """Whether royalties accrue in this quarter."""
        return quarter.index >= 0

    def is_bargaining_date(self, quarter: Quarter) -> bool:
        """Whether an agreement begins or ends in this quarter, so that parties meet."""
        return quarter.index == 0
