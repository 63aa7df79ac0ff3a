"""The base year from the sector file, by hand."""

import numpy as np
import pytest

from simulator.model.primitives import canonical, enlarged, primitives
from tests.model.worlds import hollywood

BASE = primitives(hollywood())
SPENDING = 141e9


def value(path: str) -> float:
    """A figure of the shipped sector."""
    group, name = path.split(".")
    return float(getattr(getattr(hollywood(), group), name).value)


def test_the_wage_bill_is_content_spending_times_its_labour_share() -> None:
    expected = SPENDING * value("demand.content_share") * value("demand.labour_share") / 4.0
    assert value("demand.consumer_spending") == SPENDING
    assert BASE.wage_bill.sum() == pytest.approx(expected, rel=1e-12)
    assert BASE.labour_share_of_gross == pytest.approx(0.72 * 0.38, rel=1e-12)


def test_crafts_share_wages_and_ai_together_by_heads_and_pay() -> None:
    heads = np.array([craft.headcount.value * craft.pay.value for craft in canonical(hollywood()).crafts])
    both = BASE.wage_bill + BASE.ai_spending
    assert both / both.sum() == pytest.approx(heads / heads.sum())
    assert BASE.craft_cost_shares == pytest.approx(heads / heads.sum())
    assert BASE.ai_spending.sum() == pytest.approx(220e6 / 4.0, rel=1e-9)


def test_ai_takes_its_share_of_contestable_work_in_every_craft() -> None:
    # S_0 = R_A0 / (W0 sum share exposure F0), the same in every craft, with W0 wages and AI together
    both = BASE.wage_bill + BASE.ai_spending
    contestable = float(both @ BASE.exposures) * value("technology.adoption")
    share = (220e6 / 4.0) / contestable
    assert BASE.odds == pytest.approx(share / (1.0 - share))
    assert BASE.ai_spending / both == pytest.approx(BASE.exposures * value("technology.adoption") * share)


def test_full_time_hours_and_pay_reproduce_the_bill() -> None:
    assert BASE.hours == pytest.approx(BASE.census.headcounts * 1800.0 / 4.0)
    assert BASE.census.headcounts @ BASE.census.pay == pytest.approx(4.0 * BASE.wage_bill.sum())


def test_the_cost_of_production_leaves_the_rents_of_the_slate() -> None:
    # Revenue of the base slate is spending less newcomers; variable cost is (sd-1)/sd of it at the markup.
    revenue = SPENDING / 4.0 * (1.0 - value("demand.ai_entrant_share"))
    variable = revenue * (3.7 - 1.0) / 3.7
    fixed = BASE.fixed_cost * BASE.works_per_quarter
    assert BASE.production_cost == pytest.approx(variable + fixed, rel=1e-9)
    # k_r 2.2 and sd 3.7 leave about 1/(sd k_r) = 12.3% (MODEL.md (5)); a finite bank a little less or more
    assert 1.0 - BASE.production_cost / revenue == pytest.approx(1.0 / (3.7 * 2.2), abs=0.01)


def test_existing_residuals_reach_guilds_as_they_do_today() -> None:
    assert BASE.existing_residuals.sum() == pytest.approx(value("law.existing_residuals") / 4.0)
    by_guild: dict[str, float] = {}
    for craft, dollars in zip(BASE.sector.crafts, BASE.existing_residuals, strict=True):
        by_guild[craft.guild] = by_guild.get(craft.guild, 0.0) + dollars / BASE.existing_residuals.sum()
    assert by_guild["none"] == 0.0
    # FACTS-2, observed dollar key WGA : DGA : SAG-AFTRA : IATSE = 23 : 16 : 41 : 20 %; musicians have no figure there.
    known = {"wga": 0.23, "dga": 0.16, "sag_aftra": 0.41, "iatse": 0.20}
    total = sum(by_guild[guild] for guild in known)
    assert {guild: by_guild[guild] / total for guild in known} == pytest.approx(known, abs=0.02)


def test_health_thresholds_are_the_guilds() -> None:
    crafts = canonical(hollywood()).crafts
    limits = {guild.name: guild.health_threshold for guild in hollywood().guilds}
    for craft, limit in zip(crafts, BASE.health_threshold, strict=True):
        known = limits[craft.guild]
        assert np.isnan(limit) if known is None else limit == known.value


def test_a_sector_twice_as_large_is_the_same_per_head() -> None:
    twice = primitives(enlarged(hollywood(), 2.0))
    for name in ("hours", "wage_bill", "ai_spending", "existing_residuals"):
        assert getattr(twice, name) == pytest.approx(2.0 * getattr(BASE, name)), name
    for name in ("odds", "labour_share_of_gross", "labour_cost_share"):
        assert getattr(twice, name) == pytest.approx(getattr(BASE, name), rel=1e-3), name
    assert twice.ideas.size == 2 * BASE.ideas.size


def test_parties_are_ordered_by_name() -> None:
    for group in ("crafts", "guilds", "studios", "ai_firms", "households"):
        names = [party.name for party in getattr(canonical(hollywood()), group)]
        assert names == sorted(names)


def test_principals_are_those_with_five_times_the_median_points() -> None:
    crafts = canonical(hollywood()).crafts
    points = np.array([craft.points_per_credit.value for craft in crafts])
    expected = [name for name, own in zip(crafts, points, strict=True) if own >= 5.0 * np.median(points)]
    assert [
        craft for craft, principal in zip(crafts, BASE.archive.rules.is_principal, strict=True) if principal
    ] == expected
    assert BASE.archive.rules.per_work.sum() == pytest.approx(120.0)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"demand.labour_share": 1.0, "demand.content_share": 1.0}, "must be below 1"),
        ({"demand.labour_share": 0.0}, "must be above 0"),
        ({"demand.consumer_spending": 0.0}, "must be above 0"),
        ({"technology.exposure_factor": 0.0}, "AI share of contestable work"),
    ],
)
def test_a_file_that_cannot_be_a_base_year_is_refused(values: dict[str, float], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        primitives(hollywood().with_values(values))
