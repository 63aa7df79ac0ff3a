"""Any term sheet, written as a workbook and read back, is the same term sheet."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.scenario.load import load_regime, load_sources
from simulator.scenario.names import listed
from simulator.scenario.reader import as_text
from simulator.scenario.workbook.write import write_workbook


def read_back(sheet, folder):
    file = folder / "deal.xlsx"
    file.write_bytes(write_workbook(sheet, load_sources()))
    return load_regime(file)


@pytest.mark.parametrize("name", listed("regime"))
def test_every_shipped_regime_comes_back_as_it_was(name, tmp_path):
    sheet = load_regime(name)
    back = read_back(sheet, tmp_path)
    assert back.hash() == sheet.hash()
    assert back == sheet  # titles, sources, grades and notes too, which the hash leaves out


# A spreadsheet keeps fifteen digits.
DIGITS = st.integers(0, 10**9).map(lambda whole: whole / 10**9)


@settings(max_examples=15)
@given(low=DIGITS, high=DIGITS, share=DIGITS, is_free=st.booleans(), note=st.text("abc =+@'\"<&>é", max_size=20))
def test_any_rate_range_and_split_come_back(tmp_path_factory, low, high, share, is_free, note):
    sheet = load_regime("statutory_levy")
    rate, split = sheet.clauses["royalty"].rate, sheet.clauses["entitlement"]
    span = (min(low, high), max(low, high))
    parts = {"contributors": share, "holder": 1.0 - share, "social_fund": 0.0}
    changed = sheet.replaced(
        sheet.clauses["royalty"].changed(
            rate=rate.model_copy(update={"value": span[0], "range": span, "free": is_free, "note": note.strip()})
        ),
        split.changed(**{name: split.holder.at(value) for name, value in parts.items()}),
    )
    back = read_back(changed, tmp_path_factory.mktemp("deal"))
    ours, theirs = changed.clauses["royalty"].rate, back.clauses["royalty"].rate
    assert (ours.value, ours.range, ours.free, ours.note) == (theirs.value, theirs.range, theirs.free, theirs.note)
    assert back.clauses["entitlement"].weights() == changed.clauses["entitlement"].weights()


def test_the_record_of_a_workbook_is_a_regimes_file(tmp_path):
    sheet = load_regime("opt_in_consent")
    read_back(sheet, tmp_path)
    (tmp_path / "again.yaml").write_text(as_text(tmp_path / "deal.xlsx"))  # JSON is YAML
    assert load_regime(tmp_path / "again.yaml") == sheet


def test_the_same_term_sheet_gives_the_same_bytes():
    sheet, sources = load_regime("union_negotiated"), load_sources()
    assert write_workbook(sheet, sources) == write_workbook(sheet, sources)
