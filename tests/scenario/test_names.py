"""Names of shipped files, and the nearest right name."""

from pathlib import Path

import pytest

from simulator.scenario.names import SCENARIOS, find, listed, nearest


def test_names_lead_to_files_and_paths_to_themselves():
    assert find("regime", "data_dignity") == SCENARIOS / "regimes" / "data_dignity.yaml"
    assert find("regime", "bills/mine.yaml") == Path("bills/mine.yaml")
    assert find("regime", "./mine.yml", Path("studies")) == Path("studies/mine.yml")
    assert listed("sector") == sorted(listed("sector"))


@pytest.mark.parametrize(
    ("name", "known", "words"),
    [
        ("rat", ["rate", "scope"], '; did you mean "rate"?'),
        ("zzz", ["rate", "scope"], "; known: rate, scope"),
        ("zzz", [], ""),
        ("zzz", [f"k{n}" for n in range(30)], ""),
    ],
)
def test_the_nearest_name_or_the_known_ones_if_they_are_few(name, known, words):
    assert nearest(name, known) == words
