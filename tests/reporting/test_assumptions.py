"""What was assumed, counted and named."""

from simulator.reporting import assumptions

FIGURES = [
    {"path": "technology.substitution", "value": 1.5, "unit": "elasticity", "range": [1.2, 4.0], "source": "assumption",
     "grade": "D", "free": True, "note": "nobody knows"},
    {"path": "regimes.levy.royalty.rate", "value": 0.05, "unit": "share", "range": None, "source": "act", "grade": "A",
     "free": False, "note": ""},
]  # fmt: skip


def test_every_grade_is_counted():
    assert [(grade.letter, grade.figures) for grade in assumptions.grades(FIGURES)] == [
        ("A", 1),
        ("B", 0),
        ("C", 0),
        ("D", 1),
    ]


def test_grade_d_is_named_with_its_range():
    (only,) = assumptions.unmeasured(FIGURES)
    assert only["path"] == "technology › substitution"
    assert only["drawn"] == "drawn in every world"
    assert only["note"] == "nobody knows"
    assert "1.2" in only["range"]
    assert "4" in only["range"]


def test_thin_evidence_is_said():
    assert assumptions.thin(FIGURES) == "Of the 2 figures that went in, nobody has measured 1."
    assert assumptions.thin([]) == ""


def test_table():
    table = assumptions.table(FIGURES)
    assert table["low"].iloc[0] == 1.2
    assert list(table.columns) == list(assumptions.COLUMNS)
    assert assumptions.table([]).empty
