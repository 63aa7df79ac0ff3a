"""What the table says, in sentences that are computed."""

from typing import Any

from simulator.charts.words import listed, percent, usd, worlds

Plain = dict[str, Any]
CENT = 0.01  # dollars
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
    none = worlds(zone["is_empty_share"], told["worlds"])
    empty = f" No deal {none}: no terms suit both." if zone["is_empty_share"] else ""
    low, middle, high = (percent(end) for end in zone["share"])
    return (
        f"Both sides would sign {middle} of all terms on the table rather than have a strike ({low} to {high}).{empty}"
    )


def walk_away_sentences(told: Plain) -> list[str]:
    """Issue by issue: from where the guilds sign and up to where the studios do, in the middle world and its range."""
    return [walk_away_sentence(told, issue) for issue in told["issues"]]


def walk_away_sentence(told: Plain, issue: Plain) -> str:
    """One issue's two walk-aways, the other issues as the employers offered."""
    ends, unit = told["walk_aways"][issue["name"]], issue["unit"]
    if ends["guild"][1] is None or ends["studios"][1] is None:
        return f"{issue['name']}: no value on the table suits one of the sides."
    from_, to = (spread(ends[side], unit) for side in ("guild", "studios"))
    low = " (where the table begins)" if ends["guild"][1] == issue["low"] else ""
    high = " (where the table ends)" if ends["studios"][1] == issue["high"] else ""
    way = "up" if issue["high"] >= issue["low"] else "down"
    return f"{issue['name']}, all else as offered: guilds sign from {from_}{low}, studios {way} to {to}{high}."


def spread(ends: list[float], unit: str) -> str:
    """The middle and its range, said once where all are the same: "1.4% (0.23% to 3%)"."""
    low, middle, high = (value_in_words(end, unit) for end in ends)
    return middle if low == high else f"{middle} ({low} to {high})"


def dollars(ends: list[float | None]) -> str:
    """The middle and its range in dollars."""
    low, middle, high = (usd(float("nan") if end is None else end) for end in ends)
    return middle if low == high else f"{middle} ({low} to {high})"


def sides_sentence(told: Plain) -> str:
    """What the ask brings members over the offer, and takes from studios, in the middle of the worlds."""
    members, studios = told["gap"]["guild"][1], told["gap"]["studios"][1]
    changes = f"costs studios {usd(-studios)}" if studios <= 0.0 else f"brings studios {usd(studios)}"
    return f"Over the employers' offer the guilds' ask brings members {usd(members)} and {changes}"


def gap_sentence(told: Plain) -> str:
    """How far the ask and the offer are apart."""
    apart, years = told["gap"], told["years"]
    low, middle, high = apart["studios"]
    costs = f"costs studios {dollars([-high, -middle, -low])}"
    changes = costs if middle <= 0.0 else f"brings studios {dollars(apart['studios'])}"
    return (
        f"Between the employers' offer and the guilds' ask lie {dollars(apart['per_member_year'])} a member and year; "
        f"signing the ask instead {changes} over {years} years."
    )


def not_identified(told: Plain) -> list[str]:
    """What the evidence does not settle: power, patience and risk aversion move terms within the zone."""
    lines, ranges = [], []
    for issue in told["issues"]:
        ends = [deal["terms"][issue["name"]] for deal in told["deals"].values() if deal["share"]]
        if ends:
            low, high = (value_in_words(f(end[k] for end in ends), issue["unit"]) for f, k in ((min, 0), (max, 2)))
            ranges.append(f"{inline(issue['name'])} from {low} to {high}")
    if ranges:
        lines.append(
            "Not identified: who has how much power, patience and fear of risk. Over the ranges looked at "
            f"the agreed terms range over {listed(ranges)}."
        )
    lines += at_the_end(told)
    lines += [f"{name} moves no money here, so that its agreed value means nothing." for name in idle(told)]
    if (told["zone"]["share"][1] or 0.0) > WIDE:
        lines.append("A zone this wide says that a strike is dear to both, and little about where they settle.")
    return lines


def at_the_end(told: Plain) -> list[str]:
    """Issues whose middle settlement is as far as the table goes, by most ways to settle."""
    deals = [deal["terms"] for deal in told["deals"].values() if deal["share"]]
    return [
        f"{issue['name']}: most ways to settle end where the table does, at "
        f"{value_in_words(issue['high'], issue['unit'])} in the middle world, which is no forecast of terms."
        for issue in told["issues"]
        if sum(terms[issue["name"]][1] == issue["high"] for terms in deals) > len(deals) / 2
    ]


def idle(told: Plain) -> list[str]:
    """Issues that are worth nothing to either side in any offer and world."""
    offers = told.get("clauses", {}).values()
    return [
        issue["name"] for issue in told["issues"]
        if offers and all(abs(end or 0.0) < CENT for lines in offers for side in ("guild", "studios")
                          for end in lines[issue["name"]][side])
    ]  # fmt: skip


def value_in_words(value: float, unit: str) -> str:
    """A term as it is spoken of."""
    if unit == "share":
        return f"{100.0 * value:.2g}%" if abs(value) < 1.0 else f"{100.0 * value:.0f}%"
    if unit.startswith("usd"):
        return usd(value)
    if unit == "multiple":
        return f"{value:#.4g} times"
    number, named = f"{value:.3g}", unit.replace("_", " ")
    return f"{number} {named.removesuffix('s') if number == '1' else named}"


def inline(name: str) -> str:
    """A name inside a sentence: "ceiling on AI", but "AI terms"."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
