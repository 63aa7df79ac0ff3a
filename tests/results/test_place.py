"""Where results may go, and that old ones stay until new ones are whole."""

import shutil
from itertools import count
from pathlib import Path

import numpy as np
import pytest

from simulator.results import store
from simulator.results.place import Place, PlaceError
from tests.results.worlds import outcome, paired_cube


def _finished(target, level=1.0, *, is_forced=False):
    place = Place(target)
    with place.opened("plan", is_forced=is_forced):
        store.write(place.working, paired_cube({"a": [level]}), {})
        place.finish()
    return place


def _names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_results_take_their_place_and_leave_nothing_beside(tmp_path):
    _finished(tmp_path / "study")
    assert _names(tmp_path) == ["study"]
    assert _names(tmp_path / "study") == ["manifest.json", "measures.json", "plan.parquet", "results.parquet"]


def test_nothing_is_replaced_without_force(tmp_path):
    _finished(tmp_path / "study")
    with pytest.raises(PlaceError, match="--force"):
        Place(tmp_path / "study").check(is_forced=False)
    _finished(tmp_path / "study", 2.0, is_forced=True)
    assert store.read(tmp_path / "study").values[0, 0, 0] == 2.0
    assert _names(tmp_path) == ["study"]


def test_an_empty_folder_may_be_used(tmp_path):
    (tmp_path / "study").mkdir()
    _finished(tmp_path / "study")


@pytest.mark.parametrize("is_forced", [False, True])
def test_a_folder_of_other_files_stays(tmp_path, is_forced):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(PlaceError, match="other files"):
        Place(tmp_path).check(is_forced=is_forced)
    assert _names(tmp_path) == ["notes.txt"]


def test_a_link_is_refused(tmp_path):
    _finished(tmp_path / "real")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(PlaceError, match="symbolic link"):
        Place(tmp_path / "link").check(is_forced=True)


def test_a_file_is_refused(tmp_path):
    (tmp_path / "study").write_text("")
    with pytest.raises(PlaceError, match="not a folder"):
        Place(tmp_path / "study").check(is_forced=True)


@pytest.mark.parametrize("folder", [Path("/"), Path.home(), Path.home().parent, Path.cwd(), Path.cwd().parent])
def test_what_must_stay_is_refused(folder):
    with pytest.raises(PlaceError, match="must stay"):
        Place(folder).check(is_forced=True)


def test_a_protected_folder_with_our_manifest_is_refused_all_the_same(tmp_path):
    _finished(tmp_path / "study")
    with pytest.raises(PlaceError, match="must stay"):
        Place(tmp_path / "study", protected=[tmp_path / "study" / "clone"]).check(is_forced=True)


def test_an_unfinished_run_is_gone_on_with(tmp_path):
    with Place(tmp_path / "study").opened("plan", is_forced=False) as shards:
        shards.save(3, [outcome(0, np.ones((2, 2)))])
    with Place(tmp_path / "study").opened("plan", is_forced=False) as shards:
        assert sorted(shards.load()) == [3]


def test_another_unfinished_run_needs_force(tmp_path):
    with Place(tmp_path / "study").opened("plan", is_forced=False) as shards:
        shards.save(3, [outcome(0, np.ones((2, 2)))])
    with pytest.raises(PlaceError, match="--force drops it"), Place(tmp_path / "study").opened("b", is_forced=False):
        pass
    with Place(tmp_path / "study").opened("b", is_forced=True) as shards:
        assert shards.load() == {}


def test_a_working_folder_that_is_not_ours_stays(tmp_path):
    (tmp_path / ".study.partial").mkdir()
    (tmp_path / ".study.partial" / "notes.txt").write_text("mine")
    with pytest.raises(PlaceError, match="not ours"), Place(tmp_path / "study").opened("plan", is_forced=True):
        pass
    assert (tmp_path / ".study.partial" / "notes.txt").read_text() == "mine"


def test_two_runs_into_one_folder_are_refused(tmp_path):
    with (
        Place(tmp_path / "study").opened("plan", is_forced=False),
        pytest.raises(PlaceError, match="another run"),
        Place(tmp_path / "study").opened("plan", is_forced=True),
    ):
        pass


def test_a_swap_cut_by_a_crash_loses_nothing(tmp_path):
    _finished(tmp_path / "study")
    (tmp_path / "study").rename(tmp_path / ".study.replaced")  # the crash came between the two renames
    with (
        pytest.raises(PlaceError, match="holds results already"),
        Place(tmp_path / "study").opened("b", is_forced=False),
    ):
        pass
    assert store.read(tmp_path / "study").values[0, 0, 0] == 1.0


class Killed(BaseException):
    """Stands for the end of the process."""


@pytest.mark.parametrize("step", range(6))
def test_killed_at_any_step_of_the_swap_it_is_gone_on_with(tmp_path, monkeypatch, step):
    _finished(tmp_path / "study")
    steps = count()

    def cut(function):
        def call(*given, **named):
            if next(steps) == step:
                raise Killed
            return function(*given, **named)

        return call

    place = Place(tmp_path / "study")
    with monkeypatch.context() as patch, place.opened("plan", is_forced=True) as shards:
        shards.save(0, [outcome(0, [[2.0]])])
        store.write(place.working, paired_cube({"a": [2.0]}), {})
        for owner, name in ((Path, "rename"), (Path, "unlink"), (shutil, "rmtree")):
            patch.setattr(owner, name, cut(getattr(owner, name)))
        with pytest.raises(Killed):
            place.finish()
    if (tmp_path / "study").exists() and store.read(tmp_path / "study").values[0, 0, 0] == 2.0:
        return  # the new results are in place, and whole
    with Place(tmp_path / "study").opened("plan", is_forced=True) as again:
        assert list(again.load()) == [0]  # nothing finished is run again
    assert store.read(tmp_path / "study").values[0, 0, 0] == 1.0


def test_killed_before_the_mark_is_whole_it_begins_anew(tmp_path):
    working = tmp_path / ".study.partial"
    working.mkdir()
    (working / ".fingerprint.77.tmp").write_bytes(b"pl")
    _finished(tmp_path / "study")
    assert _names(tmp_path / "study") == ["manifest.json", "measures.json", "plan.parquet", "results.parquet"]
