"""`residuals report --for economist`: written beside the results, from results that are there, and not over another."""

import pytest

from tests.commands.fakes import SMALL, residuals


@pytest.mark.slow
@pytest.mark.usefixtures("model")
def test_the_page_is_written_from_results_that_are_there(tmp_path):
    words = ["compare_regimes", *SMALL, "--full-scale", "0", "--out", tmp_path / "out"]
    assert residuals("run", *words).exit_code == 0
    made = (tmp_path / "out" / "results.parquet").stat().st_mtime_ns
    asked = residuals("report", *words, "--for", "economist")
    assert asked.exit_code == 0, asked.output
    assert asked.stdout.strip().endswith("economist.html")
    assert (tmp_path / "out" / "results.parquet").stat().st_mtime_ns == made
    again = residuals("report", *words, "--for", "economist")
    assert again.exit_code == 2
    assert "economist.html is there already; --force replaces it" in again.stderr


def test_another_reader_is_wrong_use():
    asked = residuals("report", "compare_regimes", "--for", "nobody")
    assert asked.exit_code == 2
    assert "'everybody', 'economist'" in asked.stderr
