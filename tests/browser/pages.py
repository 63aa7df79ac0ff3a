"""Every kind of page that users open, written once for all browser tests of a process."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from simulator.experiments.bargaining.running import write
from simulator.reporting import negotiator
from simulator.reporting.explorer.page import page
from simulator.reporting.gallery import gallery
from simulator.results.place import Place
from tests.experiments.bargaining import tables
from tests.reporting.explorer.made_up import made_up
from tests.reporting.folder import rendered

KEPT: list["TemporaryDirectory[str]"] = []


def _folder() -> Path:
    """A folder that lives as long as the process."""
    KEPT.append(TemporaryDirectory(prefix="residuals-pages-"))
    return Path(KEPT[-1].name)


@cache
def explorer() -> Path:
    """The deal explorer on made-up numbers."""
    file = _folder() / "explorer.html"
    file.write_text(page(made_up(), "residuals explore explore_union_deal"), encoding="utf-8")
    return file


@cache
def table() -> Path:
    """The negotiator's report."""
    place = Place(_folder() / "actors_2023")
    return negotiator.render(
        write(tables.summary(), tables.actors(), place, {"command": "residuals bargain"}, is_forced=False)
    )


def leaflet() -> Path:
    """The negotiator's page to print."""
    return table().with_name(negotiator.SUMMARY_PAGE)


@cache
def all_charts() -> Path:
    """The gallery of everything that has results."""
    return gallery(rendered().parent.parent)


PAGES: dict[str, Callable[[], Path]] = {
    "report": rendered, "explorer": explorer, "negotiator": table, "leaflet": leaflet, "gallery": all_charts,
}  # fmt: skip
