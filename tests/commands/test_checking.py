"""`residuals check`."""

from tests.commands.fakes import residuals


def test_shipped_files_are_fine_by_name_and_by_path():
    answer = residuals("check", "hollywood", "scenarios/regimes/data_dignity.yaml", "compare_regimes")
    assert answer.exit_code == 0
    assert answer.stdout.count(": fine") == 3


def test_every_error_of_every_file(tmp_path):
    (tmp_path / "a.yaml").write_text("title: A\nroyalty:\n  kind: nonsense\n")
    (tmp_path / "b.yaml").write_text("title: B\ntitle: C\n")
    answer = residuals("check", tmp_path / "a.yaml", "status_quo", tmp_path / "b.yaml", tmp_path / "none.yaml")
    assert answer.exit_code == 2
    assert answer.stdout == "status_quo: fine\n"
    for place in ("a.yaml:3:", "b.yaml:2:", "none.yaml: cannot be read"):
        assert place in answer.stderr


def test_no_file_is_wrong_usage():
    assert residuals("check").exit_code == 2
