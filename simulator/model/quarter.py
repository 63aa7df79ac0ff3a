"""One quarter, in the order of MODEL.md section 2: one call a line, no arithmetic."""

from typing import TYPE_CHECKING

from simulator.model import accrue, bargain, careers, commission, expect, hire, release, settle, train

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel


def step(model: "ResidualModel") -> None:
    """Move every party through one quarter."""
    expect.expect(model)
    bargain.bargain(model)
    train.train(model)
    commission.commission(model)
    hire.hire(model)
    release.release(model)
    settle.settle(model)
    accrue.accrue(model)
    careers.careers(model)
