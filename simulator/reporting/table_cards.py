"""Four cards on a negotiator's first screen: the distance, the zone, the dearest clause, the strike."""

from typing import Any

from simulator.charts.bargaining.sentences import dollars, inline, spread, value_in_words
from simulator.charts.words import usd

Plain = dict[str, Any]
Card = dict[str, str]
MOST = 0.5  # of the worlds


def cards(told: Plain) -> list[Card]:
    """Title, number, who, and what stands below it."""
    return [distance(told), zone(told), clause(told), strike(told)]


def distance(told: Plain) -> Card:
    """What lies between ask and offer."""
    offers = [lines["package"]["per_member_year"] for lines in told["clauses"].values()]
    return {
        "title": "From the employers' offer to the guilds' ask",
        "number": usd(told["gap"]["per_member_year"][1]),
        "who": "a member and year",
        "below": f"offer {dollars(offers[1])}, ask {dollars(offers[0])}, over the old terms",
    }


def zone(told: Plain) -> Card:
    """Both walk-aways of the first issue."""
    issue = told["issues"][0]
    ends, unit = told["walk_aways"][issue["name"]], issue["unit"]
    known = ends["guild"][1] is not None and ends["studios"][1] is not None
    turned = -1.0 if issue["high"] < issue["low"] else 1.0
    is_empty = not known or turned * ends["guild"][1] > turned * ends["studios"][1]
    low, high = (value_in_words(ends[side][1], unit) if known else "–" for side in ("guild", "studios"))
    both = f"guilds {spread(ends['guild'], unit)}; studios {spread(ends['studios'], unit)}" if known else ""
    return {
        "title": f"Zone of agreement: {inline(issue['name'])}",
        "number": "none" if is_empty else f"{low} to {high}",
        "who": "least the guilds sign, most the studios sign",
        "below": both + beyond(told),
    }


def beyond(told: Plain) -> str:
    """That the zone goes on where the table ends, in most worlds."""
    ends = told["walk_aways"][told["issues"][0]["name"]]
    return "; it may go on where the table ends" if ends["studios_beyond_share"] > MOST else ""


def clause(told: Plain) -> Card:
    """The clause of the ask that is worth most to members."""
    lines = next(iter(told["clauses"].values()))
    named = {name: worth for name, worth in lines.items() if name != "package"}
    best = max(named, key=lambda name: named[name]["per_member_year"][1])
    cost = named[best]["studio_cost_per_dollar"]
    return {
        "title": f"Worth most in the ask: {inline(best)}",
        "number": usd(named[best]["per_member_year"][1]),
        "who": "a member and year",
        "below": f"{dollars(named[best]['per_member_year'])}; studios pay {dollars(cost)} for each dollar of it",
    }


def strike(told: Plain) -> Card:
    """What a day of strike costs."""
    day = told["strike"]["cost_per_day"]
    return {
        "title": "A day of strike costs studios",
        "number": usd(day["studios"][1]),
        "who": f"strikers {usd(day['members'][1])}, other crafts {usd(day['other_crafts'][1])}",
        "below": f"studios {dollars(day['studios'])}; strikers {dollars(day['members'])}",
    }
