"""From a study's folder to the economist's page: how sure each result is, and what moves it."""

import math
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import nbformat

from simulator.charts import words
from simulator.charts.picture import Picture
from simulator.charts.sensitivity import sentences
from simulator.charts.uncertainty import pairs, regrets, stakes
from simulator.charts.uncertainty.album import pictures
from simulator.reporting import parts
from simulator.reporting.book import Book
from simulator.reporting.notebook import filled
from simulator.reporting.page import page
from simulator.reporting.parts import Html
from simulator.reporting.paths import ROOT
from simulator.reporting.report import kept
from simulator.reporting.same_study import ASKED, command, otherwise
from simulator.reporting.sensitivity import SensitivityBook, beside
from simulator.results import manifest
from simulator.results.noise import noise, ratio_bounds
from simulator.results.outcome import Role

ECONOMIST = ROOT / "notebooks" / "economist.ipynb"
LITTLE = 0.001
NOISE: tuple[Role, Role] = ("ensemble", "luck")
PAGE, NOTEBOOK = "economist.html", "economist.ipynb"


@dataclass(frozen=True, eq=False)
class EconomistBook:
    """The parts of the page: those of the study, and those of a sensitivity analysis that stands beside it."""

    book: Book
    sensitivity: SensitivityBook | None

    @classmethod
    def open(cls, folder: str | Path) -> "EconomistBook":
        """The book of a study's folder; DamagedResultsError where the results are not as they were written."""
        analysis = beside(Path(folder))
        return cls(Book.open(folder), SensitivityBook.open(analysis) if analysis else None)

    @cached_property
    def pictures(self) -> dict[str, Picture]:
        """Every picture of uncertainty that the results allow."""
        return pictures(self.book.reading)

    @property
    def title(self) -> str:
        """The page's title."""
        return f"How sure: {self.book.inputs.title}"

    def style(self) -> Html:
        """The colours; first, or nothing that follows has any."""
        return self.book.style()

    def first_screen(self) -> Html:
        """What is nearly certain and what is not, and what moves it."""
        return parts.part(
            "economist_first_screen",
            title=self.title,
            question=self.book.inputs.question,
            answer=self.answer(),
            said=[*self.pairs_said(), *self.luck_said(), *self.moved_by()],
        )

    def answer(self) -> str:
        """Which regime is best most often, by the first of the headlines."""
        known = stakes.told(self.book.reading)
        return regrets.leader(self.book.reading, known[0]) if known else "Nothing is at stake that these results hold"

    def pairs_said(self) -> list[str]:
        """How many pairs of regimes are told apart, outcome by outcome."""
        return [f"{pairs.title(pairs.table(self.book.reading))}."] if self.pictures else []

    def luck_said(self) -> list[str]:
        """How many worlds there are, and how much of the spread is luck."""
        known = [row[2] for row in self.noise_rows() if row[2] is not None]
        drawn = worlds_in_words(self.book.inputs.worlds(), is_luck_alone=self.is_luck_alone())
        if not known:
            return [drawn]
        return [drawn, luck_in_words(min(known), max(known), self.luck_worlds(), self.book.inputs.worlds())]

    def is_luck_alone(self) -> bool:
        """Whether no figure was drawn: the worlds then differ in luck alone, and no runs of luck alone are needed."""
        return not self.luck_worlds() and self.book.reading.is_luck_alone

    def moved_by(self) -> list[str]:
        """The figures that move each outcome most, from the analysis beside the study."""
        if self.sensitivity is None:
            return [f"What moves the answer is not known yet: {self.how_to_know()}"]
        told = self.sensitivity.told
        leaders = [f"{sentences.leaders(told, interest)}." for interest in told["interests"]]
        return [*leaders, sentences.dummy(told), *self.other_world()]

    def other_world(self) -> list[str]:
        """Where the analysis is not of this study as it ran."""
        if self.sensitivity is None:
            return []
        quarters, own = self.sensitivity.told["study"]["quarters"], len(self.book.inputs.cube.quarters)
        said = [f"{ASKED} {quarters} quarters; these results have {own}."]
        return said * int(quarters != own) + otherwise(self.book.inputs.manifest, self.sensitivity.manifest)

    def how_to_know(self) -> str:
        """The command that analyses the study beside its results."""
        asked, folder = self.book.inputs.manifest, self.book.inputs.folder.resolve()
        place = f" where the folder {folder.name} is" if "--out" in command(asked, folder) else ""
        return f"run {command(asked, folder)}{place}, then this report again with --force."

    def charts(self, *starts: str) -> Html:
        """The pictures of uncertainty whose names start so."""
        known = [picture for name, picture in self.pictures.items() if name.startswith(starts)]
        return self.book.figures(known)

    def noise(self) -> Html:
        """Luck's share of each outcome's variance, with its bounds."""
        if self.is_luck_alone():
            return Html("<p class='note'>No figure was drawn: all that varies is luck.</p>")
        rows = [[title, label, said(share), span] for title, label, share, span in self.noise_rows()]
        caption = (
            f"Share of the variance that is luck at central figures, from {self.luck_worlds()} worlds of luck alone; "
            "bounds: nine in ten, of a ratio of variances (F). The rest: figures, and luck that depends on them"
        )
        return parts.part("table_of_words", caption=caption, head=["Outcome", "Regime", "Luck", "Bounds"], rows=rows)

    def luck_worlds(self) -> int:
        """Worlds of luck alone, at central figures."""
        plan = self.book.inputs.cube.plan
        return int(plan.loc[plan["role"] == "luck", "replication"].nunique())

    def noise_rows(self) -> list[tuple[str, str, float | None, str]]:
        """Outcome, regime, share, bounds in words."""
        reading, rows = self.book.reading, []
        for stake in stakes.told(reading):
            for regime in reading.regimes.others:
                found = noise(*(stake.change(reading, regime, role) for role in NOISE))
                known = not math.isnan(found.share)
                span = words.span(words.percent(found.low), words.percent(found.high))
                label = reading.regimes.label(regime)
                rows.append((stake.title, label, found.share if known else None, span))
        return rows

    def analysis(self, *starts: str) -> Html:
        """The pictures of the analysis whose names start so; how to have them where there is none."""
        if self.sensitivity is None:
            return Html(f"<p class='note'>Not analysed yet: {self.how_to_know()}</p>")
        return self.sensitivity.charts(*starts)

    def screening(self) -> Html:
        """The table of the screening, and the dummy."""
        if self.sensitivity is None:
            return Html("")
        return Html(f"{self.sensitivity.dummy()}\n{self.sensitivity.screening()}")


