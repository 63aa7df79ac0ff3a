"""Why money moves, and under which clause: the two labels of a posting, as words and as numbers of one byte."""

from difflib import get_close_matches

# Append only: stored postings hold the numbers.
REASONS: dict[str, int] = {
    "royalty": 1,  # a payer's debt is collected
    "penalty": 2,  # what an audit adds
    "administration": 3,  # the collecting society's cost
    "fund": 4,  # a guild's or a social fund's part
    "holder": 5,  # what rights holders keep
    "pool": 6,  # shared money goes out to works
    "distribution": 7,  # works' pots become people's dues
    "commission": 8,  # agents and managers
    "fee": 9,  # the cost of one payment
    "cap": 10,  # above a person's yearly cap
    "escrow": 11,  # held for somebody not found
    "release": 12,  # found, and paid out of escrow
    "expiry": 13,  # escrow that waited too long
    "payment": 14,  # to a person
    "undistributed": 15,  # found no work, or nobody credited
    "recoupment": 16,  # kept against an advance
    "refund": 17,  # a posting taken back
    "self_payment": 18,  # a party pays itself
    "licence": 19,  # the price of training data
    "closing": 20,  # a balance carried to the next fiscal year
}

CLAUSES: dict[str, int] = {
    "none": 0,
    "consent": 1,
    "royalty": 2,
    "price": 3,
    "allocation": 4,
    "entitlement": 5,
    "settlement": 6,
    "enforcement": 7,
    "ai_use": 8,
    "term": 9,
    "minimums": 10,
}


def number_of(label: str | int, table: dict[str, int], what: str) -> int:
    """The number of a label given as a word or as its number; ValueError with the nearest word otherwise."""
    if isinstance(label, str) and label in table:
        return table[label]
    if not isinstance(label, str) and int(label) in table.values():
        return int(label)
    near = get_close_matches(str(label), table, 1)
    hint = f"; did you mean {near[0]!r}?" if near else f"; known: {', '.join(table)}"
    raise ValueError(f"{label!r} is not a {what}{hint}")


def word_of(number: int, table: dict[str, int]) -> str:
    """The word of a stored number; KeyError for one that the table does not hold."""
    for word, own in table.items():
        if own == number:
            return word
    raise KeyError(number)
