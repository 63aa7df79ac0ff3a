"""What a sensitivity analysis says, in sentences that are computed."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from simulator.charts.regimes import Regimes, plain
from simulator.charts.words import listed, percent

Plain = Mapping[str, Any]
Rows = Sequence[Plain]

DUMMY = "checks.dummy"
REST = "all others"


def label(path: str) -> str:
    """A figure's name in plain words: the last part of its path."""
    if path in {DUMMY, REST}:
        return {DUMMY: "Dummy", REST: "All others as one"}[path]
    return f"{plain(path.rpartition('.')[2])} ".replace("Ai ", "AI ").replace(" ai ", " AI ").strip()


def inline(path: str) -> str:
    """The name inside a sentence."""
    name = label(path) if "." in path else path
    return name if name.startswith("AI") else name[:1].lower() + name[1:]


def regimes_of(told: Plain) -> Regimes:
    """The regimes of the analysis, in its order."""
    return Regimes(tuple(told["regimes"]), told["baseline"], told["regimes"])


def of(rows: Rows, measure: str) -> list[Plain]:
    """The rows of one outcome."""
    return [row for row in rows if row["measure"] == measure]


def ranking(told: Plain, measure: str) -> list[tuple[str, list[float]]]:
    """Each figure's share of all effects, mean over regimes, with bounds over walks; largest first."""
    return [(row["path"], row["share"]) for row in of(told["ranking"], measure)]


def bounded(share: Sequence[float | None]) -> str:
    """Estimate and bounds of a share as they are, or that they are too wide to tell anything."""
    if any(end is None for end in share):
        return "nothing varies"
    low, middle, high = (float(end) for end in share if end is not None)
    if high - low > TOO_WIDE:
        return "too few to tell"
    return percent(middle) if low == high else f"{percent(middle)} ({percent(low)} to {percent(high)})"


def dummy(told: Plain) -> str:
    """Whether the dummy did nothing, as it must."""
    effects = [row["mu_star"] for row in told["effects"] if row["path"] == DUMMY and row["mu_star"] is not None]
    shares = [row["total"][1] for row in told.get("shares", ()) if row["name"] == DUMMY and row["total"][1] is not None]
    largest = max((abs(number) for number in (*effects, *shares)), default=0.0)
    if largest == 0.0:
        what = "its effects and its shares are" if shares else "its effects are"
        return (
            f"The dummy, a figure that changes nothing, was moved like all others: {what} exactly 0, as they must be."
        )
    return (
        f"The dummy, a figure that changes nothing, has an index of {largest:.3g}: something in this analysis is wrong."
    )


def leaders(told: Plain, interest: Plain) -> str:
    """The figures that move an outcome most, and how much of all effects they are; or that they are not told apart."""
    found = of(told["leaders"], interest["measure"])
    what = inline(interest["title"])
    if not found:
        lost = any(row["mu_star"] is None for row in of(told["effects"], interest["measure"]))
        return f"{interest['title']}: " + (TOO_MUCH_LOST if lost else "no figure moves what the regimes change")
    lead, walks = found[0], f"{found[0]['walks']} walks"
    names = listed([inline(path) for path in lead["paths"]])
    if too_wide([lead["share"]]):
        return f"{interest['title']}: {walks} are too few to tell which figures move it most"
    size = f"{bounded(lead['share'])} of all effects"
    if lead["is_apart"]:
        return f"What the regimes do to {what} hangs most on {names}: {size}"
    return f"What the regimes do to {what}: largest in {walks} are {names}, {size}, not told apart from others"


TOO_MUCH_LOST = "too many runs failed to tell"
MATTERS = 0.05
TOO_WIDE = 0.5  # bounds wider than this tell a large share from none, and nothing more


def too_wide(shares: Sequence[Sequence[float]]) -> bool:
    """Whether the bounds of any of some shares are too wide to be told."""
    return any(high - low > TOO_WIDE for low, _, high in shares)


def spread(rows: Rows) -> float:
    """How wide the bounds of the shares are that matter at all, in the middle; 0 where none does."""
    known = [row["total"] for row in rows if row["total"][1] is not None and row["total"][1] >= MATTERS]
    return float(np.median([high - low for low, _, high in known])) if known else 0.0


