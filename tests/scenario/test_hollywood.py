"""The shipped sector against the totals that FACTS and MODEL state, worked out beside it."""

from collections import Counter

import pytest

from simulator.scenario.figures import walk
from simulator.scenario.load import load_sector, load_sources
from simulator.units import GRADES


@pytest.fixture(scope="module")
def sector():
    return load_sector("hollywood")


def wages(craft):
    return craft.headcount.value * craft.pay.value


def test_350_000_people_earn_what_content_leaves_for_labour(sector):
    assert sum(craft.headcount.value for craft in sector.crafts) == 350_000
    # $141 bn x 0.72 x 0.38 = $38.5776 bn; pay is rounded to hundreds
    assert sector.wage_bill == pytest.approx(38.5776e9, rel=1e-3)


def test_fourteen_crafts_twelve_studios_five_ai_firms(sector):
    assert (len(sector.crafts), len(sector.studios), len(sector.ai_firms), len(sector.households)) == (14, 12, 5, 5)
    assert [firm.is_licensed_only for firm in sector.ai_firms].count(True) == 1
    assert sum(studio.market_share.value for studio in sector.studios[:7]) == pytest.approx(0.84)


@pytest.mark.parametrize(
    ("group", "exposure"), [("above_the_line", 0.60), ("performers", 0.30), ("crew", 0.25), ("post", 0.55)]
)
def test_exposure_by_group_is_that_of_the_model_by_wages(sector, group, exposure):
    crafts = [craft for craft in sector.crafts if craft.group == group]
    mean = sum(wages(craft) * craft.exposure.value for craft in crafts) / sum(map(wages, crafts))
    assert mean == pytest.approx(exposure, abs=0.005)


def test_a_work_credits_120_people_and_points_follow_todays_residuals(sector):
    assert sum(craft.credits_per_work.value for craft in sector.crafts) == 120
    points = Counter()
    for craft in sector.crafts:
        points[craft.guild] += craft.credits_per_work.value * craft.points_per_credit.value
    guilds = ("wga", "dga", "sag_aftra", "iatse")
    total = sum(points[guild] for guild in guilds)
    # FACTS-2 table D: 598.5, 416, 1,040 and 510 of 2,564.5 m dollars
    assert [points[guild] / total for guild in guilds] == pytest.approx([0.233, 0.162, 0.406, 0.199], abs=0.01)
    assert all(craft.points_per_credit.value == int(craft.points_per_credit.value) > 0 for craft in sector.crafts)


def test_free_parameters_are_few_and_carry_ranges(sector):
    free = sector.free()
    assert 0 < len(free) <= 25
    assert {path.partition(".")[0] for path in free} <= {"technology", "demand", "labour", "law", "catalogue"}
    assert all(figure.range[0] < figure.range[1] for figure in free.values())
    assert free["technology.substitution"].range == (1.2, 4.0)


def test_every_figure_is_sourced_and_assumptions_are_graded_so(sector):
    sources = load_sources()
    for path, figure in walk(sector):
        assert figure.source in sources, path
        assert figure.grade in GRADES
        assert figure.note or figure.grade != "D", path
        if figure.source in {"assumption", "prototype"}:
            assert figure.grade == "D", path


def test_every_corner_of_the_free_ranges_is_a_world_that_can_be_built(sector):
    free = sector.free()
    for end in (0, 1):
        sector.with_values({path: figure.range[end] for path, figure in free.items()})
    # the worst case for the base year's AI share: most spending on least exposed labour
    worst = {"technology.studio_ai_spending": 5e8, "technology.exposure_factor": 0.5}
    assert sector.with_values(worst).base_ai_share < 0.6
    # and for demand: the most elastic audience with the least alike works
    sector.with_values({"demand.demand_elasticity": 1.5, "demand.work_substitution": 3.0})


def test_no_range_of_a_figure_leaves_what_the_code_allows(sector):
    for path, figure in walk(sector):
        for end in figure.range or ():
            if path.endswith(("market_share", "spending_share")):
                continue  # shares of a whole can only move together
            sector.with_values({path: end})
