"""What stands at a path may be anything: it is told in one line, at once, and never quoted where it is not YAML."""

import os
import time

import pytest

from simulator.scenario.load import check_file, load_study
from simulator.scenario.names import SCENARIOS
from simulator.scenario.reading import read_bytes
from simulator.scenario.tree import LARGEST_FILE
from tests.scenario.faults import faults

STUDY = (SCENARIOS / "studies" / "compare_regimes.yaml").read_text()
SECRET = "root:x:0:0:a secret"
SECONDS = 5.0


def test_a_file_is_read_and_a_giant_only_so_far(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_bytes(b"a: 1\n")
    assert read_bytes(file) == b"a: 1\n"
    with file.open("wb") as handle:
        handle.truncate(2**36)  # a hole of 64 GiB
    assert len(read_bytes(file)) == LARGEST_FILE + 1
    assert faults(check_file, file) == [f"{file}:1: larger than 1,000,000 bytes"]


def strange(folder):
    """Name -> what makes it."""
    (folder / "folder.yaml").mkdir()
    os.mkfifo(folder / "pipe.yaml")
    (folder / "loop.yaml").symlink_to(folder / "loop.yaml")
    (folder / "zeros.yaml").symlink_to("/dev/zero")
    (folder / "secret").write_text(SECRET)
    (folder / "link.yaml").symlink_to(folder / "secret")
    (folder / "nowhere.yaml").symlink_to(folder / "gone")
    closed = folder / "closed.yaml"
    closed.write_text("a: 1\n")
    return ["folder", "pipe", "loop", "zeros", "link", "nowhere"]


def test_no_strange_file_hangs_fills_memory_or_is_quoted(tmp_path):
    for name in strange(tmp_path):
        began = time.perf_counter()
        (line,) = faults(check_file, tmp_path / f"{name}.yaml")
        assert "cannot be read" in line
        assert "\n" not in line
        assert SECRET not in line
        assert time.perf_counter() - began < SECONDS


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../../../../etc/passwd", "./secret", "/dev/zero", "/proc/self/environ"]
)
def test_a_study_cannot_make_us_quote_other_files(tmp_path, name):
    (tmp_path / "secret").write_text(SECRET)
    file = tmp_path / "study.yaml"
    file.write_text(STUDY.replace("- data_dignity\n", f"- {name}\n", 1))
    lines = faults(load_study, file)
    assert any("cannot be read" in line for line in lines)
    assert not any("root:" in line or "PATH=" in line for line in lines)


@pytest.mark.parametrize(
    "name", ['"a\\0.yaml"', "/" + "a" * 5000 + ".yaml", "~/x.yaml", '"\\e[31m/x.yaml"', "C:\\x.yaml"]
)
def test_a_name_that_no_file_can_have_is_one_line(tmp_path, name):
    file = tmp_path / "study.yaml"
    file.write_text(STUDY.replace("- data_dignity\n", f"- {name}\n", 1))
    lines = faults(load_study, file)
    assert lines
    assert all(line.isprintable() for line in lines)
