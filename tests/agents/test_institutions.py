"""Institutions: few, in id order, and what a firm's data are relative to."""

import mesa
import numpy as np

from simulator.agents.institutions import AIFirm, Cast, CollectingSociety, Guild, Household, Studio


def test_institutions_are_registered_in_the_order_of_their_ids() -> None:
    model = mesa.Model(rng=0)
    made = [
        Studio(model, "a", 0.6, 1.0),
        Studio(model, "b", 0.4, 1.1),
        AIFirm(model, "general", 1.0, is_licensed_only=False),
        Guild(model, "writers", (0, 2), None),
        Household(model, "all", 1.0),
        CollectingSociety(model),
    ]
    ids = [agent.unique_id for agent in model.agents]
    assert ids == sorted(ids)
    assert list(model.agents) == made
    assert [studio.name for studio in model.agents_by_type[Studio]] == ["a", "b"]


def test_a_new_firm_has_its_base_data_and_no_claims() -> None:
    firm = AIFirm(mesa.Model(rng=0), "general", 0.5, is_licensed_only=True)
    assert firm.capability == firm.data_ratio == 1.0
    assert firm.claims.undistributed == 1.0
    firm.data_stock, firm.base_stock = 30.0, 12.0
    assert firm.data_ratio == 2.5


def test_claims_and_casts_are_nobodys_by_default() -> None:
    first, second = Cast(), Cast()
    first.studios.append(Studio(mesa.Model(rng=0), "a", 1.0, 1.0))
    assert second.studios == []
    one, other = (AIFirm(mesa.Model(rng=0), name, 0.5, is_licensed_only=False) for name in "ab")
    one.claims.weights = np.ones(3)
    assert other.claims.weights.size == 0
