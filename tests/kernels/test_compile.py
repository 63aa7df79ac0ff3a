"""Stale machine code can't run, and a place without a home still compiles."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import numpy as np
import pytest
from llvmlite.binding import get_host_cpu_features, get_host_cpu_name

from simulator.kernels import compile as compiling
from simulator.kernels.compile import cache_folder, cache_key, is_usable, kernel

ROOT = Path(__file__).parents[2]


@kernel
def share(part: float, whole: float) -> float:
    return part / whole


def run(code: str, cwd: Path = ROOT, **environment: str) -> str:
    """What a fresh interpreter prints; the compiler is on unless asked otherwise."""
    settings = {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", **environment}
    command = [sys.executable, "-W", "error", "-c", textwrap.dedent(code)]
    return subprocess.check_output(command, cwd=cwd, env=settings, text=True).strip()


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.py").write_text(text)
    return folder


def test_a_kernel_computes():
    assert share(1.0, 4.0) == 0.25


def test_division_by_zero_follows_numpy():
    with np.errstate(divide="ignore"):
        assert share(np.float64(1.0), np.float64(0.0)) == np.inf


def test_key_changes_with_any_helper_file_name_and_cpu(tmp_path):
    folder = write(tmp_path / "kernels", loop="from helper import f", helper="f = 1")
    first = cache_key(folder, "skylake")
    assert cache_key(folder, "skylake") == first
    assert cache_key(folder, "znver3") != first
    (folder / "helper.py").write_text("f = 2")
    second = cache_key(folder, "skylake")
    assert second != first
    (folder / "helper.py").rename(folder / "aide.py")
    assert cache_key(folder, "skylake") not in {first, second}


def test_first_usable_place_is_taken(tmp_path):
    file = tmp_path / "file"
    file.write_text("not a folder")
    assert cache_folder([file / "cache", tmp_path], "key") == tmp_path / "key"
    assert cache_folder([file / "cache"], "key") is None
    assert cache_folder([], "key") is None


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no users to tell apart")
def test_a_folder_of_somebody_else_is_not_trusted(tmp_path, monkeypatch):
    assert is_usable(tmp_path)
    monkeypatch.setattr(compiling, "user", lambda: os.getuid() + 1)
    assert not is_usable(tmp_path)


@pytest.mark.jit
def test_a_changed_helper_is_compiled_anew(tmp_path):
    package = tmp_path / "simulator" / "kernels"
    package.mkdir(parents=True)
    shutil.copy(compiling.__file__, package / "compile.py")
    (tmp_path / "simulator" / "__init__.py").touch()
    head = "from simulator.kernels.compile import kernel\n"
    caller = head + "from simulator.kernels.helper import f\n@kernel\ndef g(x):\n    return f(x) + 1\n"
    helper = head + "@kernel\ndef f(x):\n    return {} * x\n"
    call = "from simulator.kernels.caller import g; print(g(10), sum(g.stats.cache_hits.values()))"
    cache = {"NUMBA_CACHE_DIR": str(tmp_path / "cache"), "PYTHONPATH": str(tmp_path)}
    write(package, caller=caller, helper=helper.format(2))
    assert run(call, tmp_path, **cache) == "21 0"
    assert run(call, tmp_path, **cache) == "21 1"
    write(package, helper=helper.format(3))
    assert run(call, tmp_path, **cache) == "31 0"


@pytest.mark.jit
def test_whole_vectors_are_used_unless_the_user_sets_the_cpu():
    if not get_host_cpu_features().get("avx512f"):
        pytest.skip("this CPU has no 512-bit vectors")
    code = """
        from simulator.kernels.compile import config
        print(config.CPU_NAME, '-prefer-256-bit' in config.CPU_FEATURES)
    """
    assert run(code) == f"{get_host_cpu_name()} True"
    assert run(code, NUMBA_CPU_NAME="generic", NUMBA_CPU_FEATURES="+sse4.2") == "generic False"


def test_it_compiles_without_a_cache_where_nothing_can_be_written():
    code = """
        import tempfile
        def refuse(**_): raise PermissionError
        tempfile.TemporaryFile = refuse
        from simulator.kernels import compile as c
        double = c.kernel(lambda x: 2 * x)
        print(c.CAN_CACHE, double(4))
    """
    assert run(code) == "False 8"


def test_it_imports_without_the_compiler_and_looks_for_no_cache():
    code = "from simulator.kernels.compile import *; f = lambda: 1; print(CAN_CACHE, kernel(f) is f)"
    assert run(code, NUMBA_DISABLE_JIT="1") == "False True"
