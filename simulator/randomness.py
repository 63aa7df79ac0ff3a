"""Luck: one root key, one stream for each named purpose, and nothing of the regime in either.

A draw is Philox4x32-10 of (entity id, quarter, purpose << 8 | block, replication) under a 64-bit key, so it belongs
to whoever decides and not to a position in a list. Two regimes then share their luck wherever they share decisions.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

# Append only: a number, once given, belongs to its purpose for ever.
PURPOSES: dict[str, int] = {
    "skill": 1,
    "work_quality": 2,
    "work_style": 3,
    "work_kind": 4,
    "work_credits": 5,
    "work_public": 6,
    "holder_consent": 7,
    "person_consent": 8,
    "work_consent": 9,
    "idea_appeal": 10,
    "idea_cost": 11,
    "output_parent": 12,
    "output_noise": 13,
    "job_match": 14,
    "job_employer": 15,
    "exit": 16,
    "entry": 17,
    "identified": 18,
    "audit": 19,
    "parameters": 20,
    "dummy": 21,
    "work_sample": 22,
    "outside_credit": 23,
    "works_style_centre": 24,
    "coalition_order": 25,
    "attribution_noise": 26,
    "training_record": 27,
    "detector": 28,
    "idea_deal": 29,
    "training_abroad": 30,
    "retrained": 31,
    "world_order": 32,
    "observation_error": 33,
}
STREAM_TABLE_VERSION = 1


@dataclass(frozen=True)
class Luck:
    """The luck of one replication; the same object serves every regime."""

    seed: int
    replication: int

    @property
    def key(self) -> np.uint64:
        """64-bit root key of the user's seed (numpy.random.SeedSequence, a published hash)."""
        return root_key(self.seed)


@cache
def root_key(seed: int) -> np.uint64:
    """The hash of a seed, once."""
    return np.uint64(np.random.SeedSequence(seed).generate_state(1, np.uint64)[0])


def purpose(name: str) -> int:
    """The stream number of a named purpose; KeyError for a name that is not in the table."""
    return PURPOSES[name]
