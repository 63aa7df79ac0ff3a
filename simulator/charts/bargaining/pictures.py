"""The table as pictures: what terms bring both sides, what clauses are worth, who gains, what a strike costs."""

from collections.abc import Callable, Mapping
from typing import Any

import altair as alt
import pandas as pd

from simulator.charts.bargaining.gaps import gaps
from simulator.charts.bargaining.map_of_terms import terms
from simulator.charts.bargaining.marks import DEALS, MILLION, ranges, roles, scatter_layers
from simulator.charts.bargaining.sentences import inline, sides_sentence, zone_sentence
from simulator.charts.bargaining.strike_sentences import strike_sentence
from simulator.charts.look import WIDTH, colour, finished
from simulator.charts.picture import Picture
from simulator.charts.words import listed, usd

Plain = dict[str, Any]
HEIGHT = 400
GUILD, STUDIOS = "guild, m dollars", "studios, m dollars"


def payoffs(told: Plain) -> Picture:
    """Both sides' gains over no agreement: terms tried, the frontier, offers and solutions, in the middle world."""
    table = payoff_table(told)
    x = alt.X(f"{GUILD}:Q", title="Members' gain over a strike and the old terms, millions of dollars")
    y = alt.Y(f"{STUDIOS}:Q", title="Studios' gain, millions of dollars")
    tried = alt.Chart(table[table["kind"] == "tried"]).mark_point(size=22, color=colour("even"), filled=True)
    line = alt.Chart(table[table["kind"] == "frontier"]).mark_line(color=colour("soft"), strokeWidth=1.5)
    offers = scatter_layers(table[table["kind"] == "offer"], x, y)
    deals = alt.Chart(table[table["kind"] == "deal"]).encode(x=x, y=y)
    crosses = deals.mark_point(shape="cross", size=80, filled=True, color=colour("soft")).encode(tooltip=["label:N"])
    zeros = alt.Chart(table.head(1))
    walls = [zeros.mark_rule(strokeDash=[4, 3]).encode(x=alt.datum(0)),
             zeros.mark_rule(strokeDash=[4, 3]).encode(y=alt.datum(0))]  # fmt: skip
    chart = alt.layer(*walls, tried.encode(x=x, y=y), line.encode(x=x, y=y), crosses, *offers)
    named = table[table["kind"] == "deal"]["label"].tolist()
    return Picture(
        "payoffs", zone_sentence(told),
        "Right of and above the dashed lines both prefer the terms to a strike; crosses are "
        f"{listed(named) if named else 'solutions, of which there are none'}",
        finished(chart.properties(width=WIDTH, height=HEIGHT)), table,
        "Gains of members and studios from every candidate, with the frontier, the offers and the solutions.",
        note="One simulated world, the one with the middle zone; the table below it has the ranges.",
    )  # fmt: skip


def payoff_table(told: Plain) -> pd.DataFrame:
    """Rows by kind: tried, frontier, offer, deal."""
    zone, names = told["zone"], roles(told)
    rows = [(a, b, "tried", "", "") for a, b in zip(zone["tried"]["guild"], zone["tried"]["studios"], strict=True)]
    rows += [(a, b, "frontier", "", "") for a, b in zone["frontier"]]
    rows += [(*gains, "offer", names[name], names[name]) for name, gains in zone["middle_offers"].items()]
    rows += [
        (*zone["middle_deals"][key], "deal", "", title) for key, title in DEALS.items() if zone["middle_deals"][key]
    ]
    table = pd.DataFrame(rows, columns=[GUILD, STUDIOS, "kind", "role", "label"])
    table[[GUILD, STUDIOS]] /= MILLION
    return table


def clause_values(told: Plain) -> Picture:
    """What each clause of each offer is worth to members, by member and year."""
    names = roles(told)
    rows = [
        {"clause": clause, "role": names[offer], **ends(worth["per_member_year"]), "alone": worth["alone"][1]}
        for offer, lines in told["clauses"].items()
        for clause, worth in lines.items()
    ]
    table = pd.DataFrame(rows)
    last = list(told["clauses"])[-1]
    best = max((c for c in told["clauses"][last] if c != "package"), key=lambda c: told["clauses"][last][c]["guild"][1])
    worth = usd(told["clauses"][last][best]["per_member_year"][1])
    return Picture(
        "clause_values", f"In the {names[last]} the clause “{inline(best)}” is worth most: {worth} a member and year",
        "Dollars a member and year over the old terms; Shapley values, which add up to the package in every world",
        ranges(table, group="clause", unit="Dollars a member and year"), table,
        "What each clause of each offer is worth to members.",
    )  # fmt: skip


