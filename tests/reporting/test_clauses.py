"""What changed between the regimes."""

from simulator.reporting import clauses

RATE = {"value": 0.1, "unit": "share", "range": None, "source": "x", "grade": "B", "free": False, "note": ""}
SHEETS = {
    "old": {"royalty": {"kind": "none", "words": "none"}, "term": {"kind": "standing", "words": "standing"}},
    "new": {"royalty": {"kind": "ai_revenue", "rate": RATE, "is_floor": False, "cap": None, "words": "10 % of AI"},
            "term": {"kind": "standing", "words": "standing"},
            "consent": {"kind": "opt_out", "words": "opt out"}},
}  # fmt: skip


def test_only_what_differs_is_listed():
    found = clauses.differences(SHEETS)
    assert [one.slot for one in found] == ["consent", "royalty"]
    assert found[0].parameters == (("kind", (clauses.SILENT, "opt out")),)
    assert dict(found[1].parameters) == {
        "kind": ("none", "ai revenue"), "rate": (clauses.SILENT, "10 %"), "is floor": (clauses.SILENT, "no"),
    }  # fmt: skip
    assert found[1].question == "What is owed, by whom, on what?"


def test_term_sheets_side_by_side():
    table = clauses.table(SHEETS).set_index(["clause", "parameter"])
    assert table.loc[("royalty", "rate"), "new"] == "10 %"
    assert table.loc[("royalty", "rate"), "old"] == ""
    assert table.loc[("royalty", "is_floor"), "new"] == "no"
    assert dict(table["differs"]) == {
        ("consent", "kind"): True, ("royalty", "kind"): True, ("royalty", "rate"): True, ("royalty", "is_floor"): True,
        ("royalty", "cap"): False, ("term", "kind"): False,
    }  # fmt: skip
    assert table.index[0][0] == "consent"  # in the order in which a term sheet is read


def test_nothing_known_nothing_listed():
    assert clauses.differences({"old": {}, "new": {}}) == []
    assert clauses.table({"old": {}, "new": {}}).empty
