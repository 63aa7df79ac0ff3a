"""A page from parts that are at hand: the report's look and its promises, without a notebook to fill."""

from collections.abc import Sequence

from nbformat import v4

from simulator.reporting.page import page
from simulator.reporting.parts import Html


def leaflet(title: str, parts: Sequence[Html | str]) -> str:
    """The page; a plain text is prose in Markdown, anything else is shown as it is."""
    cells = [prose(part) if isinstance(part, str) else shown(part) for part in parts]
    return page(v4.new_notebook(cells=cells), title)  # type: ignore[no-untyped-call]


def prose(text: str) -> object:
    """A cell of prose."""
    return v4.new_markdown_cell(text)  # type: ignore[no-untyped-call]


def shown(part: Html) -> object:
    """A cell whose output is the part."""
    output = v4.new_output("display_data", data=part._repr_mimebundle_(), metadata={})  # type: ignore[no-untyped-call]
    return v4.new_code_cell("", outputs=[output])  # type: ignore[no-untyped-call]
