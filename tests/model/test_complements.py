"""AI as a complement of human work: a switch, without a world without AI to compare with. MODEL.md (1)."""

import numpy as np
import pytest

from simulator.model.commission import plan, tasks
from simulator.model.run import start
from simulator.scenario.applicability import exclusions
from simulator.scenario.figures import quantity
from simulator.scenario.parameters import Switches
from simulator.scenario.sector import Sector
from simulator.units import assumption
from tests.model.quiet import at_rest
from tests.model.worlds import a_run, hollywood, outcome_of, regime


def complements(elasticity: float, sector: Sector | None = None) -> Sector:
    switches = Switches(complementarity=assumption(elasticity, "elasticity"))
    return (sector or hollywood()).model_copy(update={"switches": switches})


def test_the_base_year_is_reproduced_whatever_the_elasticity() -> None:
    for elasticity in (0.1, 0.5, 0.8):
        model = start(a_run(regime("status_quo"), sector=complements(elasticity, at_rest(demand__cost_dispersion=0.0))))
        cohort = plan(model, 0)
        scale = cohort.hours / model.base.hours
        assert scale == pytest.approx(np.full(model.base.crafts, scale[0]))
        assert cohort.ai_spending / model.base.ai_spending.sum() == pytest.approx(scale[0])
        # the file's AI spending, to the dollar, as for substitutes
        assert model.base.ai_spending.sum() * 4.0 == pytest.approx(hollywood().technology.studio_ai_spending.value)


def test_cheaper_complements_take_a_smaller_share_and_odds_follow_the_closed_form() -> None:
    model = start(a_run(regime("status_quo"), sector=complements(0.5)))
    usual = tasks(model).ai_share / (1.0 - tasks(model).ai_share)
    model.economy.ai_price = 0.25
    odds = tasks(model).ai_share / (1.0 - tasks(model).ai_share)
    assert odds / usual == pytest.approx(np.full(odds.size, 0.25**0.5))  # (x/w)^(1 - sigma)


def test_nothing_is_displaced_and_all_measures_are_numbers() -> None:
    run = a_run(regime("data_dignity"), sector=complements(0.5), quarters=8)
    values = outcome_of(run).values
    from simulator.model.run import measures_of

    names = [measure.name for measure in measures_of(run)]
    assert np.isfinite(values).all()
    assert not values[:, names.index("displaced_wages")].any()
    assert not values[:, names.index("ai_made_share")].any()
    assert (values[:, names.index("royalty_owed")] > 0.0).all()


def test_royalties_on_what_ai_does_in_peoples_place_do_not_apply() -> None:
    words = "the royalty is on what AI does in people's place, and in the sector AI complements them"
    assert words in exclusions(complements(0.5), regime("union_negotiated"))
    assert words in exclusions(complements(0.5), regime("tilly_royalty_2026"))
    assert words not in exclusions(complements(0.5), regime("data_dignity"))
    assert words not in exclusions(hollywood(), regime("union_negotiated"))


def test_between_08_and_12_neither_key_takes_a_value() -> None:
    allowed = quantity(Switches, "complementarity")
    assert allowed is not None
    assert allowed.high == 0.8
    assert hollywood().task_substitution == hollywood().technology.substitution.value == 1.5
    assert complements(0.5).task_substitution == 0.5
    with pytest.raises(ValueError, match="not allowed"):
        Switches(complementarity=assumption(0.9, "elasticity"))
