"""Where the report's own files lie: the install is editable from the clone (DECISIONS 28), so they lie in it."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
HOUSE = ROOT / "reports" / "house"  # the house template: page, parts, style, script
NOTEBOOK = ROOT / "notebooks" / "report.ipynb"
