"""What a strike costs, when it pays, and what comes after it, in sentences that are computed."""

from typing import Any

from simulator.charts.bargaining.sentences import dollars
from simulator.charts.words import listed, percent, usd, worlds

Plain = dict[str, Any]


def strike_sentence(told: Plain) -> str:
    """What a day of strike costs whom."""
    day = told["strike"]["cost_per_day"]
    parts = [
        f"{name} {usd(day[party][1])}"
        for party, name in (("members", "strikers"), ("other_crafts", "crafts not on strike"), ("studios", "studios"))
    ]
    return f"A day of strike costs {listed(parts)} (middle of {told['worlds']} worlds)."


def whole_strike_sentence(told: Plain) -> str:
    """What the strike that is simulated costs a striker and everybody else, with ranges."""
    strike = told["strike"]
    cost, days = strike["cost"], strike["days"][1]
    return (
        f"A strike of {days:.0f} days costs a striker {dollars(strike['cost_per_member'])}, crafts not on strike "
        f"{dollars(cost['other_crafts'])} together and studios {dollars(cost['studios'])}, later gaps included."
    )


def pays_sentence(told: Plain) -> str:
    """By how much a strike must lift terms before members have their money back."""
    renewed, days = told["renewed"], told["strike"]["days"][1]
    lift, left = renewed["lift"], renewed["years_left"][1]
    if lift[1] is None:
        return "A strike that lasts as long as the agreement leaves no time to make up for it."
    return (
        f"Members get their lost pay back only if a strike of {days:.0f} days lifts terms by {dollars(lift)} a member "
        f"and year over today's offer, for the {left:.1f} years that are left; money after that is not counted."
    )


def renewed_sentence(told: Plain) -> str:
    """Where the parties meet after a strike, against before it, as a share of the ask."""
    renewed = told["renewed"]
    before, after = renewed["before"], renewed["after"]
    if before["middle"][1] is None or after["middle"][1] is None:
        return "At equal power the parties find no terms along the line from the old terms to the ask."
    low, high = min(after[end][0] for end in after if after[end][1] is not None), after["high"][2]
    again = worlds(1.0 - renewed["deal_share"]["after"], told["worlds"])
    none = f" No deal after it {again}." if renewed["deal_share"]["after"] < 1.0 else ""
    return (
        f"At equal power the parties would meet at {percent(before['middle'][1])} of the guilds' ask without a strike "
        f"and at {percent(after['middle'][1])} after one, with another as long before them; with weak and strong "
        f"guilds after a strike at {percent(low)} to {percent(high)}.{none}"
    )
