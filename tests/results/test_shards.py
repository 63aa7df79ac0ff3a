"""Finished batches on disk: what is read is what was written, or nothing."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from simulator.results.shards import Shards, packed, unpacked
from tests.results.worlds import outcome

VALUES = hnp.arrays(np.float64, (2, 3, 2), elements=st.floats(width=64))
TEXT = st.none() | st.text(max_size=20)


@given(VALUES, TEXT, st.integers(-(2**70), 2**70))
def test_bits_survive(values, error, balance):
    outcomes = [outcome(i, v, error=error, balance=balance, phases={"a": 0.1}) for i, v in enumerate(values)]
    back = unpacked(packed(outcomes))
    assert [each.values.tobytes() for each in back] == [each.values.tobytes() for each in outcomes]
    assert [(each.run, each.error, each.balance, each.phases) for each in back] == [
        (each.run, each.error, each.balance, each.phases) for each in outcomes
    ]


@given(st.data())
def test_no_changed_byte_is_taken_for_good(data):
    whole = bytearray(packed([outcome(0, np.ones((2, 2)))]))
    position = data.draw(st.integers(0, len(whole) - 1))
    whole[position] ^= data.draw(st.integers(1, 255))
    assert _is_refused(bytes(whole))


@given(st.integers(0, 200))
def test_no_cut_file_is_taken_for_good(length):
    whole = packed([outcome(0, np.ones((2, 2)))])
    assert _is_refused(whole[: min(length, len(whole) - 1)])


def _is_refused(data):
    try:
        unpacked(data)
    except ValueError:
        return True
    return False


def test_damaged_files_are_named_and_left_out(tmp_path):
    shards = Shards(tmp_path / "batches")
    for batch in range(3):
        shards.save(batch, [outcome(batch, np.ones((2, 2)))])
    (tmp_path / "batches" / "000001.batch").write_bytes(b"nonsense")
    assert sorted(shards.load()) == [0, 2]
    assert shards.damaged == ["000001.batch"]


def test_an_empty_folder_holds_nothing(tmp_path):
    assert Shards(tmp_path / "none").load() == {}
