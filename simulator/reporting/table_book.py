"""The negotiator's report of one bargaining table: what its thin notebook calls, line by line."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from simulator.charts.bargaining import sentences, strike_sentences
from simulator.charts.bargaining.pictures import ALBUM, drawable
from simulator.charts.picture import Picture
from simulator.charts.regimes import Regimes
from simulator.charts.words import percent
from simulator.reporting import parts, table_cards, table_lines, table_strike
from simulator.reporting.parts import Html
from simulator.reporting.table_lines import number
from simulator.results import manifest

SUMMARY = "bargain.json"
SHORT_HASH = 12
Plain = dict[str, Any]


@dataclass(frozen=True, eq=False)
class TableBook:
    """The report of one folder that `residuals bargain` wrote."""

    told: Plain
    manifest: Plain

    @classmethod
    def open(cls, folder: str | Path) -> "TableBook":
        """The book of a folder; DamagedResultsError where its files are not as they were written."""
        found = manifest.verify(Path(folder), [SUMMARY])
        return cls(json.loads((Path(folder) / SUMMARY).read_bytes()), found)

    @cached_property
    def pictures(self) -> dict[str, Picture]:
        """Every picture of this table, in order."""
        return {name: ALBUM[name](self.told) for name in drawable(self.told)}

    @property
    def title(self) -> str:
        """The study's title."""
        return str(self.told["study"]["title"])

    @property
    def source(self) -> str:
        """The source line under every chart."""
        study = str(self.manifest["hashes"]["study"])[:SHORT_HASH]
        return f"Residuals, {self.title}, study {study}, {self.told['worlds']} worlds"

    def style(self) -> Html:
        """The colours; first, or nothing that follows has any."""
        return parts.style(Regimes((), "", {}))

    def first_screen(self) -> Html:
        """The answer, four cards, the offers side by side, both walk-aways, what is not identified."""
        return self._first(cards=table_cards.cards(self.told), table=table_lines.offers(self.told))

    def in_brief(self) -> Html:
        """The same without cards, for one page."""
        return self._first(cards=[], table=table_lines.offers(self.told))

    def _first(self, **shown: Any) -> Html:
        told = self.told
        said = [sentences.zone_sentence(told), *sentences.walk_away_sentences(told), sentences.gap_sentence(told),
                strike_sentences.whole_strike_sentence(told), strike_sentences.pays_sentence(told)]  # fmt: skip
        return parts.part(
            "table_first_screen",
            title=self.title,
            question=told["study"]["question"],
            answer=sentences.answer(told),
            said=said,
            open_questions=sentences.not_identified(told),
            **shown,
        )

    def charts(self, *names: str) -> Html:
        """Some pictures; those that this table cannot draw are left out."""
        known = [self.pictures[name] for name in names if name in self.pictures]
        return Html("\n".join(str(parts.figure(picture, self.source)) for picture in known))

    def deals(self) -> Html:
        """A line for each solution, with the terms that it gives."""
        return table_lines.deals(self.told)

    def walk_aways(self) -> Html:
        """Each side's walk-away by issue."""
        return table_lines.walk_aways(self.told)

    def clauses(self) -> Html:
        """What each clause is worth, every way that costing guides use."""
        return table_lines.clauses(self.told)

    def clauses_in_brief(self) -> Html:
        """The middles of what clauses are worth, for one page."""
        return table_lines.clauses_in_brief(self.told)

    def strike(self) -> Html:
        """The strike calculator."""
        return table_strike.strike(self.told)

    def reach(self) -> Html:
        """Sector-wide against one studio alone, guilds together against one after another."""
        return table_lines.reach(self.told)

    def footer(self) -> Html:
        """How far to trust it, and how to repeat it."""
        error = self.told["interpolation_error"]
        known = {"guild": number(error["guild"], percent), "studios": number(error["studios"], percent)}
        seed, code = self.told["study"]["seed"], str(self.manifest["code_hash"])[:SHORT_HASH]
        counts = {key: self.told[key] for key in ("worlds", "failed", "points")}
        command, fresh = self.manifest["command"], error["fresh_runs"]
        return parts.part("table_footer", command=command, seed=seed, code=code, fresh=fresh, **counts, **known)

    def tables(self) -> dict[str, pd.DataFrame]:
        """Every number that is drawn, by picture."""
        return {name: picture.table for name, picture in self.pictures.items()}
