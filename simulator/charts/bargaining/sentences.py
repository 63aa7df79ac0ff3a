"""What the table says, in sentences that are computed."""

from typing import Any

from simulator.charts.words import listed, percent, usd, worlds

Plain = dict[str, Any]
WIDE = 0.5  # a zone that takes more than this of the table does not pin terms down


def answer(told: Plain) -> str:
    """The study's question in one sentence: how often the settlement, or the offer, lies between the walk-aways."""
    known = settlement_of(told)
    offer, name = (known, "settlement") if known else (list(told["offers"].values())[-1], "employers' offer")
    sides = (worlds(offer[key], told["worlds"]) for key in ("guild_accepts_share", "studios_accept_share"))
    guild, studios = (side.removesuffix(" simulated worlds").removeprefix("in ") for side in sides)
    said = f"The {name} lies between the walk-aways {worlds(offer['between_share'], told['worlds'])}"
    return f"{said} (guilds prefer it to a strike in {guild}, studios in {studios})."


def settlement_of(told: Plain) -> Plain | None:
    """The settlement, where one is known: the third of the offers."""
    offers = list(told["offers"].values())
    return offers[2] if len(offers) > 2 else None  # noqa: PLR2004 - ask, offer, settlement


def zone_sentence(told: Plain) -> str:
    """How wide the zone of agreement is, or that there is none."""
    zone = told["zone"]
    if zone["is_empty_share"] == 1.0:
        return "No deal: in no world do any terms on the table leave both sides as well off as no agreement."
    empty = f"; in {percent(zone['is_empty_share'])} of worlds there is none" if zone["is_empty_share"] else ""
    low, middle, high = (percent(end) for end in zone["share"])
    return (
        f"Both sides would sign {middle} of all terms on the table rather than have a strike ({low} to {high}){empty}."
    )


def not_identified(told: Plain) -> list[str]:
    """What the evidence does not settle: power, patience and risk aversion move terms within the zone."""
    lines = []
    for issue in told["issues"]:
        ends = [deal["terms"][issue["name"]] for deal in told["deals"].values() if deal["share"]]
        if ends:
            low, high = min(end[0] for end in ends), max(end[2] for end in ends)
            said = f"from {value_in_words(low, issue['unit'])} to {value_in_words(high, issue['unit'])}"
            lines.append(
                f"Not identified: bargaining power, patience and risk aversion; over their ranges the agreed "
                f"{inline(issue['name'])} goes {said}."
            )
    if (told["zone"]["share"][1] or 0.0) > WIDE:
        lines.append("A zone this wide says that a strike is dear to both, and little about where they settle.")
    return lines


def strike_sentence(told: Plain) -> str:
    """What a day of strike costs whom."""
    day = told["strike"]["cost_per_day"]
    parts = [
        f"{name} {usd(day[party][1])}"
        for party, name in (("members", "strikers"), ("other_crafts", "crafts not on strike"), ("studios", "studios"))
    ]
    return f"A day of strike costs {listed(parts)} (middle of {told['worlds']} worlds)."


def value_in_words(value: float, unit: str) -> str:
    """A term as it is spoken of."""
    if unit == "share":
        return f"{100.0 * value:.2g}%" if abs(value) < 1.0 else f"{100.0 * value:.0f}%"
    if unit.startswith("usd"):
        return usd(value)
    return f"{value:.3f}"


def inline(name: str) -> str:
    """A name inside a sentence: "ceiling on AI", but "AI terms"."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
