"""The table in words."""

from simulator.experiments.calibration.words import lines, share, summary


def held(part, low, high, parameters=2):
    return {"share": part, "low": low, "high": high, "parameters": parameters}


COVERED = {"truths": 60, "all": held(0.88, 0.861, 0.897), "narrowed": held(0.85, 0.8, 0.9, 1)}
TOLD = {
    "title": "A sector", "moments_kind": "series", "covered": COVERED, "directions": [20.0, 1.5, 0.4],
    "parameters": [
        {"path": "law.flow", "abc": 1.0, "smm": 1.0, "covered": 0.9, "verdict": "not identified"},
        {"path": "demand.share", "abc": 0.2, "smm": 0.18, "covered": 0.88, "verdict": "identified"},
        {"path": "demand.bent", "abc": 0.1, "smm": 0.18, "covered": 0.88,
         "verdict": "identified by a figure that the model misses"},
    ],
    "moments": [{"is_used": True, "is_missed": True}, {"is_used": False, "is_missed": False}],
    "recovery": {"truths": 20, "failed": 0, "smm": COVERED, "abc": COVERED},
}  # fmt: skip


def test_the_known_stand_first_and_the_count_is_told():
    text = list(lines(TOLD))
    assert "1 identified, 1 identified by a figure that the model misses, 1 not identified" in summary(TOLD)
    assert "see 2 combinations" in summary(TOLD)
    assert "1 of the others the model misses" in summary(TOLD)
    places = [next(i for i, line in enumerate(text) if name in line) for name in ("share ", "bent ", "flow ")]
    assert places == sorted(places)


def test_what_is_design_alone_is_not_called_recovery():
    plain = "\n".join(lines(TOLD | {"recovery": None}))
    assert "by slopes: what simulated moments could leave" in plain.lower()
    assert "nothing is recovered there" in plain
    assert "No truth was hidden from the model itself: --recover does that." in plain


def test_hidden_truths_are_told_by_both_with_how_sure_that_is():
    text = "\n".join(lines(TOLD))
    for name in ("simulated moments", "regression ABC"):
        assert f"90% intervals of {name} held 88.0% (86.1% to 89.7%) of them; of the 1 parameters" in text
    assert "No truth was hidden" not in text


def test_no_narrowed_parameter_has_no_share():
    assert share(held(None, 0.0, 1.0, 0)) == "none, there being none"
