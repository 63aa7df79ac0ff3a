"""A term of so many years, as agreements write it: then the old law holds again, unless it is bargained anew."""

from typing import Annotated, Literal

from simulator.quarters import QUARTERS_PER_YEAR, Quarter
from simulator.terms.clause import Clause
from simulator.terms.term import Term
from simulator.terms.term.standing import QuarterText, Standing
from simulator.units import Figure, Quantity


class ForYears(Term):
    """In force for `years` from `effective`, rounded to whole quarters; the length is a figure, to bargain over."""

    kind: Literal["for_years"] = "for_years"
    effective: QuarterText = "2027Q1"
    """First quarter in force."""
    years: Annotated[Figure, Quantity("years", 0.0, 100.0)]
    """How long the agreement holds."""

    def is_in_force(self, quarter: Quarter) -> bool:
        """From the effective quarter on, for so many quarters."""
        since = quarter - Quarter.parse(self.effective)
        return 0 <= since < round(self.years.value * QUARTERS_PER_YEAR)

    def is_bargaining_date(self, quarter: Quarter) -> bool:
        """When it begins."""
        return quarter == Quarter.parse(self.effective)

    def rate_zero(self) -> Clause:
        """The same first quarter without an end that could be expected."""
        return Standing(effective=self.effective)
