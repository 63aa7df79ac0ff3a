"""A file is there whole or not at all."""

import pytest

from simulator.results import atomic


def test_a_file_is_replaced(tmp_path):
    file = tmp_path / "a"
    atomic.write_bytes(file, b"one")
    atomic.write_bytes(file, b"two")
    assert file.read_bytes() == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_write_that_fails_leaves_the_old_file_and_no_litter(tmp_path):
    file = tmp_path / "a"
    atomic.write_bytes(file, b"one")
    with pytest.raises(UnicodeEncodeError), atomic.replacing(file) as temporary:
        temporary.write_text("tw\udcff", encoding="utf-8")
    assert file.read_bytes() == b"one"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
