"""The negotiator's report of one bargaining table: what its thin notebook calls, line by line."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from simulator.charts.bargaining import sentences
from simulator.charts.bargaining.marks import DEALS, ROLES
from simulator.charts.bargaining.pictures import ALBUM, drawable
from simulator.charts.picture import Picture
from simulator.charts.regimes import Regimes
from simulator.charts.words import percent, usd
from simulator.reporting import parts
from simulator.reporting.parts import Html
from simulator.results import manifest

SUMMARY = "bargain.json"
SHORT_HASH = 12
Plain = dict[str, Any]
Rows = list[list[str]]


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
        """The answer, what is not identified, the offers side by side."""
        return parts.part(
            "table_first_screen",
            title=self.title,
            question=self.told["study"]["question"],
            answer=sentences.answer(self.told),
            zone=sentences.zone_sentence(self.told),
            open_questions=sentences.not_identified(self.told),
            strike=sentences.strike_sentence(self.told),
            table=self.offers(),
        )

    def charts(self, *names: str) -> Html:
        """Some pictures; those that this table cannot draw are left out."""
        known = [self.pictures[name] for name in names if name in self.pictures]
        return Html("\n".join(str(parts.figure(picture, self.source)) for picture in known))

    def offers(self) -> Html:
        """A line for each offer: terms, gains, votes."""
        issues = self.told["issues"]
        head = ["Offer", *(issue["name"] for issue in issues), "Members gain", "Studios gain", "Between the walk-aways",
                "Members who gain"]  # fmt: skip
        rows = [
            [role, *(sentences.value_in_words(issue["offers"][name], issue["unit"]) for issue in issues),
             span(offer["guild"]), span(offer["studios"]), percent(offer["between_share"]),
             span(offer["ratified_share"], percent)]
            for role, (name, offer) in zip(ROLES, self.told["offers"].items(), strict=False)
        ]  # fmt: skip
        return shown("Offers against no agreement: a strike, then the old terms", head, rows)

    def deals(self) -> Html:
        """A line for each solution, with the terms that it gives."""
        issues = self.told["issues"]
        head = ["Solution", *(issue["name"] for issue in issues), "Members gain", "Studios gain", "Worlds with a deal"]
        rows = []
        for name, deal in self.told["deals"].items():
            label = DEALS.get(name, name.replace("/", ", ").replace("_", " ").replace("=", " "))
            if not deal["share"]:
                rows.append([label, *["no deal"] * len(issues), "–", "–", "none"])
                continue
            terms = [span(deal["terms"][issue["name"]], in_unit(issue["unit"])) for issue in issues]
            rows.append([label, *terms, span(deal["guild"]), span(deal["studios"]), percent(deal["share"])])
        return shown("Where bargaining would end: 50% of worlds, and 5% to 95%", head, rows)

    def walk_aways(self) -> Html:
        """Each side's walk-away by issue."""
        rows = []
        for issue in self.told["issues"]:
            ends, say = self.told["walk_aways"][issue["name"]], in_unit(issue["unit"])
            beyond = f"{percent(ends['guild_beyond_share'])}; {percent(ends['studios_beyond_share'])}"
            rows.append([issue["name"], span(ends["guild"], say), span(ends["studios"], say), beyond])
        head = ["Issue", "Guilds sign from", "Studios sign up to", "Worlds in which the walk-away lies off the table"]
        return shown("Walk-aways by issue, the other issues as the employers offered", head, rows)

    def clauses(self) -> Html:
        """What each clause is worth, every way that costing guides use."""
        head = ["Clause", "All members", "A member and year", "Typical member and year", "An hour", "Of the package",
                "Alone", "Studios pay a dollar of it"]  # fmt: skip
        rows = []
        for role, (_, lines) in zip(ROLES, self.told["clauses"].items(), strict=False):
            for clause, worth in lines.items():
                cells = [span(worth[key]) for key in ("guild", "per_member_year", "median_member_year", "per_hour")]
                share = span(worth["package_share"], percent)
                rows.append(
                    [f"{role}: {clause}", *cells, share, span(worth["alone"]), span(worth["studio_cost_per_dollar"])]
                )
        return shown("Worth of each clause over the old terms (Shapley; alone: one at a time)", head, rows)

    def clauses_in_brief(self) -> Html:
        """The middles of what clauses are worth, for one page."""
        head = ["Clause", "All members", "A member and year", "Of the package", "Studios pay a dollar of it"]
        keys = (("guild", usd), ("per_member_year", usd), ("package_share", percent), ("studio_cost_per_dollar", usd))
        rows = [
            [f"{role}: {clause}", *(number(worth[key][1], say) for key, say in keys)]
            for role, lines in zip(ROLES, self.told["clauses"].values(), strict=False)
            for clause, worth in lines.items()
        ]
        return shown("Worth of each clause over the old terms, middle of the worlds", head, rows)

    def strike(self) -> Html:
        """The strike calculator."""
        strike, screening = self.told["strike"], self.told["screening"]
        names = {
            "members": "strikers",
            "other_crafts": "crafts not on strike",
            "studios": "studios",
            "ai_firms": "AI firms",
        }
        rows = [
            [title, span(strike["cost_per_day"][party]), span(strike["cost"][party])] for party, title in names.items()
        ]
        cost = shown("What a strike costs", ["Party", "A day", "In all"], rows)
        days, factory = screening["days"], screening["observed"]["manufacturing"]
        seen = ", ".join(f"{name} {length} days" for name, length in screening["observed"]["hollywood"].items())
        return parts.part(
            "table_strike",
            cost=cost,
            probability=span(screening["probability"], percent),
            mean=number(days["mean"]), median=number(days["median"]), p90=number(days["p90"]),
            factory="mean {mean:.0f}, median {median:.0f}, nine in ten up to {p90:.0f}".format(**factory),
            seen=seen, fund=span(screening["fund_days"], number), simulated=span(strike["days"], number),
        )  # fmt: skip

    def reach(self) -> Html:
        """Sector-wide against one studio alone, guilds together against one after another."""
        found, say = self.told["coverage"], percent
        rows = [
            ["all studios sign", span(found["sector"], say), span(found["sector_closed_form"], say)],
            [
                "the largest studio signs alone",
                span(found["single_firm"], say),
                span(found["single_firm_closed_form"], say),
            ],
            [f"{found['guilds'][1]:.0f} guilds one after another, together", span(found["in_sequence"], say), "–"],
        ]
        return shown("Rate on all gross at equal power, nothing to fall back on", ["Who", "Model", "Closed form"], rows)

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


def shown(caption: str, head: list[str], rows: Rows) -> Html:
    """A table of words."""
    return parts.part("table_of_words", caption=caption, head=head, rows=rows)


def in_unit(unit: str) -> Any:
    """How a number of this unit is said."""
    return lambda value: sentences.value_in_words(value, unit)


def number(value: float | None, say: Any = None) -> str:
    """A number, or that there is none."""
    if value is None:
        return "none"
    return str(say(value)) if say else f"{value:,.0f}"


def span(ends: list[float | None], say: Any = usd) -> str:
    """The middle and, where they differ, its range."""
    low, middle, high = (number(end, say) for end in ends)
    return middle if low == high else f"{middle} ({low} to {high})"
