from pathlib import Path

import pytest

from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.load import load_regime
from simulator.scenario.names import listed
from simulator.scenario.scaffold import SCHEMA, scaffold


@pytest.mark.parametrize("model", listed("regime"))
def test_every_shipped_regime_can_be_begun_from(model, tmp_path):
    file = tmp_path / "our_bill.yaml"
    file.write_text(scaffold("our_bill", model, tmp_path), encoding="utf-8")
    sheet, shipped = load_regime(file), load_regime(model)
    assert sheet.title == "Our bill"
    assert (sheet.source, sheet.date, sheet.note) == ("", "", "")  # not the model's: the bill is another
    assert sheet.clauses == shipped.clauses


def test_editors_find_the_schema(tmp_path):
    first = scaffold("our_bill", "data_dignity", tmp_path).splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert (tmp_path / first.partition("=")[2]).resolve() == SCHEMA
    assert SCHEMA.is_file()


@pytest.mark.parametrize("name", ["", "Our bill", "../x", "1st", "a" * 61])
def test_a_name_that_is_none_is_refused(name):
    with pytest.raises(ScenarioErrors, match="no name for a regime"):
        scaffold(name, "data_dignity", Path())


def test_a_model_that_is_not_there_is_named():
    with pytest.raises(ScenarioErrors, match='did you mean "data_dignity"'):
        scaffold("our_bill", "data_dignty", Path())
