"""The schemas in the repository are those of the code, and agree with the loader on the shipped files."""

import json
import sys
from importlib import import_module

import pytest
import yaml

from simulator.scenario.names import SCENARIOS, find, listed
from simulator.scenario.schema import FOLDER, schemas, write

MAKE = "stale: run `python -m simulator.scenario.schema`"


@pytest.fixture(scope="module")
def jsonschema():
    sys.modules.setdefault("rfc3987_syntax", None)  # UX.md, trap 3
    return import_module("jsonschema")


def test_the_schemas_in_the_repository_are_fresh():
    assert {path.name: path.read_text() for path in FOLDER.glob("*.json")} == schemas(), MAKE


def test_writing_makes_the_same_files(tmp_path):
    write(tmp_path / "schema")
    assert {path.name: path.read_text() for path in (tmp_path / "schema").iterdir()} == schemas()


@pytest.mark.parametrize("kind", ["sector", "regime", "study"])
def test_shipped_files_fit_their_schema(jsonschema, kind):
    schema = json.loads(schemas()[f"{kind}.json"])
    for name in listed(kind):
        data = yaml.safe_load(find(kind, name).read_text())
        jsonschema.validate(data, schema)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(data | {"unknown": 1}, schema)


def test_every_shipped_file_names_its_schema():
    for path in SCENARIOS.glob("*/*.yaml"):
        kind = {"sectors": "sector", "regimes": "regime", "studies": "study"}[path.parent.name]
        assert f"$schema=../schema/{kind}.json" in path.read_text().splitlines()[0]


def test_shipped_files_are_block_style_one_key_a_line():
    for path in SCENARIOS.glob("*/*.yaml"):
        for event in yaml.parse(path.read_text()):
            if isinstance(event, yaml.MappingStartEvent):
                assert not event.flow_style or event.start_mark.line == event.end_mark.line
                assert not event.flow_style or path.parent.name == "studies"


def test_a_schema_knows_unit_and_bounds(jsonschema):
    schema = json.loads(schemas()["regime.json"])
    rate = {"value": 0.1, "unit": "share", "source": "assumption", "grade": "D"}
    regime = {"title": "x", "royalty": {"kind": "ai_revenue", "rate": rate}}
    jsonschema.validate(regime, schema)
    for wrong in ({"value": 2}, {"unit": "usd"}, {"grade": "E"}, {"source": ""}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(regime | {"royalty": {"kind": "ai_revenue", "rate": rate | wrong}}, schema)
