"""Shipped files load; broken ones name every error at once."""

import pickle
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.load import check_file, load_regime, load_sector, load_sources, load_study
from simulator.scenario.names import SCENARIOS, listed
from simulator.terms.royalty import Royalty
from tests.scenario.faults import faults

BROKEN = """\
title: A bill
question: What if?
consent:
  kind: compulsory
royalty:
  kind: ai_revenue
  rat: 3
  rate:
    value: -0.01
    unit: share
    grade: B
consent:
  kind: none
price:
  kind: bargaind
settlement:
  kind: pipeline
  minimum_payment:
    value: 5
    unit: share
    source: nobody_2020
    grade: D
trm:
  kind: standing
"""


def test_every_error_of_a_bill_at_once(write):
    assert faults(load_regime, write(BROKEN)) == [
        'bill.yaml:7: unknown key "royalty.rat"; did you mean "rate"?',
        'bill.yaml:8: royalty.rate: "source" is missing',
        "bill.yaml:9: royalty.rate: -1 % is not allowed; allowed: 0 % to 100 %",
        'bill.yaml:12: "consent" is given twice (first on line 3)',
        'bill.yaml:15: price.kind: "bargaind" is not known; did you mean "bargained"?',
        'bill.yaml:20: settlement.minimum_payment: unit "share" does not fit; expected "usd"',
        'bill.yaml:21: source "nobody_2020" is not in sources.yaml',
        'bill.yaml:23: unknown key "trm"; did you mean "term"?',
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: 3\n", "bill.yaml:1: title: 3 is not text"),
        ("- a\n", "bill.yaml:1: this file: a list is not keys with values"),
        ("", 'bill.yaml:1: this file: "title" is missing'),
        ("title: x\nroyalty: 0.1\n", "bill.yaml:2: royalty: 0.1 is not keys with values"),
        (
            "title: x\nroyalty: {kind: ai_revenue, rate: 0.1}\n",
            "bill.yaml:2: royalty.rate: a figure needs value, unit, source and grade, not 0.1 alone",
        ),
        ("title: x\nprice: {}\n", 'bill.yaml:2: price: "kind" is missing; known: bargained, posted, statute'),
        (
            "title: x\nroyalty:\n  kind: ai_revenue\n  rate: {value: NO, unit: share, source: assumption, grade: D}\n",
            'bill.yaml:4: royalty.rate.value: "NO" is not a number',
        ),
        (
            "title: x\nroyalty:\n  kind: ai_revenue\n  rate: {value: 1e999, unit: share, source: ep_2026, grade: D}\n",
            "bill.yaml:4: royalty.rate.value: inf is not allowed; it should be a finite number",
        ),
        (
            "title: x\nterm: {effective: 12:30}\n",
            "bill.yaml:2: term.effective: '12:30' is not a quarter; expected the form 2027Q1",
        ),
        (
            "title: x\nallocation: {kind: knn_shapley, neighbours: 0}\n",
            "bill.yaml:2: allocation.neighbours: 0 is not allowed; it should be greater than or equal to 1",
        ),
        (
            "title: x\nallocation: {kind: usage, remainder: pol}\n",
            'bill.yaml:2: allocation.remainder: "pol" is not known; did you mean "pool"?',
        ),
        (
            "title: x\nentitlement:\n  holder: {value: 0.5, unit: share, source: assumption, grade: D}\n",
            "bill.yaml:2: entitlement: contributors, holder, guild_fund, social_fund must sum to 100 %, not 50 %",
        ),
    ],
)
def test_one_clear_line(write, text, line):
    assert faults(load_regime, write(text)) == [line]


def test_a_name_that_is_not_there():
    assert faults(load_regime, "data_dignty") == ['no regime "data_dignty"; did you mean "data_dignity"?']
    assert faults(load_sector, "holywood") == ['no sector "holywood"; did you mean "hollywood"?']
    assert faults(load_study, "zzz") == [f'no study "zzz"; known: {", ".join(listed("study"))}']


def test_a_file_that_cannot_be_read(write, tmp_path):
    write("")
    assert faults(load_regime, "./none.yaml") == ["none.yaml: cannot be read: No such file or directory"]
    assert faults(load_regime, f"{tmp_path}/") == [".: cannot be read: Is a directory"]


def test_shipped_files_are_all_sound():
    for kind, load in (("sector", load_sector), ("regime", load_regime), ("study", load_study)):
        assert listed(kind)
        for name in listed(kind):
            load(name)
            check_file(
                SCENARIOS / {"sector": "sectors", "regime": "regimes", "study": "studies"}[kind] / f"{name}.yaml"
            )
    check_file(SCENARIOS / "sources.yaml")


