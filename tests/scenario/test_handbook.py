"""The handbook's pages in the repository are those of the code and the scenario files."""

from simulator.scenario.figures import walk
from simulator.scenario.handbook import FOLDER, pages, write
from simulator.scenario.load import load_sources, load_study
from simulator.terms.clause import registered_clauses

MAKE = "stale: run `python -m simulator.scenario.handbook`"


def test_the_pages_in_the_repository_are_fresh():
    for name, text in pages().items():
        assert (FOLDER / name).read_text() == text, MAKE


def test_writing_makes_the_same_pages(tmp_path):
    write(tmp_path / "handbook")
    assert {path.name: path.read_text() for path in (tmp_path / "handbook").iterdir()} == pages()


def test_every_clause_has_its_section_and_every_parameter_its_meaning():
    page = pages()["clauses.md"]
    for slot, kinds in registered_clauses().items():
        for kind, clause in kinds.items():
            assert f"### {slot}: `{kind}`" in page
            assert all(info.description for name, info in clause.model_fields.items() if name != "kind"), clause


def test_every_parameter_and_source_is_listed():
    built = pages()
    study = load_study("compare_regimes")
    for group in ("technology", "demand", "labour", "law", "catalogue"):
        for path, _ in walk(getattr(study.world, group), group):
            assert f"| `{path}` |" in built["parameters.md"]
    assert all(f'<a id="{key}"></a>' in built["sources.md"] for key in load_sources())


def test_tables_have_as_many_cells_in_every_line():
    for text in pages().values():
        for block in text.split("\n\n"):
            if block.startswith("|"):
                assert len({line.count(" | ") for line in block.splitlines()}) == 1
