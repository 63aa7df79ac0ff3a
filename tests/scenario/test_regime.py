"""The union of kinds is built from the register: a kind from this test loads from a file and enters the schema."""

import json
from collections.abc import Iterator
from typing import Literal

import numpy as np
import pytest

from simulator.scenario.load import load_regime, load_study
from simulator.scenario.schema import schemas
from simulator.terms.clause import Clause
from simulator.terms.royalty import Bases, Money, Royalty
from simulator.units import Dollars
from tests.scenario.faults import faults

BILL = """\
title: A head tax
royalty:
  kind: head_tax
  each:
    value: 2
    unit: usd
    source: assumption
    grade: D
"""


@pytest.fixture
def head_tax() -> Iterator[type[Royalty]]:
    """A royalty that no existing file knows."""

    class HeadTax(Royalty):
        """So much from each payer."""

        kind: Literal["head_tax"] = "head_tax"
        each: Dollars

        def base(self, bases: Bases) -> Money:
            return np.ones_like(bases.ai_revenue)

        def due(self, base: Money) -> Money:
            return base * int(self.each.value * 10**8)

    yield HeadTax
    del Clause.registered["royalty"]["head_tax"]


@pytest.mark.usefixtures("head_tax")
def test_a_new_kind_loads_runs_and_enters_the_schema(write):
    sheet = load_regime(write(BILL))
    assert sheet.of(Royalty).owed(Bases.zeros(2, 1)).tolist() == [2 * 10**8, 2 * 10**8, 0]
    choice = json.loads(schemas()["regime.json"])["properties"]["royalty"]["anyOf"][0]
    assert "head_tax" in choice["discriminator"]["mapping"]
    assert load_study("compare_regimes", {"head.royalty.each": "3"}, [write(BILL, "head.yaml")]).terms["head"].hash()
    assert faults(load_regime, write(BILL.replace("value: 2", "value: -2"))) == [
        "bill.yaml:5: royalty.each: -$2 is not allowed; allowed: $0 to $92 bn"
    ]


def test_without_it_the_kind_is_unknown(write):
    assert faults(load_regime, write(BILL))[0].startswith('bill.yaml:3: royalty.kind: "head_tax" is not known')
