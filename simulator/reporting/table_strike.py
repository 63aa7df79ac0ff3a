"""The strike calculator of a negotiator's report: costs, lengths beside what was observed, and what comes after."""

from typing import Any

from simulator.charts.bargaining import strike_sentences
from simulator.charts.words import percent
from simulator.reporting import parts
from simulator.reporting.parts import Html
from simulator.reporting.table_lines import Rows, number, said, shown, span

Plain = dict[str, Any]
PARTIES = {
    "members": "strikers",
    "other_crafts": "crafts not on strike",
    "studios": "studios",
    "ai_firms": "AI firms",
}


def strike(told: Plain) -> Html:
    """Cost by party and by craft, lengths and hazards, the fund, the agreement after a strike and the next strike."""
    screening = told["screening"]
    return parts.part(
        "table_strike",
        cost=costs(told["strike"]),
        by_craft=by_craft(told),
        lengths=lengths(screening),
        hollywood=hollywood(screening),
        after=after(told),
        pays=strike_sentences.pays_sentence(told),
        renewed=strike_sentences.renewed_sentence(told),
        probability=said(screening["probability"], percent),
        fit=screening["calibrated"]["round_days"],
        own_fit=screening["calibrated"]["hollywood_round_days"],
        fund=said(screening["fund_days"], number),
        simulated=said(told["strike"]["days"], number),
    )


def costs(strike: Plain) -> Html:
    """What a strike costs each party, by day and in all."""
    rows: Rows = [
        [title, span(strike["cost_per_day"][party]), span(strike["cost"][party])] for party, title in PARTIES.items()
    ]
    rows.insert(1, ["one striker", span(strike["cost_per_member_day"]), "–"])
    return shown("What a strike costs", ["Party", "A day", "In all"], rows)


def by_craft(told: Plain) -> Html:
    """What a day of strike costs each craft, strikers first."""
    own, days = set(told["own_crafts"]), told["strike"]["by_craft_per_day"]
    order = sorted(days, key=lambda craft: (craft not in own, -(days[craft][1] or 0.0)))
    rows: Rows = [[craft, "on strike" if craft in own else "not on strike", span(days[craft])] for craft in order]
    return shown("A day of strike by craft", ["Craft", "", "A day"], rows)


def lengths(screening: Plain) -> Html:
    """Days on strike in the study, calibrated to manufacturing, and observed; hazards month by month."""
    seen, fitted = screening["observed"], screening["calibrated"]
    head = ["Strikes", "Mean days", "Half last longer than", "A tenth last longer than", "End in the first 30 days",
            "of the rest by day 60", "of the rest by day 90"]  # fmt: skip
    rows: Rows = [
        ["this study's rounds", *in_days(screening["days"])],
        ["rounds that fit manufacturing", *in_days(fitted)],
        ["62 in US manufacturing (Kennan 1985)", *in_days(seen["manufacturing"])],
    ]
    return shown("How long strikes last", head, rows)


def hollywood(screening: Plain) -> Html:
    """Well-known strikes, and their place among strikes that fit manufacturing."""
    fitted = screening["calibrated"]["as_long_share"]
    rows: Rows = [
        [name, number(days), percent(fitted[name])] for name, days in screening["observed"]["hollywood"].items()
    ]
    head = ["Strike", "Days", "Share of strikes fitted to manufacturing that last as long"]
    return shown("Hollywood's known strikes", head, rows)


def in_days(found: Plain) -> list[str]:
    """Mean, median, ninth decile in days; the share of those still out that end, month by month."""
    ends = ["–" if share is None else percent(share) for share in found["hazards"]]
    return [number(found["mean"]), number(found["median"]), number(found["p90"]), *ends]


def after(told: Plain) -> Html:
    """How likely a strike is at the next negotiation, by how this one ends."""
    after_ = told["screening"]["next_time"]
    low, high = (percent(share) for share in after_["after_long"])
    runs = [percent(share) for share in after_["long_run"]]
    rows: Rows = [
        ["an agreement without a strike", percent(after_["after_peace"])],
        ["a strike of at most two weeks", percent(after_["after_short"])],
        ["a longer strike", f"{low} to {high}"],
        ["on average, in the long run", " to ".join(dict.fromkeys(runs))],
    ]
    return shown("Chance of a strike next time (after Card 1988)", ["This time ends in", "Strike next time"], rows)
