"""The tables of a negotiator's report, from the numbers of its folder alone."""

from typing import Any

from simulator.charts.bargaining import sentences
from simulator.charts.bargaining.marks import ROLES, SOLUTIONS
from simulator.charts.words import holding, percent, usd
from simulator.reporting import parts
from simulator.reporting.parts import Html

Plain = dict[str, Any]
Cell = str | tuple[str, str]
Rows = list[list[Any]]
"""Rows of cells: words, or a number with its range."""


def offers(told: Plain) -> Html:
    """A line for each offer: terms, gains, votes."""
    issues = told["issues"]
    head = ["Offer", *(issue["name"] for issue in issues), "Worth a member and year", "Members gain over a strike",
            "Studios gain over a strike", "Between the walk-aways", "Members better off than striking"]  # fmt: skip
    rows = [
        [role, *(sentences.value_in_words(issue["offers"][name], issue["unit"]) for issue in issues),
         span(told["clauses"][name]["package"]["per_member_year"]), span(offer["guild"]), span(offer["studios"]),
         worlds_of(offer["between_share"], told["worlds"]), span(offer["ratified_share"], percent)]
        for role, (name, offer) in zip(ROLES, told["offers"].items(), strict=False)
    ]  # fmt: skip
    return shown(f"Offers over {told['years']} years, against no agreement: a strike, then the old terms", head, rows)


def deals(told: Plain) -> Html:
    """A line for each solution, with the terms that it gives."""
    issues = told["issues"]
    head = ["Solution", *(issue["name"] for issue in issues), "Members gain", "Studios gain", "Worlds with a deal"]
    rows: Rows = []
    for name, deal in told["deals"].items():
        label = SOLUTIONS[name]
        if not deal["share"]:
            rows.append([label, *["no deal"] * len(issues), "–", "–", "none"])
            continue
        terms = [span(deal["terms"][issue["name"]], in_unit(issue["unit"])) for issue in issues]
        rows.append([label, *terms, span(deal["guild"]), span(deal["studios"]), percent(deal["share"])])
    return shown(f"Where bargaining would end: middle world, and {holding(told['worlds'])}", head, rows)


def walk_aways(told: Plain) -> Html:
    """Each side's walk-away by issue."""
    rows: Rows = []
    for issue in told["issues"]:
        ends, say = told["walk_aways"][issue["name"]], in_unit(issue["unit"])
        rows.append(
            [issue["name"], span(ends["guild"], say), worlds_of(ends["guild_beyond_share"], told["worlds"]),
             span(ends["studios"], say), worlds_of(ends["studios_beyond_share"], told["worlds"])]
        )  # fmt: skip
    head = ["Issue", "Guilds sign from", "Worlds where already at the low end", "Studios sign up to",
            "Worlds where still at the high end"]  # fmt: skip
    return shown("Walk-aways by issue, the other issues as the employers offered", head, rows)


def clauses(told: Plain) -> Html:
    """What each clause is worth, every way that costing guides use."""
    head = ["Clause", "All members", "A member and year", "Typical member and year", "An hour", "Of the package",
            "Alone", "Studios pay a dollar of it"]  # fmt: skip
    rows = []
    for role, (_, lines) in zip(ROLES, told["clauses"].items(), strict=False):
        for clause, worth in lines.items():
            cells = [span(worth[key]) for key in ("guild", "per_member_year", "median_member_year", "per_hour")]
            share = span(worth["package_share"], percent)
            rows.append(
                [f"{role}: {clause}", *cells, share, span(worth["alone"]), span(worth["studio_cost_per_dollar"])]
            )
    return shown("Worth of each clause over the old terms (Shapley; alone: one at a time)", head, rows)


def clauses_in_brief(told: Plain) -> Html:
    """What each clause is worth a member and year, offer beside offer, for one page."""
    offers = dict(zip(ROLES, told["clauses"].values(), strict=False))
    ask = next(iter(offers.values()))
    rows: Rows = [
        [clause, *(span(lines[clause]["per_member_year"]) for lines in offers.values()),
         span(ask[clause]["studio_cost_per_dollar"])]
        for clause in ask
    ]  # fmt: skip
    head = ["Clause", *offers, "Studios pay for each dollar of it"]
    return shown("Worth of each clause, dollars a member and year over the old terms", head, rows)


def reach(told: Plain) -> Html:
    """Sector-wide against one studio alone, guilds together against one after another."""
    found, say = told["coverage"], percent
    rows: Rows = [
        ["all studios sign", span(found["sector"], say), span(found["sector_closed_form"], say)],
        [
            "the largest studio signs alone",
            span(found["single_firm"], say),
            span(found["single_firm_closed_form"], say),
        ],
        [f"{found['guilds'][1]:.0f} guilds one after another, together", span(found["in_sequence"], say), "–"],
    ]
    caption = "Rate on all gross at equal power, nothing to fall back on"
    first = shown(caption, ["Who", "Model", "Closed form"], rows)
    return first if told["in_turn"] is None else Html(f"{first}\n{in_turn(told)}")


def in_turn(told: Plain) -> Html:
    """Guilds one after another, each with its own strike to threaten, and all together."""
    found = told["in_turn"]
    issue = next(issue for issue in told["issues"] if issue["name"] == found["issue"])
    say = in_unit(issue["unit"])
    rows: Rows = [
        [f"{guild.upper().replace('_', '-')}'s own", span(ends, say)] for guild, ends in found["by_guild"].items()
    ]
    rows += [
        ["in this order, in all", span(found["in_turn"], say)],
        ["in the opposite order, in all", span(found["in_opposite_turn"], say)],
        ["all guilds together, one strike", span(found["together"], say)],
    ]
    return parts.part("table_in_turn", table=shown(f"{issue['name']}: guilds in turn", ["Who", "Agreed"], rows))


def worlds_of(share: float, worlds: int) -> str:
    """How many worlds of all."""
    return f"{share * worlds:.0f} of {worlds}"


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


def said(ends: list[float | None], say: Any = usd) -> str:
    """The middle and, where they differ, its range, inside a sentence."""
    low, middle, high = (number(end, say) for end in ends)
    return middle if low == high else f"{middle} ({low} to {high})"


def span(ends: list[float | None], say: Any = usd) -> Cell:
    """The middle with its range below it, where they differ."""
    low, middle, high = (number(end, say) for end in ends)
    return middle if low == high else (middle, f"{low} to {high}")
