"""A claim about two regimes in one line of words: `statutory_levy > copyright_holder on paid_people`."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import isfinite

from simulator.results.cube import PAIR, Cube, Measure
from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.names import nearest

FORM = "REGIME > REGIME on MEASURE [by AMOUNT] [in YEAR[-YEAR]], or REGIME > AMOUNT on MEASURE [in YEAR[-YEAR]]"
_SPLIT = re.compile(
    r"\s*(?P<left>[\w./-]+)\s*(?P<sign>[<>])\s*(?P<right>[\w./+-]+)\s+on\s+(?P<measure>\S+)"
    r"(?:\s+by\s+(?P<margin>\S+))?(?:\s+in\s+(?P<first>\d{4})(?:\s*-\s*(?P<last>\d{4}))?)?\s*"
)


@dataclass(frozen=True)
class Claim:
    """One regime's measure lies above another's by a margin, or above an amount, in an average year.

    `above` and `below` are what must lie above and below; one of them may be None, and then `amount` stands there.
    `years` are calendar years, empty for all of them. `margin` and `amount` are in the measure's unit.
    """

    text: str
    above: str | None
    below: str | None
    measure: str
    amount: float = 0.0
    margin: float = 0.0
    years: tuple[int, ...] = ()

    @property
    def in_words(self) -> str:
        """The claim as one would say it: "more hours under statutory levy than under opt in consent"."""
        measure = _plain(self.measure)
        years = f" in {self.years[0]}" + (f" to {self.years[-1]}" if len(self.years) > 1 else "") if self.years else ""
        if self.above is None or self.below is None:
            than = "more" if self.above is not None else "less"
            return f"{than} than {self.amount:,.12g} of {measure}{years} under {_plain(self.regimes[0])}"
        margin = f" (by over {self.margin:,.12g})" if self.margin else ""
        return f"more {measure}{years} under {_plain(self.above)} than under {_plain(self.below)}{margin}"

    @property
    def regimes(self) -> list[str]:
        """The regimes that it names."""
        return [name for name in (self.above, self.below) if name is not None]


def claim(text: str) -> Claim:
    """The claim in a line of words; ScenarioErrors where it has another form."""
    found = _SPLIT.fullmatch(text)
    if found is None:
        raise ScenarioErrors([f"--claim {text!r}: expected {FORM}"])
    amount, margin = _number(found["right"]), _number(found["margin"] or "0")
    endless = next((found[name] for name in ("left", "right", "margin") if _is_endless(found[name])), None)
    first = int(found["first"] or 0)
    last = int(found["last"] or first)
    wrong = [words for words, is_wrong in (
        (f"{endless!r} is not a finite number", endless is not None),
        (f"{found['margin']!r} is not a number", margin is None and endless is None),
        ("a margin belongs between two regimes; add it to the amount", amount is not None and bool(found["margin"])),
        (f"{first}-{last} runs backwards", last < first),
        (f"{found['left']} is compared with itself", found["left"] == found["right"]),
    ) if is_wrong]  # fmt: skip
    if wrong:
        raise ScenarioErrors([f"--claim {text!r}: {words}" for words in wrong])
    left, right = found["left"], None if amount is not None else found["right"]
    above, below = (left, right) if found["sign"] == ">" else (right, left)
    years = tuple(range(first, last + 1)) if first else ()
    return Claim(" ".join(text.split()), above, below, found["measure"], amount or 0.0, margin or 0.0, years)


def check(told: Claim, measures: Sequence[Measure], years: Collection[int]) -> None:
    """ScenarioErrors where the results will have no such measure or year."""
    names = [measure.name for measure in measures]
    lines = [] if told.measure in names else [f"no measure {told.measure!r}{nearest(told.measure, names)}"]
    missing = sorted(set(told.years) - set(years))
    if missing:
        lines.append(f"no year {missing[0]}; the study covers {min(years)} to {max(years)}")
    if lines:
        raise ScenarioErrors([f"--claim {told.text!r}: {line}" for line in lines])


def leads(cube: Cube, told: Claim) -> dict[tuple[int, int], float]:
    """By how much the claim holds in each world, (point, replication) -> a lead, positive where it holds.

    Pairs share luck and drawn figures; a world in which a run failed is left out.
    """
    years = told.years or None
    if told.above is not None and told.below is not None:
        found = cube.differences(told.measure, told.above, told.below, years=years) - told.margin
    elif told.above is not None:
        found = cube.differences(told.measure, told.above, years=years) - told.amount
    else:
        found = told.amount - cube.differences(told.measure, str(told.below), years=years)
    places = zip(*(found.index.get_level_values(level) for level in PAIR), strict=True)
    return {(int(point), int(number)): float(lead) for (point, number), lead in zip(places, found, strict=True)}


def _plain(name: str) -> str:
    """A name or a file in plain words."""
    return name.rpartition("/")[2].removesuffix(".yaml").replace("_", " ").replace("=", " ")


def _number(text: str) -> float | None:
    """The finite number that a text is; None where it is none."""
    number = _any_number(text)
    return number if number is not None and isfinite(number) else None


def _is_endless(text: str | None) -> bool:
    """Whether a text is nan, inf, or a number beyond all that can be held."""
    number = _any_number(text or "")
    return number is not None and not isfinite(number)


def _any_number(text: str) -> float | None:
    """The number that Python reads; None where it reads none."""
    try:
        return float(text)
    except ValueError:
        return None
