"""A finding as a person would say it: how often the claim holds, where mostly not, and how sure that is."""

from collections.abc import Iterator, Mapping
from typing import Any

from simulator.units import show

Plain = dict[str, Any]
SURE = 0.9  # of the halves that must find an end again before it is called firm
NEARLY_ALL = 0.95
"""Of the cases that a box must hold, and boxes of halves in their middle too, before "only if" or "unless" is said.

Both words promise that hardly a case lies elsewhere. One in twenty is as rare as what the spans on every page leave
out at either end.
"""
MOST = 0.5  # of the cases, before "mostly" is said


def lines(told: Plain, meanings: Mapping[str, str]) -> Iterator[str]:
    """The finding in lines; `meanings` says in words what each path is."""
    yield opening(told)
    if told["ties"]:
        yield (
            f"In {told['ties']} of these worlds it is a tie. A tie counts as failing here; "
            "pages that compare regimes in pairs count it one half."
        )
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
    if not told["boxes"]:
        yield nothing(told)
    for number, box in enumerate(told["boxes"]):
        yield from boxed(told, box, number, meanings)
    if told["boxes"]:
        yield from no_more(told, told["rest"])


def opening(told: Plain) -> str:
    """How often the claim holds."""
    share = told["holding"] / told["worlds"] if told["worlds"] else 0.0
    return (
        f"{told['claimed'].capitalize()}: in {told['holding']} of {told['worlds']} worlds, {_percent(share)} "
        f"(nine times in ten {_percent(told['share_low'])} to {_percent(told['share_high'])}, with more worlds of "
        "this kind)."
    )


def nothing(told: Plain) -> str:
    """Why there is no box."""
    seldom = seldom_of(told)
    if told["state"] == "too few worlds":
        return f"Too few worlds to look for where it {seldom}: {told['worlds']}."
    if told["state"] == "too few cases":
        return f"It {seldom} in {told['cases']} of them: too few to say what they have in common."
    if told["rest"]["why"] == "loose":
        return (
            f"Nothing found: where it {seldom}, fewer than half of the halves of the worlds find the same ranges again."
        )
    return (
        f"Nothing found: {_times(told)} reordered outcomes gave a box as good. Where it {seldom} is not told by "
        "any few of the uncertain figures, or too few worlds were tried to see it."
    )


def boxed(told: Plain, box: Plain, number: int, meanings: Mapping[str, str]) -> Iterator[str]:
    """One box: its ranges, what it holds, what boxes drawn like it are worth, what luck could do."""
    seldom, step = seldom_of(told), told["step"] if number == 0 else None
    yield heading(box, number, seldom, step)
    for each in box["ranges"]:
        yield f"  {ranged(each, meanings.get(each['path'], ''), step)}"
    if box["dropped"]:
        dropped = "a range" if len(box["dropped"]) == 1 else "ranges"
        yield f"Left out: {dropped} of {', '.join(box['dropped'])}, which fewer than half of the halves find again."
    left = "" if number == 0 else " that are left"
    yield (
        f"Cases are the worlds in which it {seldom}. Of {box['cases_left']} cases{left} the box holds "
        f"{box['cases_inside']} ({_percent(box['coverage'])}); of its {box['inside']} worlds {box['cases_inside']} are "
        f"cases ({_percent(box['density'])}), elsewhere {_percent(box['elsewhere'])}. It is {_percent(box['mass'])} of "
        f"the worlds{left}."
    )
    yield unseen(told, box, seldom, step)
    yield by_luck(told, box, step)


def heading(box: Plain, number: int, seldom: str, step: int | None) -> str:
    """What the box says of the claim, no stronger than what it holds."""
    shares = f"({_percent(box['coverage'])} of the cases, {_percent(box['density'])} of the box)"
    if number:
        return f"And, among the {box['worlds_left']} worlds that are left, it {seldom} more often where {shares}:"
    luck = " and which is not told from luck" if box["is_luck"] else ""
    asked = "" if step is None else f"Step {step}, which you chose{luck}: "
    if min(box["coverage"], box["unseen_coverage"][1]) >= NEARLY_ALL and not box["is_luck"]:
        return f"{asked}{'Unless' if seldom == 'fails' else 'Only if'} {shares}:"
    where_it = f"it {seldom} {'mostly' if box['coverage'] >= MOST else 'more often'} where {shares}:"
    return asked + where_it if asked else where_it.capitalize()


