"""Notebook, page, workbook and manifest of a study."""
