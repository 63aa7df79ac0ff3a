"""Every number from the world has a source that resolves and a grade that its source deserves."""

import re
from collections.abc import Iterator

import pytest

from simulator.quarters import Quarter
from simulator.scenario.errors import ScenarioErrors
from simulator.scenario.figures import walk
from simulator.scenario.load import check_file, load_regime, load_sector, load_sources
from simulator.scenario.names import SCENARIOS, listed
from simulator.scenario.presets import changes_of, load_presets
from simulator.scenario.targets import load_targets
from simulator.units import GRADES

SOURCES = load_sources()
IN_COMMENTS = {"wga_term_2026"}  # the length of agreements, which is not a figure
NOBODY = {"assumption", "prototype"}
REAL = [name for name in listed("regime") if load_regime(name).status != "constructed"]


def figures() -> Iterator[tuple[str, object]]:
    for name in listed("sector"):
        yield from ((f"{name}.{path}", figure) for path, figure in walk(load_sector(name)))
    for name in listed("regime"):
        yield from ((f"{name}.{path}", figure) for path, figure in walk(load_regime(name).clauses))
    for target in (*load_targets(), *load_targets(SCENARIOS / "office_work.yaml")):
        yield f"targets.{target.name}", target.published
    for preset in load_presets().values():
        yield from ((f"{preset.name}.{item.path}", item.figure) for item in preset.figures)


def test_every_figure_has_a_source_that_resolves_and_a_grade():
    for path, figure in figures():
        assert figure.source in SOURCES, path
        assert figure.grade in GRADES, path


def test_what_nobody_measured_is_graded_so_and_says_why():
    for path, figure in figures():
        if figure.source in NOBODY:
            assert figure.grade == "D", path
        assert figure.note or figure.grade != "D", path


def test_nothing_recalled_or_without_an_address_passes_for_an_official_document():
    for path, figure in figures():
        source = SOURCES[figure.source]
        if "recalled" in f"{figure.source} {source.citation} {source.says} {figure.note}".lower():
            assert figure.grade in {"B", "C", "D"}, path
        assert source.link or figure.grade in {"C", "D"}, path


def test_sources_were_read_for_this_project_and_links_are_links():
    for key, source in SOURCES.items():
        assert source.link == "" or source.link.startswith("https://"), key
        assert source.read.startswith("2026-"), key


def test_every_source_is_used():
    """By a figure of a scenario file, by a regime, or by the name of a table of law in the code."""
    files = [path for path in SCENARIOS.rglob("*.yaml") if path.name != "sources.yaml"]
    files += (SCENARIOS.parent / "simulator").rglob("*.py")
    text = "\n".join(path.read_text() for path in files)
    assert {key for key in SOURCES if not re.search(rf"\b{key}\b", text)} == IN_COMMENTS


@pytest.mark.parametrize("name", REAL)
def test_real_instruments_have_status_date_source_and_what_was_simplified(name):
    sheet = load_regime(name)
    assert sheet.source in SOURCES
    assert sheet.date[:4].isdecimal()
    assert len(sheet.simplified) > 30
    assert sheet.hash() == sheet.model_copy(update={"date": "1999", "status": "rejected", "simplified": ""}).hash()


def test_the_library_is_large_and_has_every_status():
    assert len(REAL) >= 20
    assert {load_regime(name).status for name in REAL} == {"in force", "proposed", "rejected"}
    assert Quarter.parse("2027Q1").year == 2027


def test_presets_stay_inside_the_ranges_of_the_file():
    sector = dict(walk(load_sector("hollywood")))
    for preset in load_presets().values():
        for item in preset.figures:
            low, high = sector[item.path].range
            assert low <= item.figure.value <= high, (preset.name, item.path)
            assert item.figure.unit == sector[item.path].unit
            assert item.sponsor
        load_sector("hollywood", preset.changes())


def test_neutral_changes_nothing_and_the_parties_disagree():
    assert changes_of("neutral") == {}
    ai, labour = changes_of("ai_friendly"), changes_of("labour_friendly")
    assert all(ai[path] != labour[path] for path in set(ai) & set(labour))
    assert len(set(ai) & set(labour)) >= 5


def test_files_of_targets_and_presets_can_be_checked(tmp_path):
    for name in ("targets", "office_work", "presets", "sources"):
        check_file(SCENARIOS / f"{name}.yaml")
    wrong = tmp_path / "targets.yaml"
    wrong.write_text((SCENARIOS / "targets.yaml").read_text().replace("source: cvl_2024", "source: cvl_2042"))
    with pytest.raises(ScenarioErrors) as error:
        check_file(wrong)
    assert 'source "cvl_2042" is not in sources.yaml; did you mean "cvl_2024"?' in error.value.lines[0]


def test_an_unknown_preset_is_told_the_nearest_name():
    with pytest.raises(ScenarioErrors, match='did you mean "ai_friendly"'):
        changes_of("ai_friendy")
