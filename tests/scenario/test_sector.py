"""What a sector refuses, and how values are changed by path."""

import pytest

from simulator.scenario.load import load_sector
from simulator.scenario.names import SCENARIOS
from tests.scenario.faults import faults

HOLLYWOOD = (SCENARIOS / "sectors" / "hollywood.yaml").read_text()


def line_of(text):
    """Line number of the first line that holds this text."""
    return next(number for number, line in enumerate(HOLLYWOOD.splitlines(), 1) if text in line)


def broken(write, old, new):
    assert old in HOLLYWOOD
    return faults(load_sector, write(HOLLYWOOD.replace(old, new, 1)))


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "guild: wga",
            "guild: wgaa",
            ': crafts.writers.guild: "wgaa" is not one of the guilds: afm, dga, iatse, none, ',
        ),
        ("name: makeup", "name: costume", ': crafts: "costume" is given twice'),
        ("is_licensed_only: true", "is_licensed_only: yes", ': ai_firms.licensed.is_licensed_only: "yes" is not true'),
        ("source: havranek_2024", "sauce: havranek_2024", ': technology.substitution: "source" is missing'),
        ("source: havranek_2024", "source: havranek_2025", ': source "havranek_2025" is not in sources.yaml; did you'),
        ("base_year: 2025", "base_year: 2025.5", ": base_year: 2025.5 is not a whole number"),
        (
            "name: writers",
            "name: Writers!",
            ': crafts.Writers!.name: "Writers!" is not allowed; it should match pattern',
        ),
        ("catalogue:", "catalog:", ': unknown key "catalog"; did you mean "catalogue"?'),
    ],
)
def test_a_broken_sector_says_what_is_wrong(write, old, new, line):
    found = broken(write, old, new)
    assert any(line in given for given in found), found
    assert all(given.startswith("bill.yaml:") for given in found)


def test_shares_must_sum_to_one(write):
    number = line_of("studios:")
    assert broken(write, "value: 0.2235", "value: 0.2") == [
        f"bill.yaml:{number}: studios: market_share must sum to 100 %, not 97.65 %"
    ]


def test_an_elasticity_that_explodes_is_refused():
    found = faults(load_sector, "hollywood", {"demand.demand_elasticity": "4"})
    assert any("demand_elasticity must lie below demand.work_substitution" in line for line in found)


def test_too_much_ai_in_the_base_year_is_refused():
    found = faults(load_sector, "hollywood", {"technology.studio_ai_spending": "5e9"})
    assert len(found) == 1
    assert "of contestable cost in the base year; at most 60%" in found[0]


def test_values_change_by_path_and_the_original_stays():
    sector = load_sector("hollywood")
    other = sector.with_values({"technology.adoption": 0.2, "crafts.vfx.pay": 150_000})
    assert (other.technology.adoption.value, sector.technology.adoption.value) == (0.2, 0.18)
    assert other.hash() != sector.hash()
    assert other.with_values({"technology.adoption": 0.18, "crafts.vfx.pay": 171_400}).hash() == sector.hash()
    assert sector.with_values({}) == sector


@pytest.mark.parametrize(("path", "value"), [("technology.substitution", 1.0), ("studios.major_a.market_share", 0.3)])
def test_values_that_make_no_sense_are_refused(path, value):
    with pytest.raises(ValueError, match=r"not allowed|sum to 100 %"):
        load_sector("hollywood").with_values({path: value})


def test_the_base_years_ai_share_by_hand():
    # 0.22 bn over the exposed part of 38.58 bn (0.428 by wages) x adoption 0.18
    sector = load_sector("hollywood")
    exposed = sum(c.headcount.value * c.pay.value * c.exposure.value for c in sector.crafts)
    assert sector.base_ai_share == pytest.approx(0.22e9 / (exposed * 0.18))
    assert 0.05 < sector.base_ai_share < 0.10
