import pytest
from click.testing import CliRunner

from simulator.cli import main


def test_a_new_regime_passes_its_check(tmp_path):
    given = CliRunner().invoke(main, ["new", "regime", "our_bill", "--out", str(tmp_path)])
    assert given.exit_code == 0, given.output
    file = given.output.strip()
    assert CliRunner().invoke(main, ["check", file]).output == f"{file}: fine\n"


def test_a_file_that_is_there_stays(tmp_path):
    (tmp_path / "our_bill.yaml").write_text("mine")
    words = ["new", "regime", "our_bill", "--out", str(tmp_path)]
    assert CliRunner().invoke(main, words).exit_code == 2
    assert (tmp_path / "our_bill.yaml").read_text() == "mine"
    assert CliRunner().invoke(main, [*words, "--force"]).exit_code == 0


@pytest.mark.slow
def test_a_workbook_passes_its_check_and_is_compared(tmp_path):
    given = CliRunner().invoke(main, ["new", "regime", "deal", "--workbook", "--out", str(tmp_path)])
    file = given.output.strip()
    assert file.endswith("deal.xlsx")
    assert CliRunner().invoke(main, ["check", file]).output == f"{file}: fine\n"
    sizes = ["--reps", "1", "--scale", "0.002", "--full-scale", "0", "--set", "quarters=4", "--json"]
    words = ["compare", "status_quo", file, *sizes, "--out", str(tmp_path / "out")]
    told = CliRunner().invoke(main, words)
    assert told.exit_code == 0, told.output
    assert '"regime": "deal"' in told.stdout
