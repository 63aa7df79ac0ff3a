"""Worlds in which little happens, so that a hand can follow what does."""

from collections.abc import Callable

from simulator.model.model import ResidualModel
from simulator.model.run import BURN_IN_QUARTERS, start
from simulator.scenario.sector import Sector
from simulator.terms.sheet import TermSheet
from tests.model.worlds import SMALL, a_run, hollywood, regime

NO_PROGRESS = {
    "technology.substitution_progress": 0.0,
    "technology.bass_innovation": 0.0,
    "technology.bass_imitation": 0.0,
    "technology.data_elasticity": 0.0,
}
"""AI neither gets better nor spreads, and no regime can change what it can do."""


def at_rest(**values: float) -> Sector:
    """The shipped sector without progress; further figures as group__name."""
    given = {path.replace("__", "."): value for path, value in values.items()}
    return hollywood().with_values(NO_PROGRESS | given)


def stepped(
    terms: TermSheet | str,
    quarters: int,
    *,
    sector: Sector | None = None,
    scale: float = SMALL,
    replication: int = 0,
    watch: Callable[[ResidualModel], None] | None = None,
) -> ResidualModel:
    """A world after burn-in and so many reported quarters; `watch` sees it after each reported one."""
    sheet = regime(terms) if isinstance(terms, str) else terms
    model = start(a_run(sheet, sector=sector, scale=scale, replication=replication))
    for quarter in range(BURN_IN_QUARTERS + quarters):
        model.step()
        if watch is not None and quarter >= BURN_IN_QUARTERS:
            watch(model)
    return model
