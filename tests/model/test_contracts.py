"""Contracts before AI, and training records: where money goes that old contracts or lost records keep from people."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.model.contracts import share_of
from simulator.model.run import simulate
from simulator.money import PARTS_PER_BILLION
from simulator.terms.entitlement.by_vintage import ByVintage
from simulator.units import assumption
from tests.model.worlds import a_run, hollywood, regime


def by_vintage(before: str, kept: float, is_reopened: bool = False) -> ByVintage:
    return ByVintage(
        kind="split_by_vintage",
        contributors=assumption(1.0, "share"),
        holder=assumption(0.0, "share"),
        contracts_before=before,
        kept_share=assumption(kept, "share"),
        is_reopened=is_reopened,
    )


def paid(clause: ByVintage | None, **values: float) -> dict[str, float]:
    """The last quarter's measures of a world without escrow of its own making."""
    terms = regime("data_dignity") if clause is None else regime("data_dignity").replaced(clause)
    sector = hollywood().with_values({path.replace("__", "."): value for path, value in values.items()})
    return simulate(a_run(terms, sector=sector, quarters=8)).rows[-1]


def test_contracts_that_nobody_signed_change_nothing() -> None:
    plain = paid(None)
    assert paid(by_vintage("1900Q1", 0.0)) == plain
    assert paid(by_vintage("2100Q1", 1.0)) == plain
    assert paid(by_vintage("2100Q1", 0.0, is_reopened=True)) == plain


def test_who_signed_everything_away_has_what_the_holder_passes_on() -> None:
    row, flow = paid(by_vintage("2100Q1", 0.0), law__flow_through=0.0), 0.0
    assert row["paid_people"] == flow
    assert row["paid_holders"] > 0.0


@given(st.integers(0, 2**63 - 1), st.integers(0, PARTS_PER_BILLION))
def test_a_part_is_exact_and_never_more_than_the_whole(amount: int, parts: int) -> None:
    assert int(share_of(np.array([amount]), np.array([parts]))[0]) == amount * parts // PARTS_PER_BILLION


def test_what_no_record_shows_goes_where_the_term_sheet_sends_the_rest() -> None:
    key = regime("data_dignity").clauses["allocation"]
    to_holder = regime("data_dignity").replaced(key.changed(remainder="holder"))
    sector = hollywood().with_values({"technology.traced_share": 0.0, "law.flow_through": 0.0})
    row = simulate(a_run(to_holder, sector=sector, quarters=8)).rows[-1]
    assert row["paid_people"] == 0.0
    assert row["paid_holders"] == pytest.approx(
        row["royalty_collected"] - row["administration"] - row["undistributed"], rel=0.2
    )
