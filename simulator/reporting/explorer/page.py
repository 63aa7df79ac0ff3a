"""The explorer as one HTML file that needs nothing else and may fetch nothing."""

import base64
from dataclasses import dataclass
from typing import Any

import jinja2
import numpy as np
from markupsafe import Markup

from simulator.charts import look, words
from simulator.charts.reading import F8, Reading
from simulator.charts.regimes import Regimes, plain
from simulator.experiments.exploring import BETWEEN, GRID, Axis, Exploration
from simulator.reporting.explorer import still
from simulator.reporting.explorer.quantities import CARDS, DUE, MEMBER, STUDIOS, Quantified, quantities, told
from simulator.reporting.explorer.surface import Surface, errors
from simulator.reporting.parts import in_script, part
from simulator.reporting.paths import HOUSE
from simulator.reporting.script import escaped, policy
from simulator.results.cube import Cube

EXPLORER = HOUSE / "explorer"
LIMIT = 1_000_000  # bytes, so that it travels by mail
REST = {"entitlement.contributors": "What is left goes into health and pension plans."}
TITLES = {
    "royalty.rate": "Residual rate",
    "royalty.amount": "Residual amount",
    "entitlement.contributors": "Paid to people",
    "entitlement.guild_fund": "Paid into plans",
    "settlement.administration": "Cost of administration",
}


@dataclass(frozen=True, eq=False)
class Found:
    """What the runs of an exploration say: the surface, and fresh runs off it (tried, quantities)."""

    exploration: Exploration
    quantities: tuple[Quantified, ...]
    surface: Surface
    errors: F8

    @classmethod
    def of(cls, exploration: Exploration, cube: Cube) -> "Found":
        """From the cube of `experiments.exploring.explored`."""
        names = sorted(set(map(str, cube.plan["regime"])), key=numbered)
        crafts = {craft.name: craft.title for craft in exploration.study.world.crafts}
        reading = Reading(cube, Regimes(tuple(names), exploration.study.baseline, {}), crafts)
        grid = told(reading, [name for name in names if name.startswith(GRID)])
        fresh = told(reading, [name for name in names if name.startswith(BETWEEN)])
        surface = Surface(tuple(axis.values for axis in exploration.axes), np.nan_to_num(grid))
        return cls(exploration, quantities(reading), surface, errors(surface, exploration.held_out(len(fresh)), fresh))


def numbered(name: str) -> tuple[str, int]:
    """Sorts deals by their number: worlds try held-out deals in an order of their own."""
    head, _, number = name.rpartition("_")
    return (head, int(number)) if number.isdecimal() else (name, 0)


def page(found: Found, command: str) -> str:
    """The page; ValueError where it would be too large to travel."""
    exploration, study = found.exploration, found.exploration.study
    script = escaped((EXPLORER / "explorer.js").read_text(encoding="utf-8"))
    data = in_script(plain_data(found))
    text = template().render(
        study=study,
        axes=[{"title": title(axis), "hint": hint(axis, exploration)} for axis in exploration.axes],
        cards=CARDS,
        worlds=study.replications,
        held=words.holding(study.replications),
        deals=len(found.surface.values),
        setting=f"{study.world.title}, {study.quarters / 4:g} years from {study.start}, in constant dollars of 2025",
        is_uncertain=study.uncertain == "luck+parameters",
        baseline=plain(study.baseline).lower(),
        deal=plain(exploration.deal).lower(),
        errors=error_rows(found),
        error_sentence=error_sentence(found),
        command=command,
        hash=study.hash()[:16],
        policy=policy(script),
        variables=Markup(part("variables", light=look.LIGHT, dark=look.DARK).text),  # noqa: S704 - our own colours
        still={
            "clauses": still.clauses(exploration, [title(axis) for axis in exploration.axes]),
            "numbers": still.numbers(found.surface, exploration),
            "about": f"{CARDS[still.FIRST].title}, by {title(exploration.axes[0]).lower()}",
            "drawing": Markup(still.drawing(found.surface, exploration, title(exploration.axes[0]))),  # noqa: S704 - Vega's
        },
        style=Markup(style()),  # noqa: S704 - our own file
        data=Markup(data),  # noqa: S704 - escaped for a script element
        script=Markup(script),  # noqa: S704 - our own file
    )
    if len(text.encode()) > LIMIT:
        raise ValueError(f"the explorer would have {len(text.encode()):,} bytes; take fewer deals or replications")
    return text


def plain_data(found: Found) -> dict[str, Any]:
    """What the page's script reads; values as 32-bit floats in base 64 (deals, worlds, quantities)."""
    names = [one.name for one in found.quantities]
    return {
        "axes": [{"title": title(axis), "unit": axis.unit, "values": axis.values} for axis in found.exploration.axes],
        "quantities": [{"title": q.title, "kind": q.kind, "is_change": q.is_change} for q in found.quantities],
        "cards": len(CARDS),
        "worlds": found.surface.values.shape[1],
        "start": still.start(found.exploration),
        "offer": found.exploration.offer,
        "values": base64.b64encode(found.surface.values.astype("<f4").tobytes()).decode(),
        **{name: names.index(key) for name, key in (("member", MEMBER), ("due", DUE), ("studios", STUDIOS))},
    }


def title(axis: Axis) -> str:
    """A clause in a few plain words."""
    return TITLES.get(axis.path) or plain(axis.path.replace(".", " "))


def hint(axis: Axis, exploration: Exploration) -> str:
    """What the clause is, as its file's schema says it."""
    base = f"{exploration.sheet.title}." if axis.path.startswith("royalty.") else ""
    return " ".join(text for text in (axis.words, base, REST.get(axis.path, "")) if text)


def error_rows(found: Found) -> list[dict[str, str]]:
    """One line a number: how far interpolation is off at the held-out deals."""
    rows = []
    for number, (one, spanned) in enumerate(zip(found.quantities, found.surface.spans(), strict=True)):
        say = words.usd if one.kind == "usd" else words.percent
        off = found.errors[:, number][np.isfinite(found.errors[:, number])]
        half, most, largest = np.quantile(off, (0.5, 0.95, 1.0)) if off.size else (np.nan,) * 3
        share = words.percent(largest / spanned) if spanned > 0 else words.percent(0.0)
        rows.append({"title": one.title, "half": say(half), "most": say(most), "largest": say(largest), "share": share})
    return rows


def error_sentence(found: Found) -> str:
    """The error of the number that the page leads with, in one sentence."""
    row = error_rows(found)[0]
    return (
        f"Between the deals that were run the page interpolates. At {len(found.errors)} held-out deals, run afresh, "
        f"the worth to the average worker was off by {row['half']} a year in the middle, by {row['most']} or less "
        f"in 95%, and by {row['largest']} at most ({row['share']} of all that it moves)."
    )


def template() -> jinja2.Template:
    """The page's template; what comes from a study is escaped."""
    loader = jinja2.FileSystemLoader(EXPLORER)
    made = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    return made.get_template("page.html.j2")


def style() -> str:
    """The report's style with the explorer's own after it."""
    return "".join(file.read_text(encoding="utf-8") for file in (HOUSE / "style.css", EXPLORER / "explorer.css"))
