"""Pages that compare sectors, scale up on paper, and list what is not known."""

import pytest

from simulator.experiments.evidence import office_work, sectors, unknown, unset_rate
from simulator.scenario.load import load_sector, load_study
from simulator.scenario.names import listed
from simulator.scenario.targets import load_targets


def test_office_work_by_hand():
    # 100 jobs at $50: wages 5,000; a quarter exposed; AI revenue 200, half American, a tenth, half of it to people
    got = office_work.results(
        {
            "all_jobs": 100.0, "mean_pay": 50.0, "tasks_all": 0.25, "tasks_office": 0.5, "office_jobs": 0.1,
            "ai_revenue": 200.0, "us_part": 0.5, "royalty": 0.1, "reach": 0.5, "data_share": 0.4, "margin": 0.5,
            "claim": 2.0,
        }
    )  # fmt: skip
    assert (got["wages"], got["exposed"], got["office"], got["office_exposed"]) == (5000.0, 1250.0, 10.0, 250.0)
    assert (got["american"], got["pool"], got["people"], got["per_job"], got["per_office_job"]) == (
        100.0, 10.0, 5.0, 0.05, 0.5
    )  # fmt: skip
    assert (got["mixture"], got["mixture_per_job"]) == (20.0, 0.2)
    assert (got["claimed"], got["revenue_for_claim"]) == (200.0, 4000.0)
    assert got["revenue_for_one_hundredth"] == pytest.approx(50.0 / 0.05)
    assert got["share_of_exposed"] == 0.004


def test_pages_in_the_repository_are_fresh():
    assert office_work.PAGE.read_text() == office_work.page(load_targets(office_work.FILE)), "make the page anew"
    assert "# What is not known" in unknown.PAGE.read_text()
    for name in listed("sector"):
        assert f"(`{name}`)" in sectors.PAGE.read_text()


def test_what_is_not_known_lists_every_free_parameter():
    text = unknown.page()
    assert all(f"| `{path}` |" in text for path in load_sector("hollywood").free())
    assert "`india_licence_2025`" in text


def test_makers_regime_reaches_people_where_owners_pass_nothing_on():
    for name in ("medicine", "software"):
        owners, makers = (sectors.paid(load_sector(name), regime, 1500) for regime in (sectors.OWNERS, sectors.MAKERS))
        assert owners.to_people == 0.0
        assert makers.to_people > 0.0
        assert owners.to_holders > 0.0


def test_a_table_of_sectors_has_a_line_for_each():
    text = sectors.page(1500)
    assert all(text.count(f"| {load_sector(name).title} |") == 2 for name in listed("sector"))


def test_an_unset_rate_at_zero_moves_nothing_and_more_moves_more_at_first():
    study = load_study(unset_rate.STUDY)
    none, some = (unset_rate.totals(study, rate, 0.002) for rate in (0.0, 0.05))
    assert none["royalty_collected"] == none["paid_people"] == 0.0
    assert some["paid_people"] + some["paid_holders"] + some["administration"] <= some["royalty_collected"] + 1.0
    assert some["paid_people"] > 0.0
    assert "| 0.4 % |" in unset_rate.PAGE.read_text()
