"""`residuals list`."""

import json

from tests.commands.fakes import residuals


def test_every_shipped_file_with_its_question():
    answer = residuals("list")
    assert answer.exit_code == 0
    for word in ("hollywood", "data_dignity", "compare_regimes", "What if nothing is owed for training data?"):
        assert word in answer.stdout


def test_json():
    told = json.loads(residuals("list", "--json").stdout)
    assert set(told) == {"sector", "regime", "study"}
    assert told["regime"]["status_quo"]["title"] == "Status quo"