def unseen(told: Plain, box: Plain, seldom: str, step: int | None) -> str:
    """What boxes drawn like this one are worth in worlds that they have not seen; to this very box none is unseen."""
    low, middle, high = (_percent(share) for share in box["unseen_density"])
    how = "in the same way" if step is None else f"by as many steps, {step},"
    return (
        f"All worlds drew this box, which flatters it. Boxes drawn {how} from half of the worlds ({told['halves']} "
        f"times) were tried on the other half: there it {seldom} in {middle} of their worlds (nine halves in ten: "
        f"{low} to {high})."
    )


def by_luck(told: Plain, box: Plain, step: int | None) -> str:
    """What luck could do; a step chosen after a look at the way is told to be so."""
    far = "" if step is None else f", peeled by {step} steps as well,"
    text = f"Could it be luck? {_times(told | box).capitalize()} reordered outcomes{far} gave a box as good"
    if box["is_luck"]:
        return f"{text}: this box is not told from luck."
    return f"{text}." if step is None else f"{text}. That you looked before you chose is not counted."


def no_more(told: Plain, rest: Plain) -> Iterator[str]:
    """Why no further box is told."""
    seldom, among = seldom_of(told), f"Among the {rest['worlds']} worlds that are left"
    share = _percent(told["cases"] / told["worlds"])
    if rest["why"] == "few":
        yield f"{among} it {seldom} in {rest['cases']}: too few to look for a further box."
    if rest["why"] == "luck":
        yield f"{among} no further box is told: {_times(told | rest)} reordered outcomes gave one as good."
    if rest["why"] == "loose":
        yield f"{among} no further box is told: fewer than half of their halves find its ranges again."
    if rest["why"] == "weak":
        yield (
            f"{among} a further box is not told: it {seldom} in {_percent(rest['density'])} of its worlds, "
            f"no more than in all worlds together ({share})."
        )
    if rest["why"] == "enough":
        yield f"{among} no further box was looked for."


def seldom_of(told: Plain) -> str:
    """What the claim seldom does."""
    return "fails" if told["cases_are"] == "failing" else "holds"


def ranged(each: Plain, meaning: str, step: int | None = None) -> str:
    """One range: where it lies, within what was drawn, and how firm it is."""
    drawn = " to ".join(shown(end, each["unit"]) for end in each["drawn"])
    firm = "; ".join(_firm(each, end, step) for end in ("low", "high") if each[end] is not None)
    words = f" ({meaning.rstrip('.')})" if meaning else ""
    chance = f"chance of that without it (quasi-p) {small(each['quasi_p'])}"
    return f"{each['path']} {where(each)}{words}, of {drawn} drawn; {chance}; {firm}"


def where(each: Plain) -> str:
    """Where a range lies: "above 38 %", "below 2", "1.2 to 2"."""
    low, high = (None if each[end] is None else shown(each[end], each["unit"]) for end in ("low", "high"))
    return f"above {low}" if high is None else f"below {high}" if low is None else f"{low} to {high}"


def _firm(each: Plain, end: str, step: int | None) -> str:
    """How often halves of the worlds find this end again, and where."""
    again, span = each[f"{end}_again"], each[f"{end}_span"]
    how = "firm" if again >= SURE else "loose"
    there = f" at {shown(span[0], each['unit'])} to {shown(span[1], each['unit'])}" if span else ""
    far = "" if step is None else f" ({step} steps each)"
    return f"{how}: found again in {_percent(again)} of halves of the worlds{far}{there}"


def shown(value: float, unit: str) -> str:
    """A value to three figures with its unit."""
    return show(float(f"{value:.3g}"), unit)


def _percent(share: float) -> str:
    """A share in whole per cent; never all or nothing unless it is."""
    if 0.0 < share < 0.01:  # noqa: PLR2004 - rounding must not say "never"
        return "under 1%"
    return "over 99%" if 0.99 < share < 1.0 else f"{100.0 * share:.0f}%"  # noqa: PLR2004 - nor "always"


def _times(told: Plain) -> str:
    """How many reordered outcomes were as good, of how many."""
    as_good = round(told["chance"] * (1 + told["reorders"])) - 1
    return f"{as_good} of {told['reorders']}" if as_good else f"none of {told['reorders']}"


def small(chance: float) -> str:
    """A small chance, in one form on page and screen."""
    return "under 0.001" if chance < 0.001 else f"{chance:.3f}"  # noqa: PLR2004 - three decimals
