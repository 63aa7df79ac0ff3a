"""The description in the repository is that of the code, and every equation has its parameters, modules and tests."""

from simulator.experiments.odd.equations import EQUATIONS
from simulator.experiments.odd.page import ROOT, checks_of, page
from simulator.scenario.handbook import FOLDER
from simulator.scenario.load import load_sector

MAKE = "stale: run `python -m simulator.experiments.odd.page`"


def test_the_page_in_the_repository_is_fresh() -> None:
    assert (FOLDER / "odd.md").read_text() == page(), MAKE


def test_all_eleven_groups_are_there_with_modules_that_exist() -> None:
    assert all(any(e.name.startswith(f"({number})") for e in EQUATIONS) for number in range(1, 12))
    for equation in EQUATIONS:
        for module in equation.modules:
            assert (ROOT / "simulator" / f"{module}.py").exists(), module


def test_every_module_of_an_equation_has_a_test() -> None:
    untested = [m for e in EQUATIONS for m in e.modules if not checks_of(m)]
    assert not untested


def test_every_free_parameter_is_read_by_some_equation() -> None:
    text = page()
    assert [path for path in load_sector("hollywood", {}).free() if f"| `{path}` |" not in text] == []


def test_free_parameters_stay_few() -> None:
    assert len(load_sector("hollywood", {}).free()) <= 25
