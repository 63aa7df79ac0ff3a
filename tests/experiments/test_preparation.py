"""From words to a study that is ready to run."""

import pytest

from simulator.experiments.preparation import LUCK_REPLICATIONS, Order, files_of, prepare, prepare_comparison
from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.names import SCENARIOS

BILL = "title: A bill\nquestion: What if?\nroyalty:\n  kind: none\n"


def test_the_default_study_is_as_decided():
    # DECISIONS 12: 40 replications at scale 0.05 with drawn parameters, and one run at full size
    layout = prepare(Order("compare_regimes")).layout
    assert (layout.replications, layout.scale, layout.full_scale, layout.is_uncertain) == (40, 0.05, 1.0, True)
    assert (layout.start, layout.quarters, layout.luck_replications) == ("2027Q1", 40, LUCK_REPLICATIONS)


def test_changes_reach_study_sector_and_regimes():
    changes = {"replications": "3", "labour.separation": "0.1", "data_dignity.royalty.rate": "0.2"}
    prepared = prepare(Order("compare_regimes", changes))
    assert (prepared.layout.replications, prepared.layout.luck_replications) == (3, 3)
    assert prepared.sector.labour.separation.value == 0.1
    rates = {name: sheet.clauses["royalty"].model_dump().get("rate") for name, sheet in prepared.regimes.items()}
    assert rates["data_dignity"]["value"] == 0.2
    assert rates["copyright_holder"]["value"] == 0.1


def test_the_baseline_comes_first():
    assert next(iter(prepare(Order("compare_regimes", {"baseline": "data_dignity"})).regimes)) == "data_dignity"


def test_regimes_are_added(tmp_path):
    (tmp_path / "bill.yaml").write_text(BILL)
    order = Order("compare_regimes", regimes=[str(tmp_path / "bill.yaml")])
    prepared = prepare(order)
    assert list(prepared.regimes)[-1] == "bill"
    assert prepared.texts[str(tmp_path / "bill.yaml")] == BILL
    assert files_of(order)[1] == SCENARIOS / "sectors" / "hollywood.yaml"


def test_a_comparison_has_two_regimes_and_the_studys_sizes(tmp_path):
    (tmp_path / "bill.yaml").write_text(BILL)
    prepared = prepare_comparison(Order("compare_regimes", regimes=["statutory_levy", str(tmp_path / "bill.yaml")]))
    assert list(prepared.regimes) == ["statutory_levy", "bill"]
    assert prepared.study.baseline == "statutory_levy"
    assert prepared.layout == prepare(Order("compare_regimes")).layout


@pytest.mark.parametrize(
    ("order", "line"),
    [
        (Order("compare_regimez"), 'did you mean "compare_regimes"'),
        (Order("compare_regimes", {"labour.seperation": "1"}), 'did you mean "labour.separation"'),
        (Order("compare_regimes", {"replications": "many"}), "replications"),
        (Order("compare_regimes", {"kind": "bargain"}), "a table is given with kind: bargain, and only then"),
        (Order("actors_2023"), 'kind "bargain" cannot be run here'),
    ],
)
def test_what_is_wrong_is_told(order, line):
    with pytest.raises(ScenarioErrors, match=line):
        prepare(order)


def test_a_description_is_plain_data():
    told = prepare(Order("compare_regimes")).description()
    assert set(told) >= {"study", "sector", "regimes", "figures", "sources"}
    assert all(figure["source"] in {*told["sources"], "assumption"} for figure in told["figures"])


def test_worlds_of_luck_alone_grow_with_all_worlds_and_not_at_the_shipped_size():
    """One for twenty: 5 of 40 as before, 10 of 200."""
    found = {}
    for reps in ("3", "40", "200"):
        layout = prepare(Order("compare_regimes", {"replications": reps})).layout
        found[reps] = layout.luck_replications
    assert found == {"3": 3, "40": 5, "200": 10}
