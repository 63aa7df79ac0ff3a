"""Ids that luck is keyed by: they come from a person's or a work's cause, never from a running counter."""

import numpy as np
import numpy.typing as npt

M8 = npt.NDArray[np.int64]
U4 = npt.NDArray[np.uint32]

INITIAL, OUTSIDE, ENTRANT = 0, 1, 2
_KIND_BIT, _CRAFT_BIT, _QUARTER_BIT = 30, 25, 18
MOST_CRAFTS = 1 << (_KIND_BIT - _CRAFT_BIT)
MOST_QUARTERS = 1 << (_CRAFT_BIT - _QUARTER_BIT)
_WORK_BIT, _WORK_QUARTER_BIT = 31, 16


def person_ids(kind: int, craft: int | M8, slots: M8, quarter: int = 0) -> U4:
    """Ids (people,) of slots of a craft (one for all, or each its own); entrants are named by their quarter as well."""
    room = _QUARTER_BIT if kind == ENTRANT else _CRAFT_BIT
    highest = int(np.max(craft, initial=0))
    if highest >= MOST_CRAFTS or quarter >= MOST_QUARTERS or int(slots.max(initial=0)) >= 1 << room:
        raise ValueError(
            f"person {kind}/{highest}/{quarter} does not fit in an id: too many crafts, quarters or people"
        )
    return np.asarray(kind << _KIND_BIT | craft << _CRAFT_BIT | quarter << _QUARTER_BIT | slots, dtype=np.uint32)


def catalogue_ids(slots: npt.NDArray[np.int64]) -> U4:
    """Ids (works,) of works that exist at the start."""
    return slots.astype(np.uint32)


def idea_ids(quarter: int, slots: npt.NDArray[np.int64]) -> U4:
    """Ids (ideas,) of the ideas that studios hold in a quarter; a work keeps the id of its idea."""
    if slots.size and int(slots[-1]) >= 1 << _WORK_QUARTER_BIT:
        raise ValueError(f"{slots.size} ideas a quarter do not fit in an id; at most {1 << _WORK_QUARTER_BIT}")
    return (1 << _WORK_BIT | quarter << _WORK_QUARTER_BIT | slots).astype(np.uint32)
