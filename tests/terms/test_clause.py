"""A clause registers itself by being defined; a new kind touches no existing file."""

from collections.abc import Iterator
from typing import Literal

import numpy as np
import pytest

from simulator.terms.clause import SLOTS, Clause, registered_clauses
from simulator.terms.royalty import Bases, Money, Royalty
from simulator.terms.sheet import TermSheet

KINDS = {
    "consent": {"none", "compulsory", "opt_out", "opt_in", "holder_licence", "collective"},
    "royalty": {
        "none", "ai_revenue", "gross", "profit",
        "per_generation", "per_minute", "per_work", "lump_sum", "wage_equivalent",
        "success_bonus", "licence_fee", "penalty",
    },
    "price": {"statute", "posted", "bargained"},
    "allocation": {"knn_shapley", "cosine_topk", "equal_per_work", "usage", "data_mixture"},
    "entitlement": {"split", "craft_split", "split_by_vintage"},
    "settlement": {"pipeline"},
    "enforcement": {"none", "audit", "notice", "disclosure", "litigation"},
    "ai_use": {"unlimited", "capped"},
    "minimums": {"unchanged", "scale"},
    "term": {"standing", "for_years"},
}  # fmt: skip


@pytest.fixture
def head_tax() -> Iterator[type[Royalty]]:
    """A royalty that nobody has thought of yet, here for one test only."""

    class HeadTax(Royalty):
        """One microcent from each payer."""

        kind: Literal["head_tax"] = "head_tax"

        def base(self, bases: Bases) -> Money:
            return np.ones_like(bases.ai_revenue)

        def due(self, base: Money) -> Money:
            return base

    yield HeadTax
    del Clause.registered["royalty"]["head_tax"]


def test_the_folder_registers_itself():
    found = registered_clauses()
    assert set(found) == set(SLOTS)
    assert {slot: set(kinds) for slot, kinds in found.items()} == KINDS


def test_every_clause_says_what_it_is():
    for kinds in registered_clauses().values():
        for clause in kinds.values():
            assert clause.__doc__
            assert clause.__module__.startswith("simulator.terms.")


def test_a_new_kind_touches_no_existing_file(head_tax):
    assert registered_clauses()["royalty"]["head_tax"] is head_tax
    sheet = TermSheet(title="Head tax", clauses={"royalty": head_tax()})
    assert sheet.of(Royalty).owed(Bases.zeros(2, 1)).tolist() == [1, 1, 0]
