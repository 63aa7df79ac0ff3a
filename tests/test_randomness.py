"""Luck is named, keyed and knows no regime."""

import dataclasses

import numpy as np
import pytest

from simulator.randomness import PURPOSES, Luck, purpose


def test_purposes_never_share_a_stream() -> None:
    assert len(set(PURPOSES.values())) == len(PURPOSES)


def test_the_counter_leaves_eight_bits_for_blocks() -> None:
    assert max(PURPOSES.values()) < 2**24


def test_the_key_is_of_the_seed_alone() -> None:
    assert Luck(7, 0).key == Luck(7, 5).key != Luck(8, 0).key
    assert isinstance(Luck(7, 0).key, np.uint64)


def test_luck_holds_nothing_of_the_regime() -> None:
    assert [field.name for field in dataclasses.fields(Luck)] == ["seed", "replication"]


def test_an_unknown_purpose_is_an_error() -> None:
    with pytest.raises(KeyError):
        purpose("luckiness")