def interaction(told: Plain, interest: Plain) -> str:
    """What the figures named make one at a time, what all others make as one, and what is left: their interplay."""
    found = of(told["parts"], interest["measure"])
    if not found:
        return f"{interest['title']}: nothing varies"
    named, rest, left = (found[0][key] for key in ("named", "rest", "interplay"))
    if all(too_wide([part]) for part in (named, rest, left)):
        width = percent(min(high - low for low, _, high in (named, rest, left)))
        return f"{interest['title']}: too few samples to tell shares of the variance; bounds are {width} wide and more"
    number = len(told["kept"])
    figures = "the figure named" if number == 1 else f"the {number} figures named, one at a time,"
    return (
        f"{interest['title']}, parts of the variance: {figures} {bounded(named)}; all others as one {bounded(rest)}; "
        f"interplay between them {of_interplay(left)}"
    )


def of_interplay(share: Sequence[float]) -> str:
    """Interplay with its bounds; where these hold none, it is not claimed."""
    if share[0] > 0.0 or too_wide([share]):
        return bounded(share)
    return f"not told from none (at most {percent(max(share[2], 0.0))})"


def first_of(rows: Rows) -> tuple[list[str], bool]:
    """The group with the largest share, or all that are not told apart from it; whether it stands alone."""
    ranked = sorted(rows, key=lambda row: -row["total"][1])
    tied = [row["name"] for row in ranked if row["total"][2] >= ranked[0]["total"][0]]
    return tied, len(tied) == 1


def grouped(told: Plain, interests: Sequence[Plain]) -> str:
    """Which group has a hand in most, by outcome, where bounds tell it apart from the next."""
    parts = []
    for interest in interests:
        rows = [row for row in of(told["mean_group_shares"], interest["measure"]) if row["name"] != "dummy"]
        if rows and too_wide([row["total"] for row in rows]):
            parts.append(f"too few samples to tell for {inline(interest['title'])}")
        elif rows:
            names, is_alone = first_of(rows)
            words = names[0] if is_alone else f"{listed(names)} (not told apart)"
            parts.append(f"{words} for {inline(interest['title'])}")
    if parts and all(part.startswith("too few") for part in parts):
        return "Too few samples to tell which group of figures matters most"
    return f"Which group of figures matters most: {'; '.join(parts)}" if parts else "Nothing varies"


def luck(told: Plain) -> str:
    """How large luck is beside what the figures move, and whose luck the analysis is."""
    rows = [row for row in told["luck"] if row["share"][1] is not None]
    study, worlds = told["study"], told["asked"]["luck"]
    whose = "one world" if worlds == 1 else f"{worlds} worlds"
    here = f"all effects and shares here are those of {whose} at {100 * study['scale']:g}% of the sector"
    if not rows:
        return f"How large luck is beside what the figures move is not known; {here}."
    titles = {interest["measure"]: inline(interest["title"]) for interest in told["interests"]}
    least, most = (choose(rows, key=lambda row: row["share"][1]) for choose in (min, max))
    regime = regimes_of(told).inline(most["regime"])
    return (
        f"Had every run a world of its own, luck would make {percent(least['share'][1])} to "
        f"{percent(most['share'][1])} of what the outcomes vary, by regime and outcome: most of "
        f"{titles[most['measure']]} under {regime} ({span_of(most['share'])}). It is held "
        f"fixed, so {here}; another world would give somewhat others."
    )


def narrow(told: Plain) -> str:
    """Where samples are so few that their bounds promise too much; nothing where they do not."""
    asked = told["asked"]
    if asked["is_screen_only"] or asked["samples"] >= TRUSTED:
        return ""
    return (
        f"Bounds resampled from {asked['samples']} samples are too narrow: of a function whose shares are known they "
        f"hold the truth six to eight times in ten. From {TRUSTED} samples on it is about nine."
    )


TRUSTED = 32  # of Ishigami's function, six shares, 80 seeds: 73% of bounds hold at 8 samples, 86% at 32, 97% at 128


def span_of(share: Sequence[float]) -> str:
    """Bounds of a share that cannot leave 0 and 1."""
    return f"bounds {percent(share[0])} to {percent(share[2])}"


def lost(told: Plain) -> str:
    """How many runs failed, of how many, and why; nothing where none did."""
    if not told["failed"]:
        return ""
    many = "are" if told["failed"] > 1 else "is"
    why = "; ".join(times(cause["runs"]) + cause["error"] for cause in told.get("causes", ()))
    return f"{told['failed']:,} of {told['runs']:,} runs failed and {many} left out" + (f": {why}" if why else "")


def times(count: int) -> str:
    """How often, before what happened; nothing for once."""
    return f"{count:,} times " if count > 1 else ""
