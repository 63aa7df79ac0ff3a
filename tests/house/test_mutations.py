"""The table of mutations is whole: every equation group and promise has a row that some test notices."""

import pytest

from tests.house.mutations import ROOT, TABLE, copied, notices

GROUPS = [f"({number})" for number in range(1, 12)] + [f"promise {number}" for number in range(1, 8)]


@pytest.mark.parametrize("group", GROUPS)
def test_every_group_has_a_mutation(group: str) -> None:
    assert any(row.equation.startswith(group) for row in TABLE)


def test_every_row_still_fits_the_code() -> None:
    for row in TABLE:
        assert row.right in (ROOT / row.file).read_text(), row.equation
        file, _, name = row.test.partition("::")
        assert f"def {name}(" in (ROOT / file).read_text(), row.test


@pytest.mark.slow
@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.equation)
def test_the_test_notices(row, tmp_path_factory) -> None:
    tree = tmp_path_factory.getbasetemp() / "mutated"
    if not tree.exists():
        tree.mkdir()
        copied(tree)
    assert notices(row, tree), f"{row.test} sleeps"
