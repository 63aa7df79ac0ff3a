"""Every fault at a few moments: nothing is lost, nothing is run twice, and the whole comes out in the end."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from simulator.experiments.faults.damage import BATCH, DAMAGES, FILES, is_found
from simulator.experiments.faults.injection import trial
from simulator.experiments.faults.page import FAULTS, drawn, page, place_of, undisturbed
from simulator.experiments.faults.victim import BATCHES, NEW, OLD, Victim

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="faults are injected into forked processes")


@pytest.fixture
def open_folder():
    """A folder that another user can enter, unlike pytest's."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_the_victim_notes_each_batch_and_replaces_what_was_there(tmp_path):
    victim = Victim(tmp_path)
    victim.begin()
    assert victim.holds() == OLD
    victim.carry_out()
    assert victim.holds() == NEW
    assert victim.done() == list(range(BATCHES))


def test_what_is_begun_after_the_fault_is_no_loss(tmp_path):
    victim = Victim(tmp_path)
    victim.log.write_text("0\n2\n", encoding="utf-8")
    assert victim.begun() == {0, 2}
    victim.strike()
    victim.log.write_text(victim.log.read_text() + "1\n", encoding="utf-8")
    assert (victim.begun(), victim.done()) == ({0, 2}, [0, 2, 1])


@pytest.mark.slow
@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_nothing_is_lost_or_repeated(open_folder, name):
    usual = undisturbed(open_folder / "whole")
    for number, moment in enumerate((0.05, 0.4, 0.8)):
        folder = open_folder / str(number)
        folder.mkdir()
        with place_of(folder, FAULTS[name][0]) as is_there:
            if not is_there:
                pytest.skip("no right to mount a file system here")
            seen = trial(folder, FAULTS[name][0], moment, *usual)
        assert (seen.lost, seen.repeated, seen.is_whole) == (0, 0, True), seen


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("file", [*FILES, BATCH])
def test_no_damage_goes_unseen(tmp_path, file, damage):
    undisturbed(tmp_path / "whole")
    for place in (0.0, 0.3, 0.999):
        assert is_found(tmp_path / "whole", file, damage, place)


def test_moments_are_drawn_and_always_the_same():
    assert drawn(5) == drawn(9)[:5]
    assert all(0.0 < moment < 1.0 for moment in drawn(50))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_the_page_counts():
    text = page(hits=1, most=2)
    assert text.count("| 0 | 0 |") == len(FAULTS)  # nothing lost, nothing repeated; or not tried
    assert "Not survived" in text
