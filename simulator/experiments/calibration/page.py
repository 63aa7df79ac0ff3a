"""The handbook's page on identification, from two calibrations: by what is published, and by what could be.

`residuals handbook --identification` runs both, unless this very code has done so, and writes it.
"""

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scipy.stats import t

from simulator.experiments.calibration import running
from simulator.experiments.calibration.asked import job
from simulator.experiments.calibration.design import Sizes
from simulator.experiments.calibration.identification import LEAST_MOVED, LEAST_REACHED, ORDER, SERIES_ERROR
from simulator.experiments.calibration.moments import KINDS, Kind
from simulator.experiments.calibration.recovered import IN_PART
from simulator.experiments.calibration.words import ESTIMATORS, SOURCES, share, summary
from simulator.experiments.evidence.tables import table
from simulator.experiments.study import ROOT, usual_folder
from simulator.results import manifest
from simulator.results.pairwise import wilson
from simulator.results.place import Place
from simulator.scenario.handbook import FOLDER
from simulator.units import show

Plain = dict[str, Any]

PAGE = FOLDER / "identification.md"
SECTOR = "hollywood"
SIZES = Sizes(truths=10)
HEADS = {"published": "What is published", "series": "What could be published"}
BY_CHANCE = 0.05  # that any of a table's parameters seems to follow the truth by chance
COLUMNS = ("ABC", "slopes", "verdict")
LETTERS = 12  # of a hash that a reader can compare


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
    return told | {"code": made["code_hash"], "digest": made["digest"], "created": made["created"]}


def _run(kind: Kind, folder: Path) -> Path:
    """The folder, made anew unless this very code has made it with these sizes."""
    asked, place = job(SECTOR, kind, SIZES, {}), Place(folder, protected=[ROOT])
    if not manifest.is_ours(folder) or manifest.read(folder).get("fingerprint") != asked.fingerprint():
        words = f"residuals calibrate {SECTOR} --moments {kind} --recover --truths {SIZES.truths}"
        running.calibrate(asked, place, words, is_forced=True)
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
        "assumed. This page asks which of them figures from the world could narrow down. Nothing shipped is set from "
        "it, and forecasts made for a party are never used. Figures that stand as held out on the page of validation "
        "are looked at here; a parameter set from them would end that."
    )
    yield "\n".join(f"- {HEADS[kind]}: {SOURCES[kind]}. {summary(each)}" for kind, each in told.items())
    yield _verdicts(told)
    yield from _how(first)
    for kind, each in told.items():
        yield from _kind(kind, each)


def _how(told: Plain) -> Iterator[str]:
    """How to read the table, and which part of the page found anything."""
    yield (
        "A share is what is left of the assumed range: 100% means that the figures say nothing. A parameter counts as "
        "identified where both estimators leave at most half of the range. Where that ends once the figures are left "
        f"out that fewer than {LEAST_REACHED:.0%} of the drawn worlds come near (within two errors), it is identified "
        "by a figure that the model misses: then the model is at fault, and the figure says nothing of the parameter. "
        "A parameter near one of these lines may fall on its other side with other draws."
    )
    yield (
        "Two things stand on this page, and they are not the same. *Could the figures tell?* The column *slopes* is "
        "design alone: how far the figures move with each parameter at the middle of the ranges, and what simulated "
        "moments (McFadden 1989) could then leave, were the model right. Nothing is looked for there. *Were truths "
        f"found again?* For the column *ABC* each of {told['covered']['truths']} drawn worlds was taken as the truth, "
        "and regression ABC (Beaumont and others 2002) looked for it among the others. Under *hidden truths* both "
        "estimators look, simulated moments with the model itself. All of it is about worlds of this model. Whether "
        "the real one is among them is another question; figures that no drawn world comes near say that in some "
        "respects it is not."
    )
    yield (
        "Two estimators, since half of the agent-based models tried by Carrella (2021) could not be fully identified "
        "and no one estimator was best."
    )


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
    yield (
        f"Made on {told['created'][:10]} by code `{told['code'][:LETTERS]}` (the files that decide numbers), digest of "
        f"the worlds `{told['digest'][:LETTERS]}`: {told['draws']} drawn worlds at scale {told['scale']:g}"
        f"{_failed(told)}. The luck of such small worlds counts as an error of the figures: in larger ones a little "
        "more could be told."
    )
    yield from _recovery(told)
    yield (
        "How far each figure moves over the drawn worlds (their standard deviation), in errors of the figure with the "
        f"luck of two worlds. *Nothing*: all ranges together move it by less than {LEAST_MOVED:g} errors, so that it "
        "tells no parameter, and no parameter can mend it where the model is far away."
    )
    yield _figures(kind, told["moments"])
    if kind == "published":
        yield from _fitted(told)


def _failed(told: Plain) -> str:
    return f" ({told['failed']} more failed)" if told["failed"] else ""


