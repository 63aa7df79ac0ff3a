"""Ids come from causes: no two causes share one, and what does not fit is refused."""

import itertools

import numpy as np
import pytest

from simulator.agents.identity import ENTRANT, INITIAL, MOST_CRAFTS, MOST_QUARTERS, OUTSIDE, idea_ids, person_ids

SLOTS = np.array([0, 1, 2, 2**18 - 1])


def test_no_two_people_share_an_id() -> None:
    kinds = [(INITIAL, 0), (OUTSIDE, 0), *((ENTRANT, quarter) for quarter in (0, 1, 50, MOST_QUARTERS - 1))]
    ids = [
        person_ids(kind, craft, SLOTS, quarter)
        for (kind, quarter), craft in itertools.product(kinds, (0, 1, 13, MOST_CRAFTS - 1))
    ]
    everybody = np.concatenate(ids)
    assert np.unique(everybody).size == everybody.size == 6 * 4 * SLOTS.size


def test_no_two_ideas_share_an_id_and_none_is_a_work_of_the_archive() -> None:
    slots = np.arange(0, 2**16, 97)
    ids = np.concatenate([idea_ids(quarter, slots) for quarter in range(60)])
    assert np.unique(ids).size == ids.size
    assert ids.min() >= 2**31


@pytest.mark.parametrize(
    ("kind", "craft", "quarter", "slot"),
    [
        (INITIAL, MOST_CRAFTS, 0, 0),
        (INITIAL, 0, 0, 2**25),
        (ENTRANT, 0, MOST_QUARTERS, 0),
        (ENTRANT, 0, 0, 2**18),
    ],
)
def test_a_person_who_does_not_fit_is_refused(kind: int, craft: int, quarter: int, slot: int) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        person_ids(kind, craft, np.array([slot]), quarter)


def test_more_ideas_than_fit_are_refused() -> None:
    assert idea_ids(3, np.arange(2**16))[-1] == 2**31 + 3 * 2**16 + 2**16 - 1
    with pytest.raises(ValueError, match="do not fit"):
        idea_ids(3, np.arange(2**16 + 1))
