"""Rates, splits and weights in Python's own integers; shares no code with the kernels that it checks."""

from collections.abc import Sequence
from fractions import Fraction

BILLION = 10**9
MICROCENTS = 10**8
WEIGHT_SUM = 2**31 - 1
SHARE_STEPS = 2.0**62  # a share over the largest of them, in whole steps: their sum is the same in every order
REMAINDER_STEPS = 2.0**52
HALF = 2**32


def billionths(share: float) -> int:
    """A share as whole parts per billion."""
    return round(share * BILLION)


def part(amount: int, rate_ppb: int) -> int:
    """The floor of amount x rate."""
    return amount * rate_ppb // BILLION


def hamilton(total: int, weights: Sequence[int]) -> list[int]:
    """Largest remainder: floors of the exact shares, then one each to the largest remainders, ties to the first."""
    whole = sum(weights)
    if total == 0:
        return [0] * len(weights)
    if whole == 0:
        raise ValueError(f"{total} microcents and nobody to give them to")
    floors = [total * weight // whole for weight in weights]
    return one_more(floors, [total * weight % whole for weight in weights], total - sum(floors))


def one_more(floors: list[int], remainders: list[int], left: int) -> list[int]:
    """One more for the `left` largest remainders, in place."""
    if left:
        for place in sorted(range(len(floors)), key=lambda place: (-remainders[place], place))[:left]:
            floors[place] += 1
    return floors


def whole_weights(shares: Sequence[float]) -> list[int]:
    """Whole weights that sum to 2**31 - 1, by largest remainder on the shares as floats hold them.

    The one step with floats, since claims are floats: it follows the published rule, and money starts after it.
    """
    largest = max(shares)
    scaled = [share / largest for share in shares]
    steps = [int(share * SHARE_STEPS) for share in scaled]
    high, low = sum(step // HALF for step in steps), sum(step % HALF for step in steps)
    factor = WEIGHT_SUM / ((float(high) * HALF + float(low)) / SHARE_STEPS)
    exact = [share * factor for share in scaled]
    floors = [int(value) for value in exact]
    remainders = [
        int((value - floor) * REMAINDER_STEPS) + 1 if share > 0.0 else 0
        for value, floor, share in zip(exact, floors, scaled, strict=True)
    ]
    return one_more(floors, remainders, WEIGHT_SUM - sum(floors))


def parties(shares: Sequence[float]) -> list[int]:
    """Parts per billion of the parties of a term sheet, by largest remainder on the written shares."""
    exact = [Fraction(share) for share in shares]
    scaled = [value * BILLION / sum(exact) for value in exact]
    floors = [int(value) for value in scaled]
    left = [value - floor for value, floor in zip(scaled, floors, strict=True)]
    for place in sorted(range(len(floors)), key=lambda place: (-left[place], place))[: BILLION - sum(floors)]:
        floors[place] += 1
    return floors
