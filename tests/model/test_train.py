"""Training: once a year, from what may be used; consent, capability and claims move then and at no other time."""

import numpy as np
import pytest

from simulator.agents.institutions import AIFirm, Claims
from simulator.model.model import ResidualModel
from simulator.model.run import BURN_IN_QUARTERS, start
from simulator.model.train import output_ids, outputs_per_year
from simulator.terms.consent.opt_in import OptIn
from simulator.terms.royalty import Royalty
from simulator.terms.sheet import TermSheet
from simulator.terms.term import Term
from simulator.terms.term.standing import Standing
from simulator.units import assumption
from tests.model.quiet import stepped
from tests.model.worlds import REGIMES, a_run, hollywood, regime


def nobody_agrees(name: str = "opt_in_consent") -> TermSheet:
    """A shipped regime in which nobody opts in."""
    sheet = regime(name)
    return sheet.replaced(sheet.of(OptIn).changed(opt_in_share=assumption(0.0, "share")))


def state_of(model: ResidualModel) -> list[tuple[float, float]]:
    """What the last training left with each firm."""
    return [(firm.capability, firm.data_stock) for firm in model.cast.ai_firms]


def of_base_year(model: ResidualModel) -> list[AIFirm]:
    """AI firms of the sector file; who comes later learns only when it enters."""
    return [firm for firm in model.cast.ai_firms if not firm.is_entrant]


def newest(firm: AIFirm) -> Claims:
    """The claims of a firm's newest model, on the market or not yet."""
    return firm.trained or firm.claims


@pytest.mark.parametrize("name", REGIMES)
def test_models_change_in_the_fourth_quarter_only(name: str) -> None:
    model = start(a_run(regime(name)))
    changed, before = set(), state_of(model)
    for _ in range(BURN_IN_QUARTERS + 10):
        quarter = model.calendar
        model.step()
        if state_of(model) != before:
            changed.add(str(quarter))
        before = state_of(model)
    assert changed == {"2024Q4", "2025Q4", "2026Q4", "2027Q4", "2028Q4"}


def test_what_is_trained_in_the_fourth_quarter_is_sold_from_january() -> None:
    model = stepped("status_quo", 4)  # 2027Q4
    trained = [firm.trained for firm in model.cast.ai_firms]
    assert [claims.year for claims in trained if claims] == [2028] * len(trained)
    assert {firm.claims.year for firm in model.cast.ai_firms} == {2027}
    model.step()
    assert [firm.claims for firm in model.cast.ai_firms] == trained
    assert not any(firm.trained for firm in model.cast.ai_firms)


def test_a_law_that_forces_retraining_bites_in_its_first_quarter() -> None:
    sheet = regime("opt_in_consent")
    forced = sheet.of(OptIn).changed(forces_retraining=True)
    later = sheet.of(Term).changed(effective="2027Q2")
    trained: list[tuple[str, float]] = []

    def watch(model: ResidualModel) -> None:
        trained.append((str(model.calendar + -1), newest(model.cast.ai_firms[0]).permitted.mean()))

    stepped(sheet.replaced(forced, later), 4, watch=watch)
    shares = dict(trained)
    assert shares["2027Q1"] > 0.9
    assert shares["2027Q2"] < 0.7


@pytest.mark.parametrize("name", ["status_quo", "data_dignity", "opt_in_consent"])
def test_capability_is_progress_times_data_to_their_elasticity(name: str) -> None:
    model = stepped(name, 12)  # to 2029Q4, whose training sells from 2030Q1
    technology = hollywood().technology
    progress = technology.substitution_progress.value / (technology.substitution.value - 1.0)
    years = (2029.75 + 0.125 + 0.5) - 2025.5  # the middle of the training quarter and half a year of sale
    for firm in model.cast.ai_firms:
        ratio = firm.data_stock / firm.base_stock
        expected = np.exp(progress * years) * ratio**technology.data_elasticity.value
        assert firm.capability == pytest.approx(expected, rel=1e-12)


def test_the_stock_is_quality_times_minutes_faded_and_freed_of_what_ai_made() -> None:
    model = stepped("data_dignity", 8)
    works, technology = model.works, hollywood().technology
    trained_at = model.now - 1
    old = works.vintage < trained_at  # the same quarter's releases come after the training
    ages = (trained_at - works.vintage[old]) / 4.0
    loss = technology.contamination_loss.value * works.ai_share[old]
    value = works.quality[old] * works.minutes[old] * (1.0 - technology.data_depreciation.value) ** ages * (1.0 - loss)
    assert model.cast.ai_firms[0].data_stock == pytest.approx(value.sum(), rel=1e-9)


def test_where_data_do_not_matter_no_regime_changes_what_ai_can_do() -> None:
    sector = hollywood().with_values({"technology.data_elasticity": 0.0})
    seen = {
        tuple(firm.capability for firm in stepped(name, 12, sector=sector).cast.ai_firms)
        for name in ("status_quo", "copyright_holder", "opt_in_consent")
    }
    assert len(seen) == 1


