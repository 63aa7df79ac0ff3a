"""One decorator for every kernel, and one place on disk for what it compiles to.

Numba checks the age of a cached function by its own file alone: a helper changed in another file would leave
stale machine code running. The cache folder is therefore keyed by all kernel sources together, and by what
else decides the machine code. Importing this module sets the folder, before any decorator runs.
"""

from __future__ import annotations

import hashlib
import os
import platform
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import numba
import numpy as np
from llvmlite.binding import get_host_cpu_features, get_host_cpu_name
from numba.core import config

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Kernel = TypeVar("Kernel", bound="Callable[..., Any]")


def cache_key(sources: Path, cpu: str) -> str:
    """Hash of every ``.py`` file under ``sources``, the versions and the kind of CPU: 20 hex digits."""
    versions = f"{numba.__version__}|{np.__version__}|{platform.python_version()}|{cpu}"
    key = hashlib.sha256(versions.encode())
    for file in sorted(sources.rglob("*.py")):
        key.update(b"\0" + str(file.relative_to(sources)).encode() + b"\0" + file.read_bytes())
    return key.hexdigest()[:20]


def cache_parents() -> list[Path]:
    """Where a cache may stand, best first: as the user says, the user's cache, the temporary folder."""
    asked, cache = os.environ.get("NUMBA_CACHE_DIR"), os.environ.get("XDG_CACHE_HOME", "~/.cache")
    usual = os.path.join(os.path.expanduser(cache), "residuals")  # noqa: PTH111, PTH118 - Path.home raises without one
    try:
        temporary = [os.path.join(tempfile.gettempdir(), f"residuals-{user()}")]  # noqa: PTH118
    except OSError:  # nowhere writable at all
        temporary = []
    return [Path(place) for place in [asked, usual, *temporary] if place and os.path.isabs(place)]  # noqa: PTH117


def user() -> int:
    """The user's number; 0 where the system has none."""
    return os.getuid() if hasattr(os, "getuid") else 0


def is_usable(folder: Path) -> bool:
    """Whether ``folder`` can be written and is the user's own: code planted by another would be run."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
        return not hasattr(os, "getuid") or folder.stat().st_uid == user()
    except OSError:
        return False


def cache_folder(parents: Iterable[Path], key: str) -> Path | None:
    """The first usable ``parent/key``; None where there is none, and then nothing is cached."""
    return next((parent / key for parent in parents if is_usable(parent) and is_usable(parent / key)), None)


def set_cache() -> bool:
    """Point Numba at the cache; False where nothing can or need be cached."""
    if config.DISABLE_JIT:
        return False
    key = cache_key(Path(__file__).parent, get_host_cpu_name())
    folder = cache_folder(cache_parents(), key)
    if folder:
        config.CACHE_DIR = str(folder)
    return folder is not None


def use_whole_vectors() -> None:
    """Let loops use all 512 bits of a vector where the CPU has them; what the user set for Numba stays.

    LLVM takes half, for the first such CPUs' lower clock. Philox in whole vectors takes two thirds of the time, and no
    bit differs: nothing is summed in another order.
    """
    features = get_host_cpu_features()
    if features.get("avx512f") and not (config.CPU_NAME or config.CPU_FEATURES):
        config.CPU_NAME, config.CPU_FEATURES = get_host_cpu_name(), features.flatten() + ",-prefer-256-bit"


CAN_CACHE = set_cache()
use_whole_vectors()


def kernel(function: Kernel) -> Kernel:
    """Compile ``function`` when first called; IEEE arithmetic in the order written, and no lock held.

    With ``NUMBA_DISABLE_JIT=1`` the function stays plain Python.
    """
    compile_it = numba.njit(cache=CAN_CACHE, nogil=True, fastmath=False, error_model="numpy")
    return cast("Kernel", compile_it(function))
