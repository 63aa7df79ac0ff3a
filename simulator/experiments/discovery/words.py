"""A finding as a person would say it: how often the claim holds, unless what, and how sure that is."""

from collections.abc import Iterator, Mapping
from typing import Any

from simulator.units import show

Plain = dict[str, Any]
SURE = 0.9  # of the halves that must find an end again before it is called firm


def lines(told: Plain, meanings: Mapping[str, str]) -> Iterator[str]:
    """The finding in lines; `meanings` says in words what each path is."""
    yield opening(told)
    if told["lost"]:
        yield (
            f"{told['lost']} of the worlds drawn {'is' if told['lost'] == 1 else 'are'} left out, since a run failed "
            "there; what failed is often at the end of a range, so that the shares above may lean."
        )
    if told["is_thin"]:
        yield (
            f"Only {told['worlds']} worlds: a box found among so few means little. "
            "Take it as a hint and ask again with --reps 400 or more."
        )
    if told["state"] != "found":
        yield nothing(told)
    for number, box in enumerate(told["boxes"]):
        yield from boxed(told, box, number, meanings)


def opening(told: Plain) -> str:
    """How often the claim holds."""
    share = told["holding"] / told["worlds"] if told["worlds"] else 0.0
    return (
        f"{told['claimed'].capitalize()}: in {told['holding']} of {told['worlds']} worlds, {_percent(share)} "
        f"({_percent(told['share_low'])} to {_percent(told['share_high'])} with more worlds of this kind)."
    )


def nothing(told: Plain) -> str:
    """Why there is no box."""
    seldom = "fails" if told["cases_are"] == "failing" else "holds"
    if told["state"] == "too few worlds":
        return f"Too few worlds to look for where it {seldom}: {told['worlds']}."
    if told["state"] == "too few cases":
        return f"It {seldom} in {told['cases']} of them: too few to say what they have in common."
    return (
        f"Nothing found: {_times(told)} of reordered outcomes gave a box as good. Where it {seldom} is not told by "
        "any few of the uncertain figures, or too few worlds were tried to see it."
    )


def boxed(told: Plain, box: Plain, number: int, meanings: Mapping[str, str]) -> Iterator[str]:
    """One box: its ranges, what it holds, what luck could do."""
    seldom = "fails" if told["cases_are"] == "failing" else "holds"
    linking = "Unless" if seldom == "fails" else "Only if"
    among = "" if number == 0 else f" among the {box['worlds_left']} worlds that are left"
    yield f"{linking}{among}:"
    for each in box["ranges"]:
        yield f"  {ranged(each, meanings.get(each['path'], ''))}"
    yield (
        f"There it {seldom} in {box['cases_inside']} of {box['inside']} worlds ({_percent(box['density'])}); "
        f"elsewhere in {_percent(box['elsewhere'])}. That is {_percent(box['coverage'])} of all {box['cases_left']} "
        f"worlds in which it {seldom}, in {_percent(box['mass'])} of the worlds."
    )
    low, middle, high = (_percent(share) for share in box["unseen_density"])
    yield (
        f"In worlds not used to draw the box it {seldom} in {middle} ({low} to {high}) of those inside. "
        f"Could it be luck? {_times(told | box).capitalize()} of reordered outcomes gave a box as good."
    )


def ranged(each: Plain, meaning: str) -> str:
    """One range: where it lies, within what was drawn, and how firm it is."""
    drawn = " to ".join(shown(end, each["unit"]) for end in each["drawn"])
    firm = "; ".join(_firm(each, end) for end in ("low", "high") if each[end] is not None)
    words = f" ({meaning.rstrip('.')})" if meaning else ""
    chance = f"chance of that without it (quasi-p) {_p(each['quasi_p'])}"
    return f"{each['path']} {where(each)}{words}, of {drawn} drawn; {chance}; {firm}"


def where(each: Plain) -> str:
    """Where a range lies: "above 38 %", "below 2", "1.2 to 2"."""
    low, high = (None if each[end] is None else shown(each[end], each["unit"]) for end in ("low", "high"))
    return f"above {low}" if high is None else f"below {high}" if low is None else f"{low} to {high}"


def _firm(each: Plain, end: str) -> str:
    """How often halves of the worlds find this end again, and where."""
    again, span = each[f"{end}_again"], each[f"{end}_span"]
    how = "firm" if again >= SURE else "loose"
    there = f" at {shown(span[0], each['unit'])} to {shown(span[1], each['unit'])}" if span else ""
    return f"{how}: found again in {_percent(again)} of halves of the worlds{there}"


def shown(value: float, unit: str) -> str:
    """A value to three figures with its unit."""
    return show(float(f"{value:.3g}"), unit)


def _percent(share: float) -> str:
    """A share in whole per cent; never all or nothing unless it is."""
    if 0.0 < share < 0.01:  # noqa: PLR2004 - rounding must not say "never"
        return "under 1%"
    return "over 99%" if 0.99 < share < 1.0 else f"{100.0 * share:.0f}%"  # noqa: PLR2004 - nor "always"


def _times(told: Plain) -> str:
    """How many reordered outcomes were as good."""
    as_good = round(told["chance"] * (1 + told["reorders"])) - 1
    return f"{as_good} of {told['reorders']}" if as_good else f"none of {told['reorders']}"


def _p(chance: float) -> str:
    """A small chance."""
    return "under 0.001" if chance < 0.001 else f"{chance:.3f}"  # noqa: PLR2004 - three decimals
