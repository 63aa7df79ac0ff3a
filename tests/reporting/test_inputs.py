"""What a report is made of."""

import pytest

from simulator.reporting.inputs import Inputs
from simulator.results.manifest import DamagedResultsError
from tests.reporting.folder import study, written


def test_regimes_in_the_studys_order(tmp_path):
    described = study()
    described["study"]["regimes"] = ["union_negotiated", "status_quo", "never_ran"]
    inputs = Inputs.read(written(tmp_path / "x", worlds=1, described=described))
    assert inputs.regimes.names[:3] == ("union_negotiated", "status_quo", "copyright_holder")
    assert inputs.regimes.baseline == "status_quo"
    assert inputs.reading.title("makeup") == "Make-up and hair"
    assert inputs.worlds() == 1


def test_without_a_study_names_must_do(tmp_path):
    folder = written(tmp_path / "my_study", worlds=1)
    (folder / "study.json").unlink()
    inputs = Inputs.read(folder)
    assert inputs.title == "My study"
    assert inputs.figures == []
    assert inputs.regimes.baseline == "status_quo"
    assert inputs.command == "residuals report compare_regimes --seed 1"


def test_damage_is_told(tmp_path):
    folder = written(tmp_path / "x", worlds=1)
    (folder / "plan.parquet").write_bytes(b"")
    with pytest.raises(DamagedResultsError):
        Inputs.read(folder)
