"""A report's parts, each ready to be shown: what the thin notebook calls, line by line."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from simulator.charts import album, incidence, money_balance, welfare, words
from simulator.charts.picture import Picture
from simulator.charts.reading import Reading
from simulator.reporting import assumptions, clauses, mechanisms, parts, public_accounts, receipts, totals
from simulator.reporting.answer import answer
from simulator.reporting.best_by_craft import craft_rows
from simulator.reporting.inputs import Inputs
from simulator.reporting.parts import Html
from simulator.reporting.side_by_side import side_by_side

SHORT_HASH = 12


@dataclass(frozen=True, eq=False)
class Book:
    """The report of one folder of results."""

    inputs: Inputs

    @classmethod
    def open(cls, folder: str | Path) -> "Book":
        """The book of a folder."""
        return cls(Inputs.read(Path(folder)))

    @cached_property
    def reading(self) -> Reading:
        """The results as charts read them."""
        return self.inputs.reading

    @cached_property
    def pictures(self) -> dict[str, Picture]:
        """Every chart that these results can draw, in order."""
        return {name: album.draw(self.reading, name) for name in album.drawable(self.reading)}

    @property
    def source(self) -> str:
        """The source line under every chart."""
        digest = str(self.inputs.manifest.get("digest", ""))[:SHORT_HASH]
        return f"Residuals, study {self.inputs.study_name}, results {digest}, {self.inputs.worlds()} worlds"

    @property
    def baseline(self) -> str:
        """The baseline inside a sentence."""
        return self.reading.regimes.inline(self.reading.regimes.baseline)

    def style(self) -> Html:
        """The colours; first, or nothing that follows has any."""
        return parts.style(self.reading.regimes)

    def first_screen(self) -> Html:
        """The sentence, the cards, the regimes side by side, the crafts."""
        sector = str(self.inputs.study.get("sector", {}).get("title", ""))
        return parts.part(
            "first_screen",
            title=self.inputs.title,
            question=self.inputs.question,
            answer=answer(self.reading, sector, assumptions.thin(self.inputs.figures)),
            table=side_by_side(self.reading, self.inputs.clauses),
            crafts=craft_rows(self.reading),
            baseline=self.baseline,
            years=f"{self.reading.years[0]} to {self.reading.years[-1]}",
        )

    def contents(self) -> Html:
        """The list of charts, and what could not be drawn."""
        pictures = list(self.pictures.values())
        return parts.part("contents", pictures=pictures, missing=album.missing(self.reading))

    def charts(self, *names: str) -> Html:
        """Some charts; names that these results cannot draw are left out, the list of contents says so."""
        return self.figures([self.pictures[name] for name in names if name in self.pictures])

    def figures(self, pictures: Sequence[Picture]) -> Html:
        """Charts with the source line that fits these results."""
        is_luck_alone = self.reading.is_luck_alone
        drawn = (parts.figure(picture, self.source, is_luck_alone=is_luck_alone) for picture in pictures)
        return Html("\n".join(map(str, drawn)))

    def totals(self) -> Html:
        """Totals with their changes."""
        table, regimes = totals.table(self.reading), self.reading.regimes
        rows = totals.in_words(table, regimes.names)
        csv = parts.data_address(parts.csv(table))
        return parts.part("totals", rows=rows, regimes=regimes.labels(), baseline=self.baseline, csv=csv)

    def incidence(self) -> Html:
        """Who gains and who loses, adding up; and the sector's books, adding up to zero."""
        known, regimes = self.reading, self.reading.regimes
        if not known.has(*incidence.NEEDS, *money_balance.NEEDS):
            return Html("")
        return parts.part(
            "incidence",
            rows=totals.by_party(incidence.table(known), incidence.TOTAL, regimes.others),
            books=totals.by_party(money_balance.table(known), money_balance.TOTAL, regimes.others),
            regimes=regimes.labels(regimes.others),
            baseline=self.baseline,
            note=incidence.NOT_COUNTED,
        )

    def welfare(self) -> Html:
        """What each party has, adding up to the real change; what only changed hands is told apart."""
        known, regimes = self.reading, self.reading.regimes
        if not known.has(*welfare.NEEDS):
            return Html("")
        table = welfare.table(known)
        return parts.part(
            "welfare",
            rows=totals.by_party(table, welfare.TOTAL, regimes.others),
            moved=[words.usd(amount) for amount in welfare.moved(table).values()],
            regimes=regimes.labels(regimes.others),
            baseline=self.baseline,
            csv=parts.data_address(parts.csv(table)),
        )

    def public_accounts(self) -> Html:
        """The ten-year table of tax receipts by fiscal year, with present values and the convention's offset."""
        cube, regimes = self.inputs.cube, self.reading.regimes
        if receipts.missing(cube) or not regimes.others:
            return Html("")
        found = public_accounts.tables(cube, regimes)
        return parts.part(
            "public_accounts",
            head=public_accounts.head(found),
            totals=public_accounts.by_regime(found, regimes, receipts.TOTAL),
            offsets=public_accounts.by_regime(found, regimes, receipts.CONVENTION),
            regimes=[(regimes.label(name), public_accounts.by_tax(lines)) for name, lines in found.items()],
            baseline=self.baseline,
            csv=parts.data_address(parts.csv(public_accounts.table(found))),
        )

    def mechanisms(self) -> Html:
        """Which mechanism drives what, in plain words."""
        kept, regimes = self.inputs.reasons, self.reading.regimes
        return parts.part(
            "mechanisms",
            told=mechanisms.told(kept, regimes),
            held=mechanisms.held(kept, regimes),
            scale=f"{100 * float(kept.get('scale', 0)):g}%",
            lucks=kept.get("lucks", 1),
            years=f"{float(kept.get('years', 0)):g}",
            study=self.inputs.study_name,
            baseline=self.baseline,
            csv=parts.data_address(parts.csv(mechanisms.table(kept))),
        )

    def how_sure(self) -> Html:
        """The full-size run beside the ensemble."""
        plan, rows = self.inputs.cube.plan, totals.full_in_words(self.reading)
        scale = float(plan["scale"].min())
        return parts.part(
            "how_sure",
            rows=rows,
            outside=sum(row["inside"] == "outside" for row in rows),
            worlds=self.inputs.worlds(),
            scale=f"{100 * scale:g}%",
            runs=len(plan),
            failed=int((plan["status"] != "ok").sum()),
        )

    def assumptions(self) -> Html:
        """What was assumed."""
        figures = self.inputs.figures
        return parts.part(
            "assumptions",
            figures=len(figures),
            grades=assumptions.grades(figures),
            free=sum(bool(figure.get("free")) for figure in figures),
            unmeasured=assumptions.unmeasured(figures),
            csv=parts.data_address(parts.csv(assumptions.table(figures))),
        )

    def clauses(self) -> Html:
        """What differs between the regimes."""
        sheets, regimes = self.inputs.clauses, self.reading.regimes
        differences = clauses.differences(sheets)
        csv = parts.data_address(parts.csv(clauses.table(sheets))) if differences else ""
        return parts.part("clauses", differences=differences, regimes=regimes.labels(), csv=csv)

    def footer(self) -> Html:
        """Seed, hashes, versions and the command that repeats it."""
        known = self.inputs.manifest
        hashes = [(name, str(known[name])[:SHORT_HASH]) for name in ("sector_hash", "scenario_hash") if known.get(name)]
        versions = ", ".join(f"{name} {version}" for name, version in known.get("versions", {}).items())
        return parts.part(
            "footer",
            command=self.inputs.command,
            seed=known.get("seed", self.inputs.asked.get("seed", "not recorded")),
            runs=len(self.inputs.cube.plan),
            digest=str(known.get("digest", ""))[:SHORT_HASH],
            hashes=hashes,
            commit=str(known.get("commit", ""))[:SHORT_HASH],
            versions=versions,
            created=known.get("created", ""),
        )
