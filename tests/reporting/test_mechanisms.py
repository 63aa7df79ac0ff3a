"""What drives a difference, in sentences: large and sure parts first, both directions, and nothing where nothing is."""

from simulator.charts.regimes import Regimes
from simulator.reporting import mechanisms
from simulator.reporting.parts import part

REGIMES = Regimes(("status_quo", "levy"), "status_quo", {"levy": "A levy"})
HOURS, MONEY = "hours of human work", "money that reaches people and plans"


def row(measure: str, mechanism: str, share: float, *, is_sure: bool = True) -> dict[str, object]:
    return {
        "regime": "levy", "measure": measure, "mechanism": mechanism, "difference": 2e6, "without": 2e6 * (1 - share),
        "share": share, "is_sure": is_sure,
    }  # fmt: skip


KEPT = {
    "scale": 0.003,
    "lucks": 2,
    "rates_held": {"levy": 0.03},
    "parts": [
        row(MONEY, "entitlement", 0.02),
        row(HOURS, "wages", 0.2),
        row(HOURS, "the royalty", 0.9),
        row(HOURS, "consent", -0.5),
        row(HOURS, "luck", 0.7, is_sure=False),
    ],
}


def test_the_largest_first_and_what_is_unsure_not_at_all():
    [(label, [hours, money])] = mechanisms.told(KEPT, REGIMES)
    assert label == REGIMES.label("levy")
    assert (hours.measure, hours.difference) == ("Hours of human work", "+2m hours a year")
    assert hours.drives == ("the royalty (without: +200,000 hours a year)", "wages (without: +1.6m hours a year)")
    assert hours.dampens == ("consent (without: +3m hours a year)",)
    assert (money.drives, money.dampens) == ((), ())
    assert money.difference == "+$2m a year"


def test_the_rate_that_was_held_is_told():
    assert mechanisms.held(KEPT, REGIMES) == [f"{REGIMES.label('levy')} at 3.0%"]


def test_every_part_is_in_the_table():
    assert mechanisms.table(KEPT)["share"].tolist() == [0.02, 0.2, 0.9, -0.5, 0.7]
    assert mechanisms.table({}).empty


def test_a_study_without_reasons_says_how_to_get_them():
    values = {"held": [], "scale": "0%", "lucks": 1, "years": "0", "study": "mine", "baseline": "status quo", "csv": ""}
    assert "residuals why mine" in str(part("mechanisms", told=mechanisms.told({}, REGIMES), **values))
