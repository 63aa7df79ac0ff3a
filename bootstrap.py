#!/usr/bin/env python3
"""Set the project up and do one named thing: `python3 bootstrap.py report`.

Needs Python 3.11 or later with venv, and nothing else. The Makefile is one rule that calls this file, so both
behave alike. `PYTHON=python3.12`, as a word or in the environment, chooses another interpreter.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
READY = VENV / ".ready"
LOCK = ROOT / "requirements.lock"

RESIDUALS = [str(BIN / "residuals")]
PYTEST = [str(PYTHON), "-m", "pytest", "--numprocesses=2"]
UNCOMPILED = ["NUMBA_DISABLE_JIT=1", *PYTEST, "tests/kernels", "-m", "not slow and not jit"]
LINT = [
    [str(BIN / "ruff"), "check", "--quiet"],
    [str(BIN / "ruff"), "format", "--check", "--quiet"],
    [str(BIN / "mypy"), "--no-error-summary"],
    [str(BIN / "lint-imports"), "--no-logo"],
]
# No header and no notes: they would name the registry and the folder that the lock was made in.
RELOCK = [
    *[str(BIN / "uv"), "pip", "compile", "pyproject.toml", "--output-file", LOCK.name, "--quiet", "--system-certs"],
    *["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate"],
    *["--group", "build", "--extra", "test", "--extra", "distributed", "--extra", "text"],
]
STUDIES = sorted((ROOT / "scenarios" / "studies").glob("*.yaml"))
WORD_OF_KIND = {"compare": "report", "sweep": "explore", "bargain": "bargain"}  # what a study's kind is shown by


def shown(study: Path) -> list[list[str]]:
    """The command that shows a study; none where its kind has no page."""
    kind = re.search(r"^kind: *(\w+)", study.read_text(encoding="utf-8"), re.MULTILINE)
    word = WORD_OF_KIND.get(kind[1]) if kind else None
    return [[*RESIDUALS, word, study.stem, "--force"]] if word else []


TARGETS: dict[str, list[list[str]]] = {
    "setup": [],
    "report": [[*RESIDUALS, "report", "compare_regimes", "--force"]],
    "test": [[*PYTEST, "-m", "not slow and not browser"], UNCOMPILED],
    "test-all": [*LINT, PYTEST, UNCOMPILED],
    "lab": [[*RESIDUALS, "lab"]],
    "bench": [[str(PYTHON), "benchmarks/bars.py"]],
    "lint": LINT,
    "lock": [RELOCK],
    "gallery": [*(command for study in STUDIES for command in shown(study)), [*RESIDUALS, "gallery"]],
}


def main(words: list[str]) -> int:
    """Read the words, set up if need be, then run each target; returns an exit status."""
    chosen = dict(word.split("=", 1) for word in words if "=" in word)
    targets = [word for word in words if "=" not in word]
    if not targets or set(targets) - set(TARGETS):
        print(f"usage: python3 bootstrap.py {'|'.join(TARGETS)} [PYTHON=python3.12]", file=sys.stderr)
        return 2
    go_on_in(chosen.get("PYTHON") or os.environ.pop("PYTHON", ""), targets)
    if sys.version_info < (3, 11):  # noqa: UP036 - the one file that an older Python gets to read
        sys.exit(f"Python 3.11 or later is needed; {sys.executable} is {sys.version.split()[0]}")
    set_up()
    return max([run(command) for target in targets for command in TARGETS[target]], default=0)


def go_on_in(interpreter: str, targets: list[str]) -> None:
    """Start again in the interpreter that was asked for, unless this is it."""
    found = shutil.which(interpreter) if interpreter else None
    if interpreter and not found:
        sys.exit(f"PYTHON={interpreter}: no such interpreter")
    if found and not Path(found).samefile(sys.executable):
        environment = {name: value for name, value in os.environ.items() if name != "PYTHON"}
        raise SystemExit(subprocess.call([found, __file__, *targets], env=environment))


def run(command: list[str]) -> int:
    """Run one command in the environment of `.venv`; leading NAME=value words are set for it alone."""
    settings = [word for word in command if re.fullmatch(r"[A-Z_]+=.*", word)]
    program, *words = command[len(settings) :]
    path = os.pathsep.join([str(BIN), os.environ.get("PATH", os.defpath)])
    environment = {**os.environ, "VIRTUAL_ENV": str(VENV), "PATH": path}
    environment |= dict(word.split("=", 1) for word in settings)
    print("==", *settings, Path(program).name, *words, flush=True)
    return subprocess.call([program, *words], cwd=ROOT, env=environment)


# ---------------------------------------------------------------- set-up


def set_up() -> None:
    """Make `.venv` what the lock says; done at once where it already is."""
    if is_ready():
        return
    with one_at_a_time():
        if is_ready():  # another `make -j` got here first
            return
        start = time.perf_counter()
        build()
        READY.write_text(f"{place()} {contents()}\n")
        print(f"set-up done in {time.perf_counter() - start:.0f} s", flush=True)


def is_ready() -> bool:
    """Whether the last set-up ended, here, with this Python, from this lock."""
    return stamp() == [place(), contents()]


def stamp() -> list[str]:
    """What the last finished set-up wrote: place and contents."""
    return READY.read_text().split() if READY.is_file() else []


def place() -> str:
    """Hash of path and Python: where either changed, scripts inside `.venv` point nowhere."""
    return digest(str(ROOT), os.path.realpath(sys.executable), sys.version)


def contents() -> str:
    """Hash of what is to be installed."""
    return digest(LOCK.read_text(), (ROOT / "pyproject.toml").read_text())


def digest(*texts: str) -> str:
    """SHA-256 over texts."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Hold a lock that the system lets go when the process ends, however it ends."""
    with (ROOT / ".venv.lock").open("w") as handle:
        with contextlib.suppress(ImportError):  # Windows has no fcntl, and no `make -j` either
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def build() -> None:
    """Interpreter, packages, then the project itself; `.ready` goes first, so that a broken set-up heals."""
    same_place = stamp()[:1] == [place()]
    READY.unlink(missing_ok=True)
    if not same_place:
        make_venv()
    if not sync_with_uv():
        sync_with_pip()


