"""From a folder of `residuals sensitivity` to its page and the CSV files behind its charts."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from simulator.charts.picture import Picture
from simulator.charts.sensitivity import sentences, tables
from simulator.charts.sensitivity.pictures import pictures
from simulator.charts.words import percent
from simulator.reporting import parts
from simulator.reporting.leaflet import leaflet
from simulator.reporting.parts import Html
from simulator.reporting.report import kept
from simulator.results import manifest

TOLD = "sensitivity.json"
PAGE = "index.html"
BESIDE = "-sensitivity"
EFFECTS = (
    "mean size of an effect over the whole range ± half width of nine-in-ten bounds; then how uneven effects are "
    "(standard deviation over mean size: near 0 the same everywhere, 1 and more hangs on where other figures stand)"
)
LUCK = (
    "Luck's share of what an outcome would vary, had every run a world of its own (nine-in-ten bounds of a ratio of "
    "variances)"
)
SHORT_HASH = 12
SHOWN = 10

METHOD = """Every free figure of the sector was moved over the range that its file gives it, and a dummy with them that
changes nothing. Every run has the same luck, so that runs differ by their figures alone.

*Screening* (Morris) walks through all ranges at once and asks how much each step changes the outcome. Figures whose
bounds overlap are not told apart. *Shares of the
variance* (Sobol) ask how much of what the outcome varies over all ranges is one figure's doing, alone and together
with others. Both say what matters *inside these ranges*: a figure that is known well moves little, since its range is
narrow."""


@dataclass(frozen=True, eq=False)
class SensitivityBook:
    """The parts of one analysis."""

    told: dict[str, Any]
    manifest: dict[str, Any]

    @classmethod
    def open(cls, folder: str | Path) -> "SensitivityBook":
        """The book of a folder; DamagedResultsError where its files are not as they were written."""
        found = manifest.verify(Path(folder), [TOLD])
        told = json.loads((Path(folder) / TOLD).read_bytes())
        if "ranking" not in told:
            raise manifest.DamagedResultsError(f"{folder}: an analysis of an older version; run it again with --force")
        return cls(told, found)

    @cached_property
    def pictures(self) -> dict[str, Picture]:
        """Every picture, in order."""
        return pictures(self.told)

    @property
    def title(self) -> str:
        """The analysis' title."""
        return f"What moves the answer: {self.told['study']['title']}"

    @property
    def source(self) -> str:
        """The source line under every chart."""
        study, code = self.told["study"], str(self.manifest["code_hash"])[:SHORT_HASH]
        return f"Residuals, study {study['name']}, code {code}, {self.told['runs']:,} runs"

    def style(self) -> Html:
        """The colours; first, or nothing that follows has any."""
        return parts.style(sentences.regimes_of(self.told))

    def charts(self, *starts: str) -> Html:
        """The pictures whose names start so."""
        known = [picture for name, picture in self.pictures.items() if name.startswith(starts)]
        return Html("\n".join(str(parts.figure(picture, self.source)) for picture in known))

    def screening(self) -> Html:
        """Each figure's share of all effects, by outcome, with bounds."""
        interests = self.told["interests"]
        ranks = [dict(sentences.ranking(self.told, interest["measure"])) for interest in interests]
        rows = [
            [sentences.label(path), *(sentences.bounded(rank[path]) if path in rank else "none" for rank in ranks)]
            for path in self.largest()
        ]
        caption = (
            f"Share of the sizes of all figures' effects, mean over regimes, with nine-in-ten bounds over "
            f"{self.told['asked']['trajectories']} walks; the {len(rows)} largest"
        )
        return words(caption, ["Figure", *(interest["title"] for interest in interests)], rows)

    def largest(self) -> list[str]:
        """The figures that move most, over all outcomes."""
        sums: dict[str, float] = {}
        for row in self.told["ranking"]:
            sums[row["path"]] = sums.get(row["path"], 0.0) + row["share"][1]
        return sorted(sums, key=lambda path: -sums[path])[:SHOWN]

    def effects(self) -> Html:
        """The sizes of effects with their half widths, a table an outcome."""
        regimes = sentences.regimes_of(self.told)
        head = ["Figure", *regimes.labels(regimes.others)]
        return Html("\n".join(
            str(words(f"{interest['title']}, {interest['unit']}: {EFFECTS}", head,
                      tables.effects(self.told, interest["measure"], paths)))
            for interest in self.told["interests"]
            if (paths := [path for path, _ in sentences.ranking(self.told, interest["measure"])][:SHOWN])
        ))  # fmt: skip

    def answers(self) -> Html:
        """What moves each outcome most, a sentence each."""
        said = (sentences.leaders(self.told, interest) for interest in self.told["interests"])
        return parts.part("lines", lines=[f"{sentence}." for sentence in said], is_main=True)

    def dummy(self) -> Html:
        """What the dummy did, how large luck is, and what was left out."""
        runs = sentences.lost(self.told) or f"{self.told['runs']:,} runs, none failed"
        return parts.part(
            "lines",
            lines=[
                *(line for line in (sentences.narrow(self.told),) if line),
                sentences.dummy(self.told), sentences.luck(self.told), f"{runs}; {self.sizes()}.",
            ],
        )  # fmt: skip

    def luck(self) -> Html:
        """Luck's share, by outcome and regime."""
        regimes, interests = sentences.regimes_of(self.told), self.told["interests"]
        found = {(row["measure"], row["regime"]): row["share"] for row in self.told["luck"]}
        rows = [
            [interest["title"], *(of_luck(found[interest["measure"], regime]) for regime in regimes.others)]
            for interest in interests
        ]
        return words(LUCK, ["Outcome", *regimes.labels(regimes.others)], rows)

    def sizes(self) -> str:
        """How much was asked; with one world at each point all of it is said of that one luck."""
        asked, study = self.told["asked"], self.told["study"]
        luck = "one world, one luck" if asked["luck"] == 1 else f"{asked['luck']} worlds"
        samples = "no shares" if asked["is_screen_only"] else f"{asked['samples']} base samples"
        scale = f"{100 * study['scale']:g}% of the sector, {study['quarters']} quarters"
        return f"{asked['trajectories']} walks, {samples}; {luck} at every point; {scale}"

    def again(self) -> str:
        """The command that repeats it."""
        return f"Again: `{self.manifest['command']}`"


