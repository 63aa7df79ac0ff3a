"""Set-up knows when it is done, when it is not, and says in one line what is missing."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import bootstrap
from tests.house.tree import ROOT

UNSET = {"HOME", "UV_CACHE_DIR", "XDG_CACHE_HOME"}


@pytest.fixture
def clone(tmp_path, monkeypatch) -> Path:
    """A clone as the bootstrap sees it, set up a moment ago."""
    names = {"ROOT": tmp_path, "VENV": tmp_path / ".venv", "READY": tmp_path / ".venv" / ".ready"}
    for name, value in {**names, "LOCK": tmp_path / "requirements.lock"}.items():
        monkeypatch.setattr(bootstrap, name, value)
    (tmp_path / ".venv").mkdir()
    (tmp_path / "requirements.lock").write_text("uv==1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\nz==2\n")
    (tmp_path / "pyproject.toml").touch()
    bootstrap.READY.write_text(f"{bootstrap.place()} {bootstrap.contents()}\n")
    return tmp_path


def test_a_finished_set_up_is_ready(clone):
    assert bootstrap.is_ready()


@pytest.mark.parametrize("file", ["requirements.lock", "pyproject.toml", ".venv/.ready"])
def test_a_change_makes_it_not_ready(clone, file):
    (clone / file).write_text("changed")
    assert not bootstrap.is_ready()


def test_a_moved_clone_is_not_ready(clone, monkeypatch):
    monkeypatch.setattr(bootstrap, "ROOT", clone / "elsewhere")
    assert bootstrap.stamp()[0] != bootstrap.place()


def test_an_interrupted_set_up_starts_from_an_empty_environment(clone, monkeypatch):
    done = []
    monkeypatch.setattr(bootstrap, "phase", lambda name, *_, **__: done.append(name) or True)
    bootstrap.build()
    assert done == ["uv", "packages", "project"]
    assert not bootstrap.is_ready()
    bootstrap.build()
    assert done[3:] == ["environment", "uv", "packages", "project"]


def test_pip_goes_on_where_uv_does_not_get_through(clone, monkeypatch):
    done = []
    monkeypatch.setattr(bootstrap, "phase", lambda name, *_, **__: done.append(name) or name != "uv")
    bootstrap.build()
    assert done == ["uv", "packages", "project"]


def test_uv_is_the_one_of_the_lock(clone):
    assert bootstrap.pinned_uv().read_text() == "uv==1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n"


def test_the_cache_goes_into_the_environment_where_there_is_no_home(clone, monkeypatch):
    for name in UNSET:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(clone))
    assert bootstrap.cache() == clone / ".cache" / "uv"
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert bootstrap.cache() == clone / ".venv" / "uv-cache"


def test_a_python_without_venv_names_the_package(clone, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(SystemExit, match="apt-get install python3-venv"):
        bootstrap.make_venv()


def test_an_unknown_word_is_wrong_usage():
    done = subprocess.run([sys.executable, ROOT / "bootstrap.py", "reprot"], check=False, capture_output=True)
    assert done.returncode == 2
    assert b"report" in done.stderr


def test_make_knows_every_target():
    rule = re.search(r"^([\w -]+):\n\t@python3 bootstrap.py \$@$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert rule
    assert set(rule[1].split()) == set(bootstrap.TARGETS)
