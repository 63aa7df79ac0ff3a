"""Which figures a calibration may use."""

import numpy as np
import pytest

from simulator.experiments.calibration.moments import FLOWS, LEVELS, check, moments, readings
from simulator.experiments.validation.seen import Seen
from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.load import load_sector
from simulator.scenario.targets import load_targets


def test_a_forecast_made_for_a_party_is_never_used():
    targets = load_targets()
    used = {moment.name for moment in moments("published", targets)}
    assert used == {target.name for target in targets if target.evidence != "commissioned"}
    assert "wages_at_risk_2028" not in used


def test_a_band_is_read_as_nine_in_ten():
    """Writers' part of residuals is published as 20 to 26 per cent: 0.06 / 2 / 1.644854."""
    first = moments("published", load_targets())[0]
    assert (first.name, first.observed) == ("residuals_wga", 0.233)
    assert first.error == pytest.approx(0.0182387, rel=1e-5)


def test_series_have_no_published_value():
    assert all(moment.observed is None for moment in moments("series", ()))
    assert len(moments("series", ())) == 2 * (len(FLOWS) + len(LEVELS))


def test_a_series_is_read_by_year():
    columns = {name: np.arange(12.0) for name in FLOWS + LEVELS}
    found = readings("series", load_sector("music"), Seen(2027, columns), None)
    assert found["hours_2027"] == 0 + 1 + 2 + 3
    assert found["headcount_2029"] == (8 + 9 + 10 + 11) / 4


def test_published_targets_belong_to_one_sector():
    with pytest.raises(ScenarioErrors, match="--moments series works for every sector"):
        check("published", "music")
    check("series", "music")
