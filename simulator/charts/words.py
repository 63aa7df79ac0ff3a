"""Numbers as people say them: money, shares, ranges, lists."""

from collections.abc import Sequence

import numpy as np

from simulator.results.interval import is_nine_in_ten

MILLION = 1e6
SIZES = ((1e12, "tn"), (1e9, "bn"), (MILLION, "m"))
UNKNOWN = "not known"


def usd(dollars: float, *, is_change: bool = False) -> str:
    """Two or three figures, no more than the model knows: $8.40, $460, $1,140, $4.4bn."""
    if not np.isfinite(dollars):
        return UNKNOWN
    size = _size(abs(dollars))
    return ("" if size in {"0", "0.00"} else _sign(dollars, is_change=is_change)) + "$" + size


def _sign(number: float, *, is_change: bool) -> str:
    if number < 0:
        return "−"
    return "+" if is_change and number > 0 else ""


def _size(dollars: float) -> str:
    for size, name in SIZES:
        if dollars >= 0.9995 * size:
            return f"{_figures(dollars / size)}{name}"
    if dollars >= 999.5:  # noqa: PLR2004 - thousands have a comma
        return f"{float(f'{dollars:.3g}'):,.0f}"
    return f"{dollars:.2f}" if 0 < dollars < 10 else f"{dollars:.0f}"  # noqa: PLR2004 - cents matter below ten


def _figures(number: float) -> str:
    """Three figures at most, without a trailing zero after the point: 12, 4.4, 141."""
    return f"{number:.0f}" if number >= 100 else f"{float(f'{number:.2g}'):g}"  # noqa: PLR2004


def percent(share: float, *, is_change: bool = False) -> str:
    """A share of one as a percentage: 12%, 3.4%, +0.8%."""
    if not np.isfinite(share):
        return UNKNOWN
    size = 100 * abs(share)
    decimals = 0 if size >= 10 else 1 if size >= 0.1 or size == 0 else 2  # noqa: PLR2004
    text = f"{size:.{decimals}f}"
    return ("" if float(text) == 0 else _sign(share, is_change=is_change)) + text + "%"


def cents(share: float) -> str:
    """Part of a dollar: 54¢."""
    return f"{100 * share:.0f}¢" if np.isfinite(share) else UNKNOWN


def count(number: float, *, is_change: bool = False) -> str:
    """Whole things to three figures: 309,000."""
    if not np.isfinite(number):
        return UNKNOWN
    rounded = float(f"{number:.3g}")
    return ("" if rounded == 0 else _sign(number, is_change=is_change)) + f"{abs(rounded):,.0f}"


def many(number: float, *, is_change: bool = False) -> str:
    """A large count in millions: 567m; a small one in full."""
    return (
        usd(number, is_change=is_change).replace("$", "")
        if abs(number) >= MILLION
        else count(number, is_change=is_change)
    )


def worlds(share: float, pairs: int) -> str:
    """How often, counted and never as a certainty: "in 38 of 40 simulated worlds"."""
    return (
        f"in {share * pairs:.0f} of {pairs} simulated worlds" if np.isfinite(share) and pairs else "in one world only"
    )


def listed(words: Sequence[str]) -> str:
    """A, B and C."""
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1] if words else ""


def holding(worlds: int) -> str:
    """What a span over so many worlds holds."""
    if worlds <= 1:
        return "one world, no range"
    return "nine worlds in ten" if is_nine_in_ten(worlds) else f"lowest to highest of {worlds} worlds"


def ends(worlds: int) -> str:
    """From where to where a span over so many worlds goes."""
    return "5% to 95%" if is_nine_in_ten(worlds) else "lowest to highest"


def span(low: str, high: str) -> str:
    """A range in words, said once where both ends read the same."""
    return low if low == high else f"{low} to {high}"