def of_luck(share: Sequence[float | None]) -> str:
    """Luck's share with its bounds, however wide: they cannot leave 0 and 1."""
    low, middle, high = (percent(end) if end is not None else "" for end in share)
    return f"{middle} ({low} to {high})" if middle else "nothing varies"


def beside(folder: Path) -> Path | None:
    """The folder of an analysis beside a study's; nothing where there is none."""
    found = folder.resolve().with_name(folder.resolve().name + BESIDE)
    return found if manifest.is_ours(found) else None


def render(folder: Path) -> Path:
    """Write index.html and tables/*.csv into the folder; the path of the page."""
    book = SensitivityBook.open(folder)
    pieces: list[Html | str] = [
        book.style(), f"# {book.title}", book.answers(), METHOD, book.dummy(),
        "## One figure at a time", book.charts("tornado"), "## Screening", book.screening(), book.effects(),
    ]  # fmt: skip
    if book.told.get("shares"):
        pieces += [
            "## Shares of the variance",
            book.charts("interactions"),
            "## Groups of figures",
            book.charts("groups"),
        ]
    pieces += ["## Luck", book.luck()]
    (folder / "tables").mkdir(exist_ok=True)
    files = [kept(folder / PAGE, leaflet(book.title, [*pieces, book.again()]).encode())]
    files += [
        kept(folder / "tables" / f"{name}.csv", parts.csv(picture.table).encode())
        for name, picture in book.pictures.items()
    ]
    manifest.add_files(folder, files)
    return folder / PAGE


def words(caption: str, head: list[str], rows: list[list[str]]) -> Html:
    """A table of words."""
    return parts.part("table_of_words", caption=caption, head=head, rows=rows)
