"""`residuals explain KEY` says what a figure is, where it is from, and where it is used."""

import pytest

from simulator.scenario.explain import explain, users
from tests.scenario.faults import faults


def test_a_figure_by_its_path():
    lines = explain("technology.substitution").splitlines()
    assert lines[0] == "technology.substitution = 1.5"
    assert "  range    1.2 to 4" in lines
    assert "  grade    D, assumption" in lines
    assert any(line.startswith("  source   havranek_2024: Havranek") for line in lines)
    # The sector refuses 0.8 to 1.2 and hands it to the model.
    assert any("simulator/scenario/sector.py" in line for line in lines if line.startswith("  used in"))
    assert any(line.startswith("  drawn") for line in lines)


@pytest.mark.parametrize(
    ("key", "heads"),
    [
        ("substitution", ["technology.substitution = 1.5"]),
        ("crafts.camera.pay", ["crafts.camera.pay = $146,700 a year"]),
        ("guilds.sag_aftra.health_threshold", ["guilds.sag_aftra.health_threshold = $27,540 a year"]),
        ("data_dignity.royalty.rate", ["data_dignity.royalty.rate = 10 %"]),
        ("regimes.data_dignity.royalty.rate", ["data_dignity.royalty.rate = 10 %"]),
        ("opt_in_share", ["opt_in_consent.consent.opt_in_share = 50 %"]),
    ],
)
def test_a_key_may_be_shortened_to_its_end(key, heads):
    assert [block.splitlines()[0] for block in explain(key).split("\n\n")] == heads


def test_one_key_may_mean_several_regimes():
    heads = [block.splitlines()[0] for block in explain("royalty.rate").split("\n\n")]
    assert "statutory_levy.royalty.rate = 5 %" in heads
    assert len(heads) == 5


def test_clauses_and_kinds():
    assert "ai_revenue" in explain("royalty")
    assert explain("royalty.gross").startswith("royalty: a clause of a term sheet\n  gross ")


def test_an_unknown_key_names_the_nearest():
    assert faults(explain, "substition") == ['nothing is known as "substition"; did you mean "substitution"?']
    assert faults(explain, "royalty.tax")[0].startswith('nothing is known as "royalty.tax"')
    assert faults(explain, "")[0].startswith('nothing is known as ""')


def test_users_are_files_that_read_the_parameter():
    assert "simulator/terms/consent/opt_in.py" in users("work_correlation")
    assert users("no_such_parameter") == ()
