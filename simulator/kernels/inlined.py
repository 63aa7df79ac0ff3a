"""The decorator for a few lines used inside the loops of kernels."""

from collections.abc import Callable
from typing import Any, TypeVar

import numba

Helper = TypeVar("Helper", bound=Callable[..., Any])


def inlined(function: Helper) -> Helper:
    """Compile `function` into each kernel that calls it, never as a call of its own.

    A loop with a call in it does not vectorise: Philox is four times slower without this. Nothing is cached
    here, since the caller's machine code holds it all. With `NUMBA_DISABLE_JIT=1` it stays plain Python.
    """
    compiled: Helper = numba.njit(forceinline=True, nogil=True, fastmath=False, error_model="numpy")(function)
    return compiled
