"""A split whose people's part goes to some crafts alone, as an agreement of one guild writes it."""

from typing import Annotated, Literal

from pydantic import Field

from simulator.terms.entitlement.split import Split


class CraftSplit(Split):
    """Shares as in a plain split; within a work only credits of the named crafts count (all, where it has none)."""

    kind: Literal["craft_split"] = "craft_split"  # type: ignore[assignment]
    crafts: Annotated[tuple[str, ...], Field(min_length=1)]
    """Names of the crafts."""
