"""M2 in its homogeneous limit is M1, quarter by quarter; M1 was written from MODEL.md alone."""

import numpy as np
import pytest

from simulator.benchmark.industry import Industry, Policy
from simulator.benchmark.path import path
from simulator.model.run import simulate
from simulator.quarters import Quarter
from simulator.terms.price.statute import Statute
from simulator.terms.sheet import TermSheet
from tests.benchmark.twin import homogeneous
from tests.model.worlds import a_run, regime

QUARTERS = 24
FIRST = Quarter(2027, 1).index
MEASURES = {
    "hours": "hours",
    "studio_ai_spending": "ai_spending",
    "consumer_spending": "consumer_spending",
    "price_index": "price_index",
    "works_released": "works_released",
    "ai_made_share": "ai_made_share",
    "royalty_owed": "royalty_owed",
}
TOLERANCE = 2e-3  # of a bank of a few hundred ideas, each with luck of its own


@pytest.mark.parametrize(
    ("terms", "policy"),
    [
        (regime("status_quo"), Policy()),
        (regime("data_dignity").with_rate(0.3), Policy(on_ai_revenue=0.3, effective=FIRST)),
        (regime("union_negotiated").replaced(Statute()).with_rate(0.05), Policy(on_gross=0.05, effective=FIRST)),
    ],
    ids=["status quo", "on AI revenue", "on the gross"],
)
def test_the_model_in_its_homogeneous_limit_is_the_benchmark(terms: TermSheet, policy: Policy) -> None:
    agree(terms, policy)


def agree(terms: TermSheet, policy: Policy) -> None:
    """Every measure of the benchmark within the tolerance in every quarter."""
    rows = simulate(a_run(terms, sector=homogeneous(), quarters=QUARTERS)).rows
    expected = path(Industry.of(homogeneous()), policy, FIRST, QUARTERS)
    for measure, name in MEASURES.items():
        got = np.array([row[measure] for row in rows])
        assert got == pytest.approx(getattr(expected, name), rel=TOLERANCE), measure
