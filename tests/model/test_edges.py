"""Worlds at the edge: one of everything, next to nobody, all or nothing. They run, or they say why not."""

import numpy as np
import pytest

from simulator.model.run import measures_of, run_one, start
from simulator.scenario.sector import Sector
from simulator.terms.sheet import TermSheet
from tests.model.worlds import REGIMES, a_run, hollywood, regime

FINITE = "all measures are numbers"


def result(terms: TermSheet, sector: Sector | None = None, scale: float = 0.005, quarters: int = 8) -> str:
    """The error of a run, or that all of its measures are numbers."""
    run = a_run(terms, sector=sector, scale=scale, quarters=quarters)
    outcome = run_one(run)
    if outcome.error is not None:
        return outcome.error
    names = [measure.name for measure in measures_of(run)]
    wrong = [name for name, column in zip(names, outcome.values.T, strict=True) if not np.isfinite(column).all()]
    return f"not numbers: {wrong}" if wrong else FINITE


def alone(group: str, number: int = 0) -> Sector:
    """The shipped sector with one party of a group, which has all of the market."""
    sector = hollywood()
    only = getattr(sector, group)[number]
    shares = {name: getattr(only, name).at(1.0) for name in ("market_share", "spending_share") if hasattr(only, name)}
    return sector.model_copy(update={group: (only.model_copy(update=shares),)})


@pytest.mark.parametrize("name", REGIMES)
@pytest.mark.parametrize("group", ["crafts", "studios", "ai_firms", "households"])
def test_one_of_everything_will_do(name: str, group: str) -> None:
    assert result(regime(name), alone(group), quarters=4) == FINITE


@pytest.mark.parametrize("name", REGIMES)
def test_an_ai_market_of_the_careful_alone(name: str) -> None:
    careful = next(k for k, firm in enumerate(hollywood().ai_firms) if firm.is_licensed_only)
    assert result(regime(name), alone("ai_firms", careful), quarters=4) == FINITE


EDGES: list[dict[str, float]] = [
    {"catalogue.public_share": 1.0},
    {"labour.active_share": 0.0},
    {"labour.active_share": 1.0},
    {"technology.bass_innovation": 0.0, "technology.bass_imitation": 0.0},
    {"labour.separation": 0.0},
    {"labour.separation": 1.0},
    {"law.existing_residuals": 0.0},
    {"catalogue.outside_contributors_per_worker": 0.0},
    {"catalogue.releases_per_year": 2.0},
    {"catalogue.releases_per_year": 500.0},
    {"demand.ai_entrant_share": 0.0},
    {"technology.data_depreciation": 0.0},
    {"technology.data_elasticity": 0.0},
    {"labour.skill_dispersion": 0.0},
    {"demand.cost_dispersion": 0.0},
    {"technology.other_users_share": 0.0},
    {"law.flow_through": 1.0},
    {"labour.wage_adjustment": 0.2},
    {"labour.minimum_pay": 1.0},
    {"catalogue.credits_minimum": 1.0, "catalogue.credits_per_work": 1.0, "catalogue.credits_maximum": 1.0},
    {"catalogue.size_dispersion": 2.0},
]


@pytest.mark.parametrize("values", EDGES, ids=str)
def test_a_figure_at_its_end_runs(values: dict[str, float]) -> None:
    for name in ("data_dignity", "copyright_holder"):
        assert result(regime(name), hollywood().with_values(values)) == FINITE


@pytest.mark.parametrize(
    ("terms", "values", "scale", "words"),
    [
        ("data_dignity", {"catalogue.public_share": 0.0}, 0.005, "licensed has nothing to learn from"),
        ("data_dignity", {"technology.data_depreciation": 1.0}, 0.005, "has nothing to learn from"),
        ("data_dignity", {}, 1e-5, "has nothing to learn from"),
        ("data_dignity", {}, 0.0, "scale 0 is not above 0"),
        ("data_dignity", {"demand.labour_share": 0.0}, 0.005, "must be above 0"),
        ("data_dignity", {"technology.exposure_factor": 0.0}, 0.005, "AI share of contestable work"),
    ],
)
def test_a_world_that_cannot_be_says_why(terms: str, values: dict[str, float], scale: float, words: str) -> None:
    assert words in result(regime(terms), hollywood().with_values(values), scale)


@pytest.mark.parametrize("name", ["data_dignity", "copyright_holder", "opt_in_consent", "statutory_levy"])
def test_a_royalty_of_all_ai_revenue_is_refused_and_of_nearly_all_runs(name: str) -> None:
    assert "leaves no price" in result(regime(name).with_rate(1.0))
    assert result(regime(name).with_rate(0.99)) == FINITE


def test_nobody_to_learn_from_but_where_data_do_not_matter_runs() -> None:
    sector = hollywood().with_values({"catalogue.public_share": 0.0, "technology.data_elasticity": 0.0})
    assert result(regime("opt_in_consent"), sector) == FINITE


def test_the_archive_begins_in_its_first_year() -> None:
    model = start(a_run(regime("status_quo"), scale=0.05))
    oldest = model.first_quarter + int(model.works.vintage.min())
    newest = model.first_quarter + int(model.works.vintage.max())
    assert str(oldest) == "1985Q1"
    assert str(newest) == "2024Q2"  # the quarter before the first that is simulated


def test_an_archive_from_the_future_is_refused() -> None:
    sector = hollywood()
    late = sector.model_copy(update={"catalogue": sector.catalogue.model_copy(update={"first_year": 2026})})
    assert "cannot have been released" in result(regime("status_quo"), late)