def make_venv() -> None:
    """An empty `.venv` from the interpreter beneath this one, even if this one lives in `.venv`."""
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit("this Python cannot make environments; on Debian or Ubuntu: apt-get install python3-venv")
    phase("environment", [os.path.realpath(sys.executable), "-m", "venv", "--clear", str(VENV)])


def sync_with_uv() -> bool:
    """Install with the uv that the lock pins; False where it cannot be had or does not get through."""
    uv = [str(BIN / "uv"), "--quiet", "--system-certs"]
    target = ["--python", str(PYTHON)]
    environment = {**os.environ, "UV_CACHE_DIR": str(cache())}
    return (
        phase("uv", [*pip(), "--require-hashes", "--no-deps", "-r", str(pinned_uv())], may_fail=True)
        and phase(
            "packages",
            [*uv, "pip", "sync", *target, "--require-hashes", "--compile-bytecode", str(LOCK)],
            environment,
            may_fail=True,
        )
        and phase("project", [*uv, "pip", "install", *target, *project()], environment)
    )


def sync_with_pip() -> None:
    """The same with pip alone: slower, and there on every platform."""
    print("set-up: uv did not get through; going on with pip", flush=True)
    phase("packages", [*pip(), "--require-hashes", "--no-deps", "-r", str(LOCK)])
    phase("project", [*pip(), *project()])


def pip() -> list[str]:
    """The start of a pip command."""
    return [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input"]


def project() -> list[str]:
    """Words that install this clone in place, with the build backend that is already there."""
    return ["--no-index", "--no-deps", "--no-build-isolation", "-e", str(ROOT)]


def pinned_uv() -> Path:
    """A requirements file with uv's lines of the lock, so that uv is pinned and hashed in one place."""
    lines = re.search(r"^uv==.*\n(?:    --hash=.*\n?)+", LOCK.read_text(), re.MULTILINE)
    file = VENV / "uv.lock.txt"
    file.write_text(lines[0] if lines else "uv\n")
    return file


def cache() -> Path:
    """Where uv keeps its cache: as usual, or inside `.venv` where there is no home to write to."""
    usual = os.environ.get("UV_CACHE_DIR") or os.environ.get("XDG_CACHE_HOME", "~/.cache") + "/uv"
    folder = Path(os.path.expanduser(usual))  # noqa: PTH111 - Path.expanduser raises where there is no home
    existing = next(parent for parent in (folder.absolute(), *folder.absolute().parents) if parent.exists())
    return folder if folder.is_absolute() and os.access(existing, os.W_OK) else VENV / "uv-cache"


def phase(name: str, command: list[str], environment: dict[str, str] | None = None, *, may_fail: bool = False) -> bool:
    """Run one step of the set-up and print its time; True if it went well."""
    start = time.perf_counter()
    status = subprocess.call(command, cwd=ROOT, env=environment)
    print(f"set-up: {name} {time.perf_counter() - start:.1f} s{' - failed' if status else ''}", flush=True)
    if status and not may_fail:
        sys.exit(f"set-up stopped at {name}; the same command starts it again")
    return not status


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
