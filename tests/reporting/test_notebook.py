"""Filling the notebook leaves the user's own Jupyter alone, and needs no home."""

import os

import pytest

from simulator.reporting import notebook


def test_folders_are_lent_and_given_back(tmp_path, monkeypatch):
    monkeypatch.setenv("IPYTHONDIR", "mine")
    monkeypatch.delenv("JUPYTER_RUNTIME_DIR", raising=False)
    monkeypatch.delenv("PYTHONWARNINGS", raising=False)
    with notebook.own_folders(str(tmp_path)):
        assert os.environ["IPYTHONDIR"] == os.environ["JUPYTER_RUNTIME_DIR"] == str(tmp_path)
        assert "IProgress" in os.environ["PYTHONWARNINGS"]
    assert os.environ["IPYTHONDIR"] == "mine"
    assert "JUPYTER_RUNTIME_DIR" not in os.environ
    assert "PYTHONWARNINGS" not in os.environ


def test_no_place_to_sign_is_no_error(monkeypatch):
    def nowhere():
        raise PermissionError

    monkeypatch.setattr(notebook, "NotebookNotary", nowhere)
    notebook.sign({})


@pytest.mark.slow
def test_a_cell_that_fails_is_named(tmp_path):
    with pytest.raises(Exception, match=r"no manifest\.json of ours"):
        notebook.filled(tmp_path)
