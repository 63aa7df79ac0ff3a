"""Training that leaves the jurisdiction: with all of it mobile, no consent moves what AI can do; with none, it does."""

import numpy as np

from tests.model.quiet import stepped
from tests.model.worlds import hollywood, regime


def ratios(name: str, mobile: float) -> list[float]:
    """Training data of each firm over its base, where any firm may use what a licence covers."""
    sector = hollywood().with_values({"law.mobile_training_share": mobile, "technology.ai_markup": 1.0e1})
    return [firm.data_ratio for firm in stepped(name, 8, sector=sector).cast.ai_firms if not firm.is_licensed_only]


def test_consent_binds_where_training_stays() -> None:
    free, asked = np.array(ratios("status_quo", 0.0)), np.array(ratios("opt_in_consent", 0.0))
    assert (asked < free).all()


def test_consent_is_idle_where_all_training_can_leave() -> None:
    # what is withheld is learned abroad; what is permitted is licensed, at a margin at which every block is worth it
    free, asked = np.array(ratios("status_quo", 1.0)), np.array(ratios("opt_in_consent", 1.0))
    assert np.allclose(asked, free, rtol=1e-2)


def test_more_mobility_is_more_data() -> None:
    stocks = [ratios("opt_in_consent", mobile)[0] for mobile in (0.0, 0.5, 1.0)]
    assert stocks == sorted(stocks)
    assert len(set(stocks)) == 3


def test_who_is_not_asked_is_not_paid() -> None:
    model = stepped(regime("opt_in_consent"), 8, sector=hollywood().with_values({"law.mobile_training_share": 1.0}))
    for firm in model.cast.ai_firms:
        assert (firm.claims.weights[~firm.claims.permitted] == 0.0).all()
