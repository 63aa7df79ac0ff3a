"""A regime in a few words."""

import pytest

from simulator.reporting.in_brief import in_brief
from simulator.scenario.describe import described_regime
from simulator.scenario.load import load_regime
from simulator.scenario.names import listed

SHIPPED = {
    "status_quo": "nothing is owed",
    "copyright_holder": "10% of AI revenue, to owners",
    "data_dignity": "10% of AI revenue, to people",
    "statutory_levy": "5% of AI revenue, to people, owners and a social fund",
}


@pytest.mark.parametrize(("name", "words"), SHIPPED.items())
def test_what_is_owed_and_to_whom(name, words):
    assert in_brief(described_regime(load_regime(name))["clauses"]) == words


def test_a_bargained_rate_is_not_called_the_laws():
    sheet = load_regime("union_negotiated")
    assert in_brief(described_regime(sheet)["clauses"]).startswith("a bargained share of gross, to ")


@pytest.mark.parametrize("name", listed("regime"))
def test_every_shipped_regime_has_its_words(name):
    words = in_brief(described_regime(load_regime(name))["clauses"])
    assert words
    assert "_" not in words
    assert "  " not in words


def test_a_regime_of_which_nothing_is_known_has_none():
    assert in_brief({}) == ""
