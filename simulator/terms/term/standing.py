"""A term with a first quarter and, where given, a last one and a bargaining interval."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from simulator.quarters import QUARTERS_PER_YEAR, Quarter
from simulator.terms.clause import Clause
from simulator.terms.term import Term


def _is_quarter(text: str) -> str:
    """The text itself; ValueError where it is not a quarter."""
    Quarter.parse(text)
    return text


QuarterText = Annotated[str, AfterValidator(_is_quarter)]


class Standing(Term):
    """In force from `effective`, to the quarter before `sunset`; bargained at the start and every so many years."""

    kind: Literal["standing"] = "standing"
    effective: QuarterText = "2027Q1"
    """First quarter in force."""
    sunset: QuarterText | None = None
    """First quarter no longer in force."""
    bargaining_years: Annotated[int, Field(ge=1, le=100)] | None = None
    """Years from one bargaining to the next."""

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.sunset is not None and Quarter.parse(self.sunset) <= Quarter.parse(self.effective):
            raise ValueError(f"the sunset {self.sunset} must lie after the effective quarter {self.effective}")
        return self

    def is_in_force(self, quarter: Quarter) -> bool:
        """From the effective quarter on, and before the sunset."""
        has_ended = self.sunset is not None and quarter >= Quarter.parse(self.sunset)
        return quarter >= Quarter.parse(self.effective) and not has_ended

    def is_bargaining_date(self, quarter: Quarter) -> bool:
        """At the effective quarter and every `bargaining_years` after it, while in force."""
        since = quarter - Quarter.parse(self.effective)
        if self.bargaining_years is None:
            return since == 0
        return self.is_in_force(quarter) and since % (self.bargaining_years * QUARTERS_PER_YEAR) == 0

    def rate_zero(self) -> Clause:
        """The same calendar without expected changes."""
        return self.changed(sunset=None, bargaining_years=None)
