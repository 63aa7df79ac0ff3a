"""Issues moved in a term sheet, by hand."""

import numpy as np
import pytest

from simulator.experiments.bargaining.sheets import at, figures_of, places_of, put, unit_of, value_at
from simulator.scenario.load import load_regime
from simulator.scenario.table import Issue

ISSUES = (
    Issue(name="Rate", ends={"royalty.rate": (0.0, 0.1)}),
    Issue(name="Fund", ends={"entitlement.guild_fund": (0.0, 1.0)}),
)


def test_issues_move_together_and_shares_keep_their_sum():
    sheet = at(load_regime("union_negotiated"), ISSUES, np.array([0.5, 0.25]))
    figures = figures_of(sheet)
    assert figures["royalty.rate"].value == pytest.approx(0.05)
    shares = [figures[f"entitlement.{name}"].value for name in ("contributors", "holder", "guild_fund", "social_fund")]
    assert shares == pytest.approx([0.75, 0.0, 0.25, 0.0])
    assert places_of(sheet, ISSUES) == pytest.approx([0.5, 0.25])


def test_contributors_are_balanced_by_the_fund():
    figures = figures_of(put(load_regime("union_negotiated"), "entitlement.contributors", 1.0))
    assert figures["entitlement.guild_fund"].value == pytest.approx(0.0)


def test_a_sheet_that_is_silent_stands_at_the_low_end():
    assert places_of(load_regime("status_quo"), ISSUES)[0] == 0.0
    assert value_at(ISSUES[0], 1.0) == pytest.approx(0.1)


def test_an_unknown_path_is_an_error():
    with pytest.raises(KeyError):
        put(load_regime("union_negotiated"), "royalty.nothing", 1.0)


def test_length_notice_consent_and_a_fee_are_places_like_any_other():
    sheet = load_regime("synthetic_2027_ask")
    issues = (
        Issue(name="Fee", ends={"royalty.rate": (0.0, 2.0)}),
        Issue(name="Consent", ends={"consent.opt_out_share": (0.0, 0.5)}),
        Issue(name="Notice", ends={"enforcement.noticed_share": (0.0, 1.0)}),
        Issue(name="Length", ends={"term.years": (1.0, 4.0)}),
    )
    assert places_of(sheet, issues) == pytest.approx([0.5, 0.66, 1.0, 2 / 3])
    figures = figures_of(at(sheet, issues, np.array([0.25, 0.5, 0.5, 1.0])))
    paths = ("royalty.rate", "consent.opt_out_share", "enforcement.noticed_share", "term.years")
    assert [figures[path].value for path in paths] == pytest.approx([0.5, 0.25, 0.5, 4.0])
    assert unit_of(sheet, issues[3]) == "years"
