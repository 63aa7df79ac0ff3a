"""Philox against Random123's published answers, and what the model relies on in its draws."""

import os
import subprocess
import sys

import numba
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from simulator.kernels import philox
from simulator.kernels.normal import inverse_normal
from simulator.kernels.philox import (
    normals,
    normals_grid,
    normals_slots,
    philox4x32_10,
    to_normals,
    uniforms,
    uniforms_grid,
    uniforms_slots,
)

MANY = 300 if numba.config.DISABLE_JIT else 100_000
WORD = st.integers(0, 2**32 - 1)

# Random123's kat_vectors, "philox4x32 10": counter, key -> answer.
PUBLISHED = [
    ("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
    ("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd"),
    ("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1"),
]


def words(text):
    return [np.uint64(int(word, 16)) for word in text.split()]


def plain_philox(counter, key):
    """Ten rounds in Python integers, straight from the paper."""
    (c0, c1, c2, c3), (k0, k1) = counter, key
    for _ in range(10):
        high_0, low_0 = divmod(0xD2511F53 * c0, 2**32)
        high_1, low_1 = divmod(0xCD9E8D57 * c2, 2**32)
        c0, c1, c2, c3 = high_1 ^ c1 ^ k0, low_1, high_0 ^ c3 ^ k1, low_0
        k0, k1 = (k0 + 0x9E3779B9) % 2**32, (k1 + 0xBB67AE85) % 2**32
    return c0, c1, c2, c3


def plain_uniform(key, entity, quarter, purpose, replication, slot=0):
    block = slot // 2
    third = (block // 256 * 2**24) + purpose * 256 + block % 256
    answer = plain_philox((entity, quarter % 2**32, third, replication), (key % 2**32, key // 2**32))
    high, low = answer[:2] if slot % 2 == 0 else answer[2:]
    return (high * 2**32 + low) // 2**11 / 2**53


@pytest.mark.parametrize(("counter", "key", "answer"), PUBLISHED)
def test_published_answers(counter, key, answer):
    assert [f"{int(word):08x}" for word in philox4x32_10(*words(counter), *words(key))] == answer.split()


@given(st.tuples(WORD, WORD, WORD, WORD), st.tuples(WORD, WORD))
def test_any_counter_against_plain_integers(counter, key):
    answer = philox4x32_10(*map(np.uint64, counter), *map(np.uint64, key))
    assert tuple(map(int, answer)) == plain_philox(counter, key)


@given(
    key=st.integers(0, 2**64 - 1),
    entity=WORD,
    quarter=st.integers(-40, 10_000),
    purpose=st.integers(0, 2**16 - 1),
    replication=WORD,
)
def test_a_uniform_is_the_first_53_bits_of_its_counter(key, entity, quarter, purpose, replication):
    got = uniforms(key, np.array([entity], dtype=np.uint32), quarter, purpose, replication)
    assert got[0] == plain_uniform(key, entity, quarter, purpose, replication)


@pytest.mark.parametrize("slot", [0, 1, 2, 511, 512, 513, 999])
def test_slots_follow_their_blocks_beyond_256(slot):
    got = uniforms_slots(2**63 + 5, 77, 3, 9, 4, 1000)
    assert got[slot] == plain_uniform(2**63 + 5, 77, 3, 9, 4, slot)


def test_blocks_beyond_256_meet_no_other_purpose():
    draws = uniforms_grid(1, [0], 0, 3, 0, 1200).ravel()
    others = uniforms_grid(1, [0], 0, 4, 0, 1200).ravel()
    assert not set(draws) & set(others)


def test_a_draw_belongs_to_its_entity_not_to_its_place():
    ids = np.array([5, 3, 900, 2**32 - 1], dtype=np.uint32)
    order = np.array([2, 0, 3, 1])
    np.testing.assert_array_equal(uniforms(9, ids[order], 4, 2, 1), uniforms(9, ids, 4, 2, 1)[order])
    np.testing.assert_array_equal(normals(9, ids[1:2], 4, 2, 1), normals(9, ids, 4, 2, 1)[1:2])


def test_one_two_or_many_slots_start_alike():
    grid = uniforms_grid(9, [5, 6], 4, 2, 1, 7)
    np.testing.assert_array_equal(grid[:, 0], uniforms(9, [5, 6], 4, 2, 1))
    np.testing.assert_array_equal(grid[:, :4], uniforms_grid(9, [5, 6], 4, 2, 1, 4))
    np.testing.assert_array_equal(grid[1], uniforms_slots(9, 6, 4, 2, 1, 7))
    np.testing.assert_array_equal(normals_grid(9, [5, 6], 4, 2, 1, 7)[0], normals_slots(9, 5, 4, 2, 1, 7))


@pytest.mark.parametrize("place", range(5))
def test_each_part_of_the_counter_matters(place):
    base = [7, 1, 2, 3, 4]
    moved = [value + (where == place) for where, value in enumerate(base)]
    assert uniforms_slots(*base, 1) != uniforms_slots(*moved, 1)


def test_zero_bits_give_a_small_number_and_all_bits_stay_below_one():
    zero, ones = np.uint64(0), np.uint64(2**32 - 1)
    assert philox.unit(zero, zero) == 2.0**-54
    assert philox.unit(ones, ones) == 1.0 - 2.0**-53


def test_normals_in_blocks_are_the_scalar_formula_bit_for_bit():
    drawn = uniforms(7, np.arange(9_001), 1, 1, 0)  # two whole blocks and a part
    drawn[:6] = [0.0, 1.0, 2.0**-54, 0.075, 0.925, np.nan]
    expected = np.array([inverse_normal(value) for value in drawn])
    to_normals(drawn)
    np.testing.assert_array_equal(drawn, expected)


def test_uniforms_and_normals_follow_their_distributions():
    ids = np.arange(MANY, dtype=np.uint32)
    drawn, bells = uniforms(2026, ids, 1, 1, 0), normals(2026, ids, 1, 1, 0)
    assert stats.kstest(drawn, "uniform").pvalue > 0.001
    assert stats.kstest(bells, "norm").pvalue > 0.001
    np.testing.assert_allclose(bells, stats.norm.ppf(drawn), rtol=5e-15, atol=1e-16)


def test_purposes_are_uncorrelated():
    ids = np.arange(MANY, dtype=np.uint32)
    one, two = normals(2026, ids, 1, 1, 0), normals(2026, ids, 1, 2, 0)
    assert abs(np.corrcoef(one, two)[0, 1]) < 4 / np.sqrt(MANY)


@pytest.mark.parametrize(
    ("ids", "message"),
    [([-1], "0 to 4294967295"), ([2**32], "0 to 4294967295"), ([0.5], "whole"), ([[1]], "whole")],
)
def test_ids_that_would_wrap_are_refused(ids, message):
    with pytest.raises(ValueError, match=message):
        uniforms(1, ids, 0, 0, 0)


def test_two_dimensional_ids_are_refused_in_the_right_type_too():
    with pytest.raises(ValueError, match="whole"):
        uniforms(1, np.zeros((2, 2), dtype=np.uint32), 0, 0, 0)


@pytest.mark.parametrize(
    ("purpose", "replication", "size", "name"),
    [(-1, 0, 1, "purpose"), (2**16, 0, 1, "purpose"), (0, -1, 1, "replication"), (0, 0, 2**18, "slots")],
)
def test_words_out_of_range_are_refused(purpose, replication, size, name):
    with pytest.raises(ValueError, match=name):
        uniforms_slots(1, 0, 0, purpose, replication, size)


def test_nobody_draws_nothing():
    assert uniforms(1, [], 0, 0, 0).shape == (0,)
    assert uniforms_grid(1, [3], 0, 0, 0, 0).shape == (1, 0)


@pytest.mark.jit
def test_compiled_and_plain_agree_bit_for_bit_without_a_warning():
    code = (
        "from simulator.kernels.philox import normals_grid, uniforms;"
        "print(uniforms(2**64 - 1, range(50), -3, 65535, 2**32 - 1).tobytes().hex());"
        "print(normals_grid(2**63 + 7, range(9), 12, 3, 1, 15).tobytes().hex())"
    )
    command = [sys.executable, "-W", "error", "-c", code]
    plain = subprocess.check_output(command, env={**os.environ, "NUMBA_DISABLE_JIT": "1"})
    assert plain == subprocess.check_output(command, env={**os.environ, "NUMBA_DISABLE_JIT": "0"})
