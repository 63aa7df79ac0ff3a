"""What a plain word in a scenario file means. Only what looks like a number is one: NO, 12:30 and 2027Q1 are words."""

import re

Scalar = str | int | float | bool | None

# Underscores may group digits (141_000_000_000); leading zeros make a word (010 is not 8).
_WHOLE = r"(?:0|[1-9][0-9]*(?:_[0-9]+)*)"
_IS_WHOLE = re.compile(rf"[-+]?{_WHOLE}")
_IS_DECIMAL = re.compile(rf"[-+]?(?:{_WHOLE}(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_WORDS: dict[str, Scalar] = {"": None, "~": None, "null": None, "true": True, "false": False}
_LONGEST_NUMBER = 40  # characters; longer ones are words, and refused where a number is expected


def meaning(text: str, *, is_plain: bool) -> Scalar:
    """The value of a scalar; quoted text is always text."""
    if not is_plain or len(text) > _LONGEST_NUMBER:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _IS_WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _IS_DECIMAL.fullmatch(text) else text
