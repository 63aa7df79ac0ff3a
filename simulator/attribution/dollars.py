"""Dollars as people write them, to whole microcents and back, without a float in between."""

from decimal import Decimal, InvalidOperation

from simulator.money import LARGEST, MICROCENTS_PER_DOLLAR


def microcents_of(amount: object) -> int:
    """Whole microcents of dollars given as text, as a decimal or as a whole number.

    Raises ValueError, saying why, for a float, for text that is no finite number, for a fraction of a microcent and
    for what does not fit in an int64.
    """
    if isinstance(amount, float):
        raise ValueError("is a float, which cannot hold every cent; give dollars as a decimal or as text")  # noqa: TRY004 - a wrong amount like others
    try:
        dollars = Decimal(str(amount).strip().removeprefix("$").replace("_", ""))
    except InvalidOperation:
        raise ValueError(f"{amount!r} is not an amount of dollars") from None
    if not dollars.is_finite():
        raise ValueError(f"{amount!r} is not a finite amount")
    microcents = dollars * MICROCENTS_PER_DOLLAR
    if microcents != microcents.to_integral_value():
        raise ValueError(f"{amount} has a fraction of a microcent; eight decimals are the most")
    if abs(microcents) > LARGEST:
        raise ValueError(f"{amount} dollars do not fit in one account of microcents")
    return int(microcents)


def dollars_of(microcents: int) -> str:
    """Dollars with all eight decimals, exact."""
    whole, rest = divmod(abs(int(microcents)), MICROCENTS_PER_DOLLAR)
    return f"{'-' if microcents < 0 else ''}{whole}.{rest:08d}"