def worlds_in_words(count: int, *, is_luck_alone: bool) -> str:
    """How many worlds there are and in what they differ."""
    if is_luck_alone:
        return f"{count} {'world' if count == 1 else 'worlds'} at central figures: all that differs is luck."
    each = "1 world, with" if count == 1 else f"{count} worlds, each with"
    return f"{each} its own luck and its own draw of every free figure."


def luck_in_words(low: float, high: float, luck_worlds: int, worlds: int) -> str:
    """How much of the variance is luck, over regimes and outcomes, and how roughly that is known."""
    least, most = ratio_bounds(luck_worlds, worlds)
    return (
        f"Of what a regime changes, luck alone makes {words.span(little(low), little(high))} of "
        "the variance, by regime and outcome; the rest: figures, and luck that depends on them. That rests on "
        f"{luck_worlds} worlds of luck alone at central figures: each share may be {least:.1g} to {most:.2g} times as "
        "large (nine in ten bounds)."
    )


def little(share: float) -> str:
    """A share, of which less than a thousandth is said to be that."""
    return words.percent(share) if share >= LITTLE else f"under {words.percent(LITTLE)}"


def said(share: float | None) -> str:
    """A share in words."""
    return words.UNKNOWN if share is None else words.percent(share)


def render(folder: Path) -> Path:
    """Write economist.html, economist.ipynb and tables/economist_*.csv into the folder; the path of the page."""
    book = EconomistBook.open(folder)
    notebook = filled(folder, ECONOMIST)
    text = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    (folder / "tables").mkdir(exist_ok=True)
    files = [kept(folder / NOTEBOOK, text.encode()), kept(folder / PAGE, page(notebook, book.title).encode())]
    files += [
        kept(folder / "tables" / f"economist_{name}.csv", parts.csv(picture.table).encode())
        for name, picture in book.pictures.items()
    ]
    manifest.add_files(folder, files)
    return folder / PAGE
