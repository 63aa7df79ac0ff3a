"""Where figures come from: key -> citation, link, month of reading, and what the source says."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, RootModel


class Source(BaseModel):
    """One source, read for this project."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    citation: Annotated[str, Field(min_length=1)]
    """Author or publisher, title, date."""
    link: str
    """Address, or nothing where the source was recalled or is ours."""
    read: Annotated[str, Field(pattern=r"^\d{4}-\d{2}(-\d{2})?$")]
    """Month or day on which it was read."""
    says: Annotated[str, Field(min_length=1)]
    """What it says, in our words."""


class Sources(RootModel[dict[str, Source]]):
    """The file scenarios/sources.yaml."""

    model_config = ConfigDict(frozen=True)

    def by_key(self) -> Mapping[str, Source]:
        """Key -> source."""
        return self.root
