"""A filled notebook as one HTML file that needs nothing else and may fetch nothing."""

from typing import Any

import mistune
from nbconvert.exporters.templateexporter import TemplateExporter

from simulator.reporting import script
from simulator.reporting.paths import HOUSE

prose = mistune.create_markdown(escape=True)


def page(notebook: Any, title: str) -> str:
    """The page: the notebook's prose and HTML outputs under the house's head."""
    house = {
        "title": title,
        "style": (HOUSE / "style.css").read_text(encoding="utf-8"),
        "bundle": script.bundle(),
        "drawing": script.drawing(),
    }
    house["policy"] = script.policy(house["bundle"], house["drawing"])
    text, _ = exporter().from_notebook_node(notebook, resources={"house": house})
    return str(text)


def exporter() -> TemplateExporter:
    """nbconvert with the house template."""
    where = {"template_name": HOUSE.name, "extra_template_basedirs": [str(HOUSE.parent)]}
    made = TemplateExporter(template_file="index.html.j2", **where)  # type: ignore[no-untyped-call]
    made.register_filter("prose", prose)  # type: ignore[no-untyped-call]
    return made