def by_craft(told: Plain) -> Picture:
    """Who gains and who loses by craft, offer by offer, over the old terms going on."""
    names, years = roles(told), told["years"]
    rows = [
        {"craft": craft, "role": names[offer], **ends([None if v is None else v / years / MILLION for v in span])}
        for craft in sorted(told["crafts"], key=lambda craft: craft not in told["own_crafts"])
        for offer, row in told["offers"].items()
        for span in [row["by_craft"][craft]]
    ]
    table = pd.DataFrame(rows)
    ask, own = next(iter(told["offers"].values())), set(told["own_crafts"])
    others = {craft: span[1] / years for craft, span in ask["by_craft"].items() if craft not in own}
    losers = [craft for craft, dollars in others.items() if dollars < 0.0]
    lost = usd(-sum(others[craft] for craft in losers))
    return Picture(
        "by_craft",
        f"With the guilds' ask {len(losers)} of {len(others)} crafts not at the table lose, {lost} a year together",
        "Millions of dollars a year to each craft, over the old terms going on without a strike",
        ranges(table, group="craft", unit="Millions of dollars a year"), table,
        "Gains and losses of each craft by offer.",
    )  # fmt: skip


def strike_costs(told: Plain) -> Picture:
    """What a day of strike costs each party."""
    names = {
        "members": "strikers",
        "other_crafts": "crafts not on strike",
        "studios": "studios",
        "ai_firms": "AI firms",
    }
    rows = [
        {"party": title, "role": "cost", **ends([v / MILLION for v in told["strike"]["cost_per_day"][party]])}
        for party, title in names.items()
    ]
    table = pd.DataFrame(rows)
    base = alt.Chart(table).encode(y=alt.Y("party:N", sort=list(names.values()), title=None))
    title = "Millions of dollars a day"
    bars = base.mark_bar(color=colour("lose-2"), opacity=0.75, height=16).encode(x=alt.X("middle:Q", title=title))
    rules = base.mark_rule(strokeWidth=2).encode(x=alt.X("low:Q", title=title), x2="high:Q")
    return Picture(
        "strike_costs", strike_sentence(told), "Millions of dollars a day of strike, over the whole horizon",
        finished(alt.layer(bars, rules).properties(width=WIDTH, height=160)), table, "What a day of strike costs.",
    )  # fmt: skip


def gains(told: Plain) -> Picture:
    """Both sides' gains from each offer, over no agreement, with ranges over worlds."""
    names = roles(told)
    rows = [
        {"side": side, "role": names[name], **ends([v / MILLION for v in offer[key]])}
        for side, key in (("members", "guild"), ("studios", "studios"))
        for name, offer in told["offers"].items()
    ]
    table = pd.DataFrame(rows)
    return Picture(
        "gains", sides_sentence(told),
        "Millions of dollars over the agreement, against a strike and the old terms after it",
        ranges(table, group="side", unit="Millions of dollars over the agreement"), table,
        "Gains of members and studios from each offer.",
    )  # fmt: skip


def ends(span: list[float | None]) -> dict[str, float | None]:
    """Low, middle, high."""
    return dict(zip(("low", "middle", "high"), span, strict=True))


ALBUM: Mapping[str, Callable[[Plain], Picture]] = {
    "gains": gains,
    "payoffs": payoffs,
    "terms": terms,
    "clause_values": clause_values,
    "by_craft": by_craft,
    "strike_costs": strike_costs,
    "gaps": gaps,
}


def drawable(told: Plain) -> list[str]:
    """Names of the pictures that this table allows: a map of terms needs two issues."""
    return [name for name in ALBUM if name != "terms" or told["zone"]["lattice"]]
