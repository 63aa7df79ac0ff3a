"""Which code made the numbers."""

from simulator.experiments.code import PACKAGE, _deciding, code_hash, cpu, kernel_hash, sources_hash


def test_any_byte_and_any_place_counts(tmp_path):
    hashes = set()
    for name, text in (("a.py", "x"), ("a.py", "y"), ("b.py", "y")):
        (tmp_path / name).write_text(text)
        hashes.add(sources_hash([tmp_path / name], tmp_path))
    assert len(hashes) == 3


def test_order_does_not_count(tmp_path):
    for name in "ab":
        (tmp_path / name).write_text(name)
    files = [tmp_path / "a", tmp_path / "b"]
    assert sources_hash(files, tmp_path) == sources_hash(files[::-1], tmp_path)


def test_what_decides_numbers_is_in_and_what_shows_them_is_not():
    places = {file.relative_to(PACKAGE).as_posix() for file in _deciding()}
    assert {"money.py", "kernels/philox.py", "model/quarter.py", "terms/royalty/ai_revenue.py"} <= places
    assert not {place for place in places if place.startswith(("charts/", "commands/", "reporting/", "cli"))}


def test_hashes_are_stable_within_a_run():
    assert code_hash() == code_hash()
    assert kernel_hash() == kernel_hash()
    assert cpu()
