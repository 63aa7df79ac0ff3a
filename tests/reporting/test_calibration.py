"""A calibration's table and picture on disk."""

from simulator.reporting.calibration import render
from tests.charts.test_calibration import PARAMETERS


def test_table_and_picture_are_written_in_plain_colours(tmp_path):
    table = render(tmp_path, {"parameters": PARAMETERS})
    assert table.read_text().splitlines()[1].startswith("demand.share,22%,18%,88%,identified,margin")
    picture = (tmp_path / "identification.svg").read_text()
    assert picture.startswith("<svg")
    assert "var(" not in picture