def test_a_study_holds_its_sector_and_term_sheets():
    study = load_study("compare_regimes")
    assert study.sector == "hollywood"
    assert study.world.hash() == load_sector("hollywood").hash()
    assert tuple(study.terms) == study.regimes
    assert study.terms["data_dignity"].hash() == load_regime("data_dignity").hash()
    assert pickle.loads(pickle.dumps(study)) == study


def test_the_hash_of_a_study_sees_its_files(write):
    text = (SCENARIOS / "regimes" / "data_dignity.yaml").read_text()
    one = load_regime(write(text))
    assert load_regime(write(text.replace("title: Data", "title: Some data"))).hash() == one.hash()
    assert load_regime(write(text.replace("escrow_quarters: 12", "escrow_quarters: 8"))).hash() != one.hash()
    assert load_study("compare_regimes").hash() != load_study("compare_regimes", {"seed": "7"}).hash()


STUDY = """\
title: x
question: y
kind: compare
sector: hollywod
regimes: [status_quo, ./bill.yaml, dignity]
baseline: statusquo
quarters: 0
vary: {royalty.rat: [0.1]}
"""


def test_errors_of_study_sector_and_regimes_together(write):
    write(BROKEN)
    found = faults(load_study, write(STUDY, "study.yaml"))
    assert found[:4] == [
        'study.yaml:4: no sector "hollywod"; did you mean "hollywood"?',
        'study.yaml:5: no regime "dignity"; did you mean "data_dignity"?',
        "study.yaml:7: quarters: 0 is not allowed; it should be greater than or equal to 1",
        'bill.yaml:7: unknown key "royalty.rat"; did you mean "rate"?',
    ]
    assert len(found) == 3 + 8


def test_names_inside_a_study_are_checked(write):
    text = STUDY.replace("hollywod", "hollywood").replace("quarters: 0", "quarters: 4")
    text = text.replace(", ./bill.yaml, dignity", ", data_dignity")
    assert faults(load_study, write(text)) == [
        'bill.yaml:6: baseline "statusquo" is not one of the regimes; did you mean "status_quo"?',
        'bill.yaml:8: unknown key "royalty.rat"; did you mean "royalty.rate"?',
    ]


def test_a_bill_of_ones_own_joins_a_study(write):
    bill = "title: My bill\nroyalty:\n  kind: lump_sum\n  amount:\n    value: 1000000\n    unit: usd_per_year\n"
    name = write(f"{bill}    source: assumption\n    grade: D\n", "mine.yaml")
    study = load_study("compare_regimes", {}, [name])
    assert study.regimes[-1] == "mine"
    assert study.terms["mine"].of(Royalty).headline_rate == 1_000_000


def test_a_ceiling_names_a_craft_of_the_sector(write):
    cap = "{value: 0.2, unit: share, source: assumption, grade: D}"
    name = write(f"title: Caps\nai_use: {{kind: capped, caps: {{all: {cap}, camra: {cap}}}}}\n")
    assert faults(load_study, "compare_regimes", {}, [name]) == [
        'regimes.bill.ai_use.caps: "camra" is not a craft; did you mean "camera"?'
    ]


def test_sources_of_ones_own_lie_beside_the_file(write):
    write("my_survey:\n  citation: Mine\n  link: ''\n  read: 2026-07\n  says: Nine per cent.\n", "sources.yaml")
    text = "title: x\nroyalty: {kind: ai_revenue, rate: {value: 0.09, unit: share, source: my_survey, grade: B}}\n"
    assert load_regime(write(text)).of(Royalty).headline_rate == 0.09


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=300),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=4)
                | st.dictionaries(
                    st.sampled_from(
                        [
                            "title",
                            "royalty",
                            "kind",
                            "rate",
                            "value",
                            "unit",
                            "term",
                            "crafts",
                            "name",
                            "vary",
                            "regimes",
                            "x",
                        ]
                    ),
                    inner,
                    max_size=5,
                )
            ),
            max_leaves=20,
        ).map(repr),
    )
)
def test_no_text_breaks_the_loaders(tmp_path: Path, text):
    path = tmp_path / "any.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    for load in (load_regime, load_sector, load_study, load_sources, check_file):
        assert all(line.isprintable() for line in faults(load, path))


def test_errors_travel_between_processes():
    assert pickle.loads(pickle.dumps(ScenarioErrors(["a:1: b"]))).lines == ["a:1: b"]
