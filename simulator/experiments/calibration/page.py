"""The handbook's page on identification, from two calibrations: by what is published, and by what could be.

`residuals handbook --identification` runs both, unless this very code has done so, and writes it.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from simulator.experiments import code
from simulator.experiments.calibration import running
from simulator.experiments.calibration.design import Sizes
from simulator.experiments.calibration.moments import KINDS, Kind
from simulator.experiments.calibration.words import ORDER, SOURCES, summary
from simulator.experiments.evidence.tables import table
from simulator.experiments.study import ROOT, usual_folder
from simulator.results import manifest
from simulator.results.place import Place
from simulator.scenario.handbook import FOLDER
from simulator.units import show

Plain = dict[str, Any]

PAGE = FOLDER / "identification.md"
SECTOR = "hollywood"
SIZES = Sizes(truths=8)
HEADS = {"published": "What is published", "series": "What could be published"}
FOLLOWS = 0.5
COLUMNS = ("ABC", "moments", "verdict")
COMMIT = 12  # letters of a hash that a reader can compare


def write(file: Path = PAGE, folders: dict[Kind, Path] | None = None) -> Path:
    """Write the page from two folders of `residuals calibrate`; those that are not given are run."""
    told = {kind: _told(kind, (folders or {}).get(kind)) for kind in KINDS}
    file.write_text(page(told), encoding="utf-8")
    return file


def _told(kind: Kind, folder: Path | None) -> Plain:
    """A calibration in plain data, with what its manifest says of the code."""
    folder = folder or _run(kind, usual_folder(f"{SECTOR}-calibrate-{kind}"))
    made = manifest.verify(folder, [running.TABLE])
    told: Plain = json.loads((folder / running.TABLE).read_bytes())
    return told | {"code": made["code_hash"][:COMMIT], "command": made["command"]}


def _run(kind: Kind, folder: Path) -> Path:
    """The folder, made anew unless this very code has made it."""
    if not manifest.is_ours(folder) or manifest.read(folder).get("code_hash") != code.code_hash():
        asked, place = running.job(SECTOR, kind, SIZES, {}), Place(folder, protected=[ROOT])
        running.calibrate(asked, place, f"residuals calibrate {SECTOR} --moments {kind} --recover", is_forced=True)
    return folder


def page(told: dict[Kind, Plain]) -> str:
    """The page."""
    return "\n\n".join(_blocks(told)) + "\n"


def _blocks(told: dict[Kind, Plain]) -> Iterator[str]:
    """What was asked, the table of verdicts, then each kind of figure with its own tables."""
    first = told["published"]
    yield "<!-- Made by `residuals handbook --identification`; edit simulator/experiments/calibration instead. -->"
    yield "# What the figures can tell about the free parameters"
    yield (
        f"{len(first['parameters'])} parameters of {first['title']} are neither measured nor policy. Their ranges are "
        "assumed. This page asks which of them figures from the world could narrow down. Worlds are simulated with "
        "known parameters; then two estimators that do not see them look for them. Nothing shipped is set from this "
        "page, and forecasts made for a party are never used. Figures that stand as held out on the page of validation "
        "are looked at here; a parameter set from them would end that."
    )
    yield "\n".join(f"- {HEADS[kind]}: {SOURCES[kind]}. {summary(each)}" for kind, each in told.items())
    yield _verdicts(told)
    yield (
        "A share is what is left of the assumed range: 100% means that the figures say nothing. *ABC*: regression on "
        "drawn worlds (Beaumont and others 2002). *Moments*: simulated moments (McFadden 1989), with profile intervals "
        "at the middle of the ranges. A parameter counts as identified where both leave at most half of the range. "
        "Two estimators, since half of the agent-based models tried by Carrella (2021) could not be fully identified "
        "and no one estimator was best."
    )
    for kind, each in told.items():
        yield from _kind(kind, each)


def _verdicts(told: dict[Kind, Plain]) -> str:
    """A line a parameter, the best known first."""
    by_path = {kind: {row["path"]: row for row in each["parameters"]} for kind, each in told.items()}
    order = sorted(by_path["published"], key=lambda path: tuple(_rank(by_path[kind][path]) for kind in KINDS))
    head = (
        "parameter",
        *(f"{HEADS[kind].lower()}: {what}" for kind in KINDS for what in COLUMNS),
    )
    return table(head, (_line(path, [by_path[kind][path] for kind in KINDS]) for path in order))


def _rank(row: Plain) -> tuple[int, float]:
    return ORDER.index(row["verdict"]), row["abc"] + row["smm"]


def _line(path: str, found: list[Plain]) -> tuple[str, ...]:
    cells = [(f"{row['abc']:.0%}", f"{row['smm']:.0%}", _loud(row["verdict"])) for row in found]
    return f"`{path}`", *(cell for triple in cells for cell in triple)


def _loud(verdict: str) -> str:
    return verdict if verdict == "not identified" else f"**{verdict}**"


def _kind(kind: Kind, told: Plain) -> Iterator[str]:
    """How far the estimators can be trusted, which figures tell anything, and what the published ones say."""
    yield f"## {HEADS[kind]}"
    share, trials = told["covered"]
    yield (
        f"{told['draws']} worlds at scale {told['scale']:g}, code `{told['code']}`. Of {told['tested']} drawn worlds "
        f"set as truths, ABC's 90% intervals held the parameter in {share:.1%} of {trials:,} cases. The luck of such "
        "small worlds counts as an error of the figures: in larger ones a little more could be told."
    )
    if told.get("recovery"):
        yield from _recovery(told["recovery"])
    if kind == "published":
        yield _figures(told["moments"])
        yield from _fitted(told)


def _recovery(rows: list[Plain]) -> Iterator[str]:
    """What the model itself found of hidden truths."""
    held = {name: sum(row[f"{name}_covered"] for row in rows) / len(rows) for name in ("smm", "abc")}
    yield (
        f"Hidden truths in {rows[0]['truths']} further worlds, looked for with the model itself: the 90% intervals of "
        f"simulated moments held {held['smm']:.0%} of them, ABC's {held['abc']:.0%} (a range that is left whole always "
        "does). Parameters whose estimates follow the truth, correlation over 0.5 by both:"
    )
    told = [row for row in rows if min(row["smm_correlation"], row["abc_correlation"]) > FOLLOWS]
    head = ("parameter", "correlation: moments", "ABC", "intervals that held the truth: moments", "ABC")
    yield table(head, (_followed(row) for row in told)) if told else "None."


def _followed(row: Plain) -> tuple[str, ...]:
    numbers = [f"{row[f'{name}_correlation']:.2f}" for name in ("smm", "abc")]
    return f"`{row['path']}`", *numbers, *(f"{row[f'{name}_covered']:.0%}" for name in ("smm", "abc"))


def _figures(rows: list[Plain]) -> str:
    """Which published figures tell anything: those that the parameters move."""
    head = ("figure", "published", "at the middle", "moves by", "drawn worlds within two errors of it")
    return table(head, (
        (row["title"], _number(row["observed"]), _number(row["middle"]),
         f"{row['moved']:.1f} errors" if row["is_used"] else "nothing",
         "" if row["reached"] is None else f"{row['reached']:.0%}")
        for row in sorted(rows, key=lambda row: -row["moved"])
    ))  # fmt: skip


def _number(value: float) -> str:
    """Three figures, without an exponent."""
    return f"{float(f'{value:.3g}'):,.12g}"


def _fitted(told: Plain) -> Iterator[str]:
    """What the published figures would make of the parameters that they tell."""
    parameters = {row["path"]: row for row in told["parameters"]}
    known = [row for row in told["fitted"] if parameters[row["path"]]["verdict"] != "not identified"]
    yield (
        "What they would make of the parameters that they tell, if one believed them all. Where few drawn worlds come "
        "near a figure the model is at fault, not the parameter, and this is no estimate:"
    )
    head = ("parameter", "assumed range", "ABC, 90%", "simulated moments, 90%", "told by")
    yield table(head, (_span(row, parameters[row["path"]]) for row in known))


def _span(row: Plain, parameter: Plain) -> tuple[str, ...]:
    def words(low: float, high: float) -> str:
        return " to ".join(show(float(f"{end:.3g}"), parameter["unit"]) for end in (low, high))

    return (
        f"`{row['path']}`",
        words(*parameter["range"]),
        words(row["abc_low"], row["abc_high"]),
        words(row["smm_low"], row["smm_high"]),
        str(parameter["teller"]),
    )
