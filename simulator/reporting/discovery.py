"""From a discovery's finding to its page, discovery.html, and its CSV files."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from simulator.charts.discovery import discovery_chart, ranges_chart, ranges_table, trajectory_table
from simulator.charts.picture import Picture
from simulator.charts.regimes import Regimes
from simulator.experiments.discovery.words import small
from simulator.reporting import parts
from simulator.reporting.paths import HOUSE
from simulator.reporting.static_picture import svg
from simulator.results import atomic, manifest
from simulator.results.place import Place

_LOOK = (
    "<style>main svg { width: 100%; height: auto; } th, td { text-align: left; } main .scroll { margin: 14px 0; } "
    "p.small { font-size: .72rem; } main ul { max-width: 42rem; } "
    "code span { white-space: nowrap; }</style>"
)
FINDING, PAGE = "discovery.json", "discovery.html"
SHORT_HASH = 12
Plain = dict[str, Any]


def render(folder: Path, told: Plain) -> Path:
    """Write discovery.json, discovery.html and tables/*.csv into a folder of results; the path of the page."""
    files = write(folder, told)
    older = [file for file in (folder / "tables").glob("discovery_*.csv") if file not in files]
    if manifest.is_ours(folder):
        _forget(folder, older)
        manifest.add_files(folder, files)
    for file in older:
        file.unlink()
    return folder / PAGE


def _forget(folder: Path, files: list[Path]) -> None:
    """Take the tables of an older finding out of the manifest."""
    found, gone = manifest.read(folder), {file.relative_to(folder).as_posix() for file in files}
    manifest.write(folder, {**found, "resources": [each for each in found["resources"] if each["path"] not in gone]})


def render_apart(place: Place, told: Plain, *, is_forced: bool) -> Path:
    """Write the same into a folder of its own, with a manifest; PlaceError where it may not go there."""
    made = told["made"]
    asked = json.dumps([made["worlds"], made["command"], made["commit"]])
    with place.opened(sha256(asked.encode()).hexdigest(), is_forced=is_forced):
        files = write(place.working, told)
        manifest.write(place.working, {
            "profile": "data-package",
            "generator": manifest.GENERATOR,
            "title": f"{told['study']}: where a claim fails",
            **made,
            "seed": made["worlds"]["seed"],
            "versions": manifest.versions(),
            "resources": [manifest.resource(file, place.working) for file in files],
        })  # fmt: skip
        place.finish()
    return place.target / PAGE


def write(folder: Path, told: Plain) -> list[Path]:
    """The finding, its page and the tables behind its pictures; their paths."""
    drawn = pictures(told)
    (folder / "tables").mkdir(exist_ok=True)
    texts = {FINDING: json.dumps(told, indent=1, allow_nan=False) + "\n", PAGE: page(told, drawn)}
    texts |= {f"tables/discovery_{picture.name}.csv": parts.csv(picture.table) for picture in drawn}
    for name, text in texts.items():
        atomic.write_bytes(folder / name, text.encode())
    return [folder / name for name in texts]


def pictures(told: Plain) -> list[Picture]:
    """The way of the peeling, and the ranges of the first box."""
    if not told["trajectory"]:
        return []
    seldom, step = "fails" if told["cases_are"] == "failing" else "holds", told["step"]
    shown = None if step is not None else next(((box["coverage"], box["density"]) for box in told["boxes"]), None)
    drawn = [discovery_chart(trajectory_table(told), told["chosen"], seldom, shown, is_own=step is not None)]
    return drawn + [ranges_chart(ranges_table(box)) for box in told["boxes"][:1]]


def page(told: Plain, drawn: list[Picture]) -> str:
    """The page: the finding in words, the pictures, the ranges as tables; it opens without scripts or a network."""
    first, *rest = told["words"]
    said = "".join(map(_said, rest))
    head = f'<p class="kicker">{escape(told["study"])}: where a claim fails</p><h1>{escape(first)}</h1>{said}'
    tables = [_table(box, number, told["step"]) for number, box in enumerate(told["boxes"])]
    pieces = [parts.style(Regimes((), "", {})).text, _LOOK, head, *map(_figure, drawn), *tables, _origin(told)]
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(HOUSE), autoescape=True)
    return environment.get_template("summary.html.j2").render(
        title=f"Where it fails: {told['claimed']}",
        style=Markup((HOUSE / "style.css").read_text(encoding="utf-8")),  # noqa: S704 - our own file
        pieces=[Markup(piece) for piece in pieces],  # noqa: S704 - every text in them is escaped
        source=f"Residuals, {told['study']}, {told['worlds']} worlds at scale {told['scale']:g}, {told['lost']} lost",
    )


def _said(line: str) -> str:
    """A line of the finding; ranges, which are set in there, as a list."""
    return f"<ul><li>{escape(line.strip())}</li></ul>" if line.startswith("  ") else f"<p>{escape(line)}</p>"


def _figure(picture: Picture) -> str:
    """A picture under its sentence."""
    words = (picture.title, picture.subtitle, picture.note)
    title, subtitle, note = (str(escape(text)) for text in words)
    drawing = svg(picture.spec())  # not `small`, which cuts the digits of ends in labels
    under = f'<p class="note">{note}</p>' if note else ""
    return (
        f'<figure class="chart"><figcaption><h3>{title}</h3><p class="small">{subtitle}</p></figcaption>'
        f'<div role="img" aria-label="{escape(picture.words)}">{drawing}</div>{under}</figure>'
    )


def _table(box: Plain, number: int, step: int | None) -> str:
    """A box's ranges as a table."""
    which = f"Box {number + 1}" if number or step is None else f"The box of step {step}"
    caption = (
        f"{which}: its ranges, the chance of as many cases without each of them (quasi-p), and in how many halves of "
        "the worlds a box drawn in the same way has that end too"
    )
    head = ["Figure", "Range", "Quasi-p", "Lower end found again", "Upper end found again"]
    rows = [
        [each["path"], each["said"], small(each["quasi_p"]), *(_again(each[f"{end}_again"]) for end in ("low", "high"))]
        for each in box["ranges"]
    ]
    return parts.part("table_of_words", caption=caption, head=head, rows=rows).text


def _again(share: float | None) -> str:
    """How often an end was found again; a dash where the range has no such end."""
    return "–" if share is None else f"{share:.0%}"


def _origin(told: Plain) -> str:
    """Seed, digest, code and date of the worlds, and of the look at them, with both commands."""
    made, worlds = told["made"], told["made"]["worlds"]
    digest, code = (str(worlds[key])[:SHORT_HASH] for key in ("digest", "code_hash"))
    of_them = f"{worlds['name']}, seed {worlds['seed']}, results {digest}, code {code}, {_moment(worlds['created'])}"
    lines = [_with_command(f"Worlds: {of_them}", worlds["command"])]
    if made["command"] != worlds["command"]:
        commit, _, changed = str(made["commit"]).partition("+")
        by = f", commit {commit[:SHORT_HASH]}{'+' * bool(changed)}{changed}" if commit else ""
        lines.append(_with_command(f"Looked at: {_moment(made['created'])}{by}", made["command"]))
    return "".join(lines)


def _with_command(said: str, command: str) -> str:
    """A line that ends with a command, of which no word is broken: a dash at the end of a line would be lost."""
    words = " ".join(f"<span>{escape(word)}</span>" for word in command.split(" "))
    return f'<p class="small">{escape(said)}. Again: <code>{words}</code></p>'


def _moment(stamp: str) -> str:
    """A time stamp of a manifest to the minute."""
    return f"{stamp[:16].replace('T', ' ')} UTC"
