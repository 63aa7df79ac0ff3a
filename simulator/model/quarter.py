"""One quarter, in the order of MODEL.md section 2: one call a line, no arithmetic."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from simulator.model import accrue, bargain, careers, commission, expect, hire, release, settle, strike, train

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel

PHASES: tuple[Callable[["ResidualModel"], None], ...] = (
    expect.expect,
    bargain.bargain,
    train.train,
    commission.commission,
    hire.hire,
    release.release,
    settle.settle,
    accrue.accrue,
    careers.careers,
    strike.delay,
)


def step(model: "ResidualModel") -> None:
    """Move every party through one quarter, noting how long each phase took."""
    for phase in PHASES:
        began = time.perf_counter()
        phase(model)
        name = phase.__name__
        model.seconds[name] = model.seconds.get(name, 0.0) + time.perf_counter() - began
        if model.guard is not None:
            model.guard.look(model, name)
