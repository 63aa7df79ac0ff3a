"""Workers elsewhere: what differs is said in one line, and what only slows or rounds in a note."""

import platform
from types import SimpleNamespace

import pytest

from simulator.experiments import code
from simulator.experiments.workers import alike
from simulator.experiments.workers.alike import OtherCodeError, checked, differences, done_by_the_same, loaded
from simulator.experiments.workers.error import WorkersError
from simulator.results import manifest

HASH, CPU = loaded()
OURS = {name: manifest.versions().get(name) for name in alike.PACKAGES} | {"residuals": "0.1.0"}
PYTHON = platform.python_version()
FIRST, SECOND = "tcp://10.0.0.1:4001", "tcp://10.0.0.2:4002"


def client(answers, versions=None, threads=1):
    """A client whose workers answer so; `versions` of the first differ from ours."""
    told = {worker: {"packages": OURS | {"python": f"{PYTHON}.final.0"}} for worker in answers}
    told[FIRST]["packages"] |= versions or {}
    return SimpleNamespace(
        get_versions=lambda packages: packages and {"workers": told},
        run=lambda function, on_error: answers if function is loaded and on_error == "return" else None,
        nthreads=lambda: dict.fromkeys(answers, threads),
    )


def test_workers_that_are_alike():
    found = checked(client({FIRST: (HASH, CPU), SECOND: (HASH, CPU)}))
    assert (found.count, found.threads, found.cpus, found.is_here, found.notes) == (2, 2, (CPU,), False, ())


def test_another_version_is_named_with_ours():
    with pytest.raises(WorkersError) as error:
        checked(client({FIRST: (HASH, CPU)}, {"numba": "0.60.0", "mesa": None}))
    versions = manifest.versions()
    assert str(error.value) == (
        f"worker {FIRST} would not give the same numbers: "
        f"mesa missing, here {versions['mesa']}; numba 0.60.0, here {versions['numba']}"
    )


def test_another_python_is_named():
    assert differences(OURS | {"python": "3.13.1"}, (HASH, CPU)) == [f"python 3.13.1, here {PYTHON}"]


def test_other_code_is_named_and_how_many_workers_have_it():
    answers = {FIRST: ("0" * 64, CPU), SECOND: (HASH, CPU)}
    with pytest.raises(WorkersError, match=r"10\.0\.0\.1.*residuals 0\.1\.0 has other code.*\(1 of 2 workers differ\)"):
        checked(client(answers))


def test_code_so_old_that_it_cannot_be_asked_is_other_code():
    answer = Exception("ModuleNotFoundError(\"No module named 'simulator.experiments.workers'\")")
    (line,) = differences(OURS | {"python": PYTHON, "residuals": "0.0.9"}, answer)
    assert line.startswith("residuals 0.0.9 has other code")


def test_a_worker_without_the_package_is_told_so_and_no_more():
    answer = Exception("ModuleNotFoundError(\"No module named 'simulator'\")")
    assert differences({"python": PYTHON}, answer) == ["residuals is missing"]


def test_another_kind_of_cpu_and_several_threads_are_notes():
    found = checked(client({FIRST: (HASH, "i486"), SECOND: (HASH, CPU)}, threads=4))
    kind, threads = found.notes
    assert f"(here {CPU})" not in kind
    assert "i486" in kind
    assert "not to the last bit" in kind
    assert "--nthreads 1" in threads
    assert (found.threads, found.cpus) == (8, tuple(sorted(["i486", CPU])))


def test_what_is_loaded_is_looked_at_once(monkeypatch):
    monkeypatch.setattr(code, "sources_hash", "of a later day".join)
    assert loaded() == (HASH, CPU)


def test_a_change_of_the_model_changes_what_is_loaded_and_one_of_a_page_does_not(tmp_path, monkeypatch):
    for place in ("kernels/workforce.py", "experiments/work.py", "charts/fan.py"):
        (tmp_path / place).parent.mkdir()
        (tmp_path / place).write_text("1")
    monkeypatch.setattr(code, "PACKAGE", tmp_path)
    first = alike.loaded.__wrapped__()
    (tmp_path / "charts/fan.py").write_text("2")
    assert alike.loaded.__wrapped__() == first
    (tmp_path / "kernels/workforce.py").write_text("2")
    second = alike.loaded.__wrapped__()
    (tmp_path / "experiments/work.py").write_text("2")
    assert len({first, second, alike.loaded.__wrapped__()}) == 3


def test_a_worker_that_comes_later_with_other_code_does_nothing():
    assert done_by_the_same(HASH, divmod, 7, 2) == (3, 1)
    with pytest.raises(OtherCodeError, match="came with other code of residuals"):
        done_by_the_same("0" * 64, divmod, 7, 2)