def _recovery(told: Plain) -> Iterator[str]:
    """How often intervals held the truth: drawn worlds, and hidden ones looked for with the model itself."""
    hidden, drawn = told["recovery"], told["covered"]
    yield (
        "How often 90% intervals held the truth, with a nine-in-ten interval of that share. Parameters of one world "
        "are found from the same figures, so that worlds are counted, not parameters. An interval that leaves the "
        "whole range always holds the truth; the last column has only the parameters of which the estimator leaves at "
        f"most {IN_PART:.0%}."
    )
    rows = [(f"{drawn['truths']} drawn worlds", "regression ABC", drawn)]
    rows += [(f"{hidden['truths']} hidden truths", title, hidden[name]) for name, title in ESTIMATORS.items()]
    yield table(("looked for", "by", "all parameters", "those it narrows down (how many: share)"), map(_held, rows))
    yield (
        f"No more than {hidden['truths']} truths were hidden, since to look for one takes up to some two hundred "
        "worlds: the shares of the last two lines, and those below, are known no better than their intervals say."
    )
    least = least_correlation(hidden["truths"], len(hidden["parameters"]))
    followed = [row for row in hidden["parameters"] if min(row["smm_correlation"], row["abc_correlation"]) > least]
    yield (
        f"Hidden truths, parameter by parameter: those whose estimates follow the truth by both, correlation over "
        f"{least:.2f}, which chance would show in one such table of twenty.{'' if followed else ' None.'}"
    )
    if followed:
        head = ("parameter", "correlation: moments", "ABC", "intervals that held the truth: moments", "ABC")
        yield table(head, (_followed(row, hidden["truths"]) for row in followed))


def least_correlation(truths: int, parameters: int) -> float:
    """The least that is no chance: one-sided t of a correlation over so many truths, Bonferroni over parameters."""
    if truths <= 2:  # noqa: PLR2004 - two points always lie on a line
        return 1.0
    value = float(t.ppf(1.0 - BY_CHANCE / parameters, truths - 2))
    return value / math.sqrt(truths - 2 + value**2)


def _held(row: tuple[str, str, Plain]) -> tuple[str, ...]:
    what, by, found = row
    narrowed = found["narrowed"]
    return what, by, share(found["all"]), f"{narrowed['parameters']}: {share(narrowed)}"


def _followed(row: Plain, truths: int) -> tuple[str, ...]:
    numbers = [f"{row[f'{name}_correlation']:.2f}" for name in ("smm", "abc")]
    held = [_binomial(row[f"{name}_covered"], truths) for name in ("smm", "abc")]
    return f"`{row['path']}`", *numbers, *held


def _binomial(held: float, truths: int) -> str:
    """A share over independent worlds with its nine-in-ten interval (Wilson)."""
    low, high = wilson(held, truths)
    return f"{held:.0%} ({low:.0%} to {high:.0%})"


def _figures(kind: Kind, rows: list[Plain]) -> str:
    """Which figures tell anything: those that the parameters move."""
    ordered = sorted(rows, key=lambda row: -row["moved"])
    if kind == "series":
        unit = "at the middle (dollars, hours, people, works, shares)"
        head: tuple[str, ...] = ("series", unit, f"moves by (errors of {SERIES_ERROR:.0%})")
        return table(head, ((row["title"], _number(row["middle"]), _moved(row)) for row in ordered))
    head = ("figure", "published", "at the middle", "away from it", "moves by", "drawn worlds within two errors of it")
    return table(head, (
        (row["title"], _number(row["observed"]), _number(row["middle"]), _away(row), _moved(row), _reached(row))
        for row in ordered
    ))  # fmt: skip


def _away(row: Plain) -> str:
    """How far the middle of the ranges is from what was published."""
    return f"{abs(row['middle'] - row['observed']) / row['error']:.1f} errors" if row["error"] else ""


def _moved(row: Plain) -> str:
    return f"{row['moved']:.1f} errors" if row["is_used"] else "nothing"


def _reached(row: Plain) -> str:
    if row["reached"] is None:
        return ""
    return f"{row['reached']:.0%}{', **missed**' if row['is_missed'] else ''}"


def _number(value: float) -> str:
    """Three figures, without an exponent."""
    return f"{float(f'{value:.3g}'):,.12g}"


def _fitted(told: Plain) -> Iterator[str]:
    """What the published figures would make of the parameters that they tell."""
    parameters = {row["path"]: row for row in told["parameters"]}
    known = [row for row in told["fitted"] if parameters[row["path"]]["verdict"] != "not identified"]
    if not known:
        yield "They tell no parameter, so that nothing can be estimated from them."
        return
    yield (
        "What they would make of the parameters that they tell, if one believed them all. By a figure that the model "
        "misses this is no estimate: the parameter is bent until it makes up for what the model leaves out."
    )
    head = ("parameter", "verdict", "assumed range", "ABC, 90%", "slopes at the middle, 90%", "told by")
    yield table(head, (_span(row, parameters[row["path"]]) for row in known))


def _span(row: Plain, parameter: Plain) -> tuple[str, ...]:
    def words(low: float, high: float) -> str:
        return " to ".join(show(float(f"{end:.3g}"), parameter["unit"]) for end in (low, high))

    return (
        f"`{row['path']}`",
        str(parameter["verdict"]),
        words(*parameter["range"]),
        words(row["abc_low"], row["abc_high"]),
        words(row["smm_low"], row["smm_high"]),
        str(parameter["teller"]),
    )
