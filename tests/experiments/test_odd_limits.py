"""The table of limit cases: every test that it names is there, every group has rows, and the page is fresh."""

import pytest

from simulator.experiments.odd.limits import LIMITS, PAGE, TESTS, page

ROWS = [(claim, test) for cases in LIMITS.values() for claim, test in cases]


@pytest.mark.parametrize(("claim", "test"), ROWS, ids=[claim for claim, _ in ROWS])
def test_a_claim_has_its_test(claim, test):
    file, _, name = test.partition("::")
    assert f"def {name}(" in (TESTS / file).read_text(), claim


def test_every_group_and_promise_has_rows():
    groups = " ".join(LIMITS)
    assert all(f"({number})" in groups for number in range(1, 12))
    promises = {claim[0] for claim, _ in LIMITS["Promises"]}
    assert promises == set("1234567")


def test_the_page_is_fresh():
    assert PAGE.read_text(encoding="utf-8") == page()