def test_the_careful_firm_trains_on_public_works_until_there_is_a_licence() -> None:
    def by_kind(model: ResidualModel) -> dict[bool, list[np.ndarray]]:
        firms = of_base_year(model)
        return {kind: [newest(f).permitted for f in firms if f.is_licensed_only is kind] for kind in (True, False)}

    unlicensed = stepped("status_quo", 8)
    old = unlicensed.works.vintage < unlicensed.now - 1
    for kind, flags in by_kind(unlicensed).items():
        for permitted in flags:
            expected = unlicensed.works.is_public[old] if kind else np.ones(old.sum(), bool)
            assert np.array_equal(permitted[old], expected)
    licensed = stepped("data_dignity", 8)
    careful = next(firm for firm in licensed.cast.ai_firms if firm.is_licensed_only)
    assert newest(careful).permitted[licensed.works.vintage < licensed.now - 1].all()
    assert careful.data_ratio > 2.0  # its base is the public third


def test_where_nobody_agrees_all_learn_from_public_works_and_owe_nothing() -> None:
    model = stepped(nobody_agrees(), 6)
    old = model.works.vintage < model.now - 2  # trained in 2027Q4, now 2028Q2 is over
    public = model.works.is_public
    for firm in of_base_year(model):
        assert not firm.claims.permitted[~public].any()
        assert firm.claims.permitted[public & old].sum() > 0
        assert firm.claims.price_paid_share == 0.0
    assert not model.accrued.owed.any()


def test_where_all_is_public_a_voluntary_licence_costs_nothing() -> None:
    sector = hollywood().with_values({"catalogue.public_share": 1.0})
    model = stepped("copyright_holder", 6, sector=sector)
    assert {firm.claims.price_paid_share for firm in of_base_year(model)} == {0.0}
    assert np.isfinite([firm.capability for firm in model.cast.ai_firms]).all()
    assert model.accrued.owed.sum() == 0


def test_a_firm_with_nothing_to_learn_from_is_named() -> None:
    sector = hollywood().with_values({"catalogue.public_share": 0.0})
    with pytest.raises(ValueError, match="licensed has nothing to learn from in 2024Q3"):
        start(a_run(regime("status_quo"), sector=sector))


@pytest.mark.parametrize("name", ["data_dignity", "copyright_holder", "union_negotiated"])
def test_claims_are_shares_of_works_that_were_trained_on(name: str) -> None:
    model = stepped(name, 8)
    for firm in model.cast.ai_firms:
        claims = firm.claims
        assert claims.weights.size == claims.permitted.size == model.works.size
        assert claims.weights.sum() + claims.undistributed == pytest.approx(1.0, abs=1e-12)
        assert claims.weights.min() >= 0.0
        assert not claims.weights[~claims.permitted].any()


def test_usage_follows_quality_and_freshness() -> None:
    model = stepped("statutory_levy", 12)  # in force from 2028Q1, so that training in 2028Q4 is the first under it
    works, claims = model.works, model.cast.ai_firms[0].claims
    ages = (model.now - 1 - works.vintage) / 4.0
    drawn = np.where(claims.permitted, works.quality * 0.87**ages, 0.0)
    assert claims.weights == pytest.approx(drawn / drawn.sum(), rel=1e-9)


def test_a_new_law_attributes_the_models_on_the_market_by_its_own_key() -> None:
    before, after = stepped("statutory_levy", 4), stepped("statutory_levy", 5)  # 2027Q4, and 2028Q1: in force
    old, new = newest(before.cast.ai_firms[0]), after.cast.ai_firms[0].claims
    assert old.weights == pytest.approx(old.permitted / old.permitted.sum(), rel=1e-9)
    assert new.year == old.year == 2028
    assert np.array_equal(new.permitted[: old.permitted.size], old.permitted)
    works = after.works
    ages = (after.now - 1 - works.vintage) / 4.0
    drawn = np.where(new.permitted, works.quality * 0.87**ages, 0.0)
    trained = slice(0, old.permitted.size)
    assert new.weights[trained] == pytest.approx((drawn / drawn.sum())[trained], rel=1e-9)
    assert after.accrued.owed.sum() > 0


def test_a_share_of_the_catalogue_costs_that_share_of_the_rate() -> None:
    model = stepped("copyright_holder", 4)  # just trained, 2027Q4
    for firm in of_base_year(model):
        old = model.works.vintage < model.now - 1
        ages = (model.now - 1 - model.works.vintage[old]) / 4.0
        loss = hollywood().technology.contamination_loss.value * model.works.ai_share[old]
        stock = model.works.quality[old] * 0.87**ages * (1.0 - loss)
        private = ~model.works.is_public[old]
        used = newest(firm).permitted[old] & private
        assert hollywood().technology.data_depreciation.value == 0.13
        assert newest(firm).price_paid_share == pytest.approx(stock[used].sum() / stock[private].sum(), rel=1e-9)
        assert 0.5 < newest(firm).price_paid_share < 0.9


def test_outputs_fall_with_the_root_of_the_scale_to_a_floor() -> None:
    assert [outputs_per_year(256.0, weight) for weight in (1, 4, 16, 64, 400)] == [256, 128, 64, 32, 32]


def test_output_ids_are_of_firm_year_and_slot() -> None:
    ids = np.concatenate([output_ids(firm, year, 256) for firm in range(5) for year in range(2024, 2060)])
    assert np.unique(ids).size == ids.size


def test_a_standing_clause_and_a_royalty_are_in_every_regime() -> None:
    # what the tests above replace exists by these names
    assert isinstance(regime("opt_in_consent").of(Term), Standing)
    assert regime("opt_in_consent").of(Royalty).headline_rate == 0.1
