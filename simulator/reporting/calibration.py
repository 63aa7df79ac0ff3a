"""A calibration's table as CSV and its picture, beside its calibration.json."""

from pathlib import Path
from typing import Any

from simulator.charts import look
from simulator.charts.calibration import calibration_chart, calibration_table
from simulator.reporting import parts
from simulator.reporting.static_picture import svg
from simulator.results import atomic, manifest

TABLE, PICTURE = "calibration.csv", "identification.svg"


def render(folder: Path, told: dict[str, Any]) -> Path:
    """Write calibration.csv and identification.svg into a folder of a calibration; the path of the table."""
    picture = look.resolved(svg(calibration_chart(told["parameters"]).spec()), look.LIGHT)
    texts = {TABLE: parts.csv(calibration_table(told["parameters"])), PICTURE: picture}
    for name, text in texts.items():
        atomic.write_bytes(folder / name, text.encode())
    if manifest.is_ours(folder):
        manifest.add_files(folder, [folder / name for name in texts])
    return folder / TABLE
