"""From a folder of `residuals sensitivity` to its page and the CSV files behind its charts."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from simulator.charts.picture import Picture
from simulator.charts.sensitivity import sentences
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
SHORT_HASH = 12
SHOWN = 10

METHOD = """Every free figure of the sector was moved over the range that its file gives it, and a dummy with them that
changes nothing. Every run has the same luck, so that runs differ by their figures alone.

*Screening* (Morris) walks through all ranges at once and asks how much each step changes the outcome. *Shares of the
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
        return cls(json.loads((Path(folder) / TOLD).read_bytes()), found)

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
        """Each figure's share of all effects, by outcome."""
        interests = self.told["interests"]
        ranks = [dict(sentences.ranking(self.told["effects"], interest["measure"])) for interest in interests]
        sums = {path: sum(rank.get(path, 0.0) for rank in ranks) for path in ranks[0]}
        rows = [
            [sentences.label(path), *(percent(rank.get(path, 0.0)) for rank in ranks)]
            for path in sorted(sums, key=lambda path: -sums[path])[:SHOWN]
        ]
        caption = f"Share of the sizes of all figures' effects, mean over regimes; the {len(rows)} largest"
        return words(caption, ["Figure", *(interest["title"] for interest in interests)], rows)

    def dummy(self) -> Html:
        """What the dummy did, and what was left out."""
        lost = self.told["failed"]
        rows = [[sentences.dummy(self.told), f"{self.told['runs']:,}", str(lost), self.sizes()]]
        return words("Check of the method", ["The dummy", "Runs", "Failed and left out", "Size"], rows)

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


def beside(folder: Path) -> Path | None:
    """The folder of an analysis beside a study's; nothing where there is none."""
    found = folder.resolve().with_name(folder.resolve().name + BESIDE)
    return found if manifest.is_ours(found) else None


def render(folder: Path) -> Path:
    """Write index.html and tables/*.csv into the folder; the path of the page."""
    book = SensitivityBook.open(folder)
    pieces: list[Html | str] = [
        book.style(), f"# {book.title}", METHOD, book.dummy(), "## One figure at a time", book.charts("tornado"),
        "## Screening", book.screening(),
    ]  # fmt: skip
    if book.told.get("shares"):
        pieces += [
            "## Shares of the variance",
            book.charts("interactions"),
            "## Groups of figures",
            book.charts("groups"),
        ]
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
