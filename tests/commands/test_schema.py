"""`residuals schema`."""

import json

import pytest

from simulator.scenario.schema import schemas
from tests.commands.fakes import residuals


@pytest.mark.parametrize("kind", ["sector", "regime", "study", "sources"])
def test_it_prints_what_is_shipped(kind):
    answer = residuals("schema", kind)
    assert answer.stdout == schemas()[f"{kind}.json"]
    assert json.loads(answer.stdout)["$schema"].startswith("https://json-schema.org/")


def test_it_writes_all_of_them(tmp_path, monkeypatch):
    monkeypatch.setattr("simulator.scenario.schema.write", lambda: (tmp_path / "done").write_text(""))
    assert residuals("schema", "--write").exit_code == 0
    assert (tmp_path / "done").exists()


@pytest.mark.parametrize("words", [[], ["regime", "--write"], ["nonsense"]])
def test_wrong_usage(words):
    assert residuals("schema", *words).exit_code == 2
