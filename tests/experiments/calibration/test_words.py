"""The table in words."""

from simulator.experiments.calibration.words import lines, summary

TOLD = {
    "title": "A sector", "moments_kind": "series", "tested": 60, "directions": [20.0, 1.5, 0.4],
    "parameters": [
        {"path": "law.flow", "abc": 1.0, "smm": 1.0, "covered": 0.9, "verdict": "not identified"},
        {"path": "demand.share", "abc": 0.2, "smm": 0.18, "covered": 0.88, "verdict": "identified"},
    ],
    "moments": [{"is_used": True}, {"is_used": False}],
    "recovery": [{"truths": 20, "smm_covered": 0.9, "abc_covered": 0.85}],
}  # fmt: skip


def test_the_known_stand_first_and_the_count_is_told():
    text = list(lines(TOLD))
    assert "1 identified, 1 not identified" in summary(TOLD)
    assert "see 2 combinations" in summary(TOLD)
    assert text.index(next(line for line in text if "demand.share" in line)) < text.index(
        next(line for line in text if "law.flow" in line)
    )


def test_hidden_truths_are_told_where_they_were_looked_for():
    assert "over 20 worlds the 90% intervals of simulated moments held 90%" in "\n".join(lines(TOLD))
    assert "Hidden" not in "\n".join(lines(TOLD | {"recovery": []}))
