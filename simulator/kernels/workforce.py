"""A year of people's lives: what they earned, and who leaves."""

import math

import numpy as np
import numpy.typing as npt

from simulator.kernels.compile import kernel
from simulator.kernels.inlined import inlined
from simulator.kernels.philox import BLOCK, Stream, fill_uniforms

F8 = npt.NDArray[np.float64]
I2 = npt.NDArray[np.int16]
M8 = npt.NDArray[np.int64]
U1 = npt.NDArray[np.uint8]
U4 = npt.NDArray[np.uint32]

Year = tuple[F8, F8, F8, F8]
PaidYear = tuple[M8, M8, M8, M8]

OUT, IDLE, EMPLOYED = 0, 1, 2
NOBODY = -1
QUARTERS = 4  # of the year that incomes are counted over
CLOSE_CALL = 1e-9  # far above what rounding moves


@inlined
def is_active(state: int) -> bool:
    """At work or looking for it; no branch, so that loops vectorise."""
    return (state == IDLE) | (state == EMPLOYED)


@kernel
def has_active(state: U1) -> bool:
    """Whether anybody here is at work or looking for it."""
    found = False
    for i in range(state.size):
        found |= is_active(state[i])
    return found


@kernel
def yearly_income(
    craft: U1, skill: F8, wages: Year, residuals: PaidYear, per_head: F8, persons: int, dollars: float, income: F8
) -> None:
    """Dollars a person over four quarters: wages and AI residuals over a row's persons, existing residuals by skill.

    wages four times (people,) dollars, residuals four times (people,) microcents worth `dollars` each; per_head
    (crafts,) dollars of existing residuals. Summed in the order given, whatever quarter it is. Writes income (people,).
    """
    first, second, third, fourth = wages
    paid_1, paid_2, paid_3, paid_4 = residuals
    for i in range(craft.size):
        income[i] = first[i] + second[i] + third[i] + fourth[i]
    for i in range(craft.size):
        income[i] += (paid_1[i] + paid_2[i] + paid_3[i] + paid_4[i]) * dollars
    if persons > 1:
        for i in range(craft.size):
            income[i] /= persons
    for i in range(craft.size):
        income[i] += per_head[craft[i]] * skill[i]


@kernel
def base_income(craft: U1, skill: F8, pay: F8, income: F8) -> None:
    """Dollars a year that the same person had in the base year, written to income (people,); pay (crafts,)."""
    for i in range(craft.size):
        income[i] = pay[craft[i]] * skill[i]


@kernel
def add_time_before(craft: U1, skill: F8, birth_quarter: I2, time: int, pay: F8, income: F8) -> None:
    """Base pay for the part of the last year before a newcomer came, added to income (people,), dollars a person."""
    for i in range(craft.size):
        absent = min(QUARTERS - (time - birth_quarter[i]), QUARTERS)
        if absent > 0:
            income[i] += absent / QUARTERS * pay[craft[i]] * skill[i]


@kernel
def active_rows(craft: U1, state: U1, crafts: int) -> M8:
    """Rows at work or looking for it, by craft: (crafts,)."""
    rows = np.zeros(crafts, np.int64)
    for i in range(craft.size):
        if is_active(state[i]):
            rows[craft[i]] += 1
    return rows


@kernel
def active_sums(craft: U1, state: U1, income: F8, base: F8, crafts: int) -> F8:
    """Income and base income of all rows at work or looking for it, by craft: (2, crafts)."""
    earned, usual = np.zeros(crafts), np.zeros(crafts)
    for i in range(craft.size):
        if is_active(state[i]):
            earned[craft[i]] += income[i]
            usual[craft[i]] += base[i]
    return np.stack((earned, usual))


@inlined
def leaves_above_one(draw: float, odds: float) -> float:
    """(1 - draw)^4 (1 + odds): above 1 for whoever leaves at these yearly odds, MODEL.md (7).

    A quarter's chance is 1 - (1 - p)^(1/4) with p = odds / (1 + odds); a draw below it is this, without a root.
    """
    above = (1.0 - draw) * (1.0 - draw)
    return above * above * (1.0 + odds)


@kernel
def may_leave(craft: U1, state: U1, draws: F8, pressure: F8, usual_odds: F8, response: float) -> M8:
    """Active rows that might leave: a power is taken for them alone, 2 in 100.

    Odds are usual_odds x pressure^response, at most usual_odds x max(1, pressure)^ceil(response). Whoever stays at
    these by more than CLOSE_CALL stays.
    """
    most, rows, count = np.empty(craft.size), np.empty(craft.size, np.int64), 0
    for i in range(craft.size):
        most[i] = usual_odds[craft[i]]
    for _ in range(math.ceil(response)):
        for i in range(craft.size):
            most[i] *= max(pressure[i], 1.0)
    for i in range(craft.size):
        most[i] = leaves_above_one(draws[i], most[i])
    for i in range(craft.size):
        rows[count] = i
        count += (most[i] >= 1.0 - CLOSE_CALL) & is_active(state[i])
    return rows[:count]


@kernel
def leave(
    craft: U1, state: U1, employer: I2, income: F8, base: F8, draws: F8, cushion: F8, usual_odds: F8, response: float
) -> M8:
    """Careers that end this quarter; returns how many by craft, (crafts,).

    income, base (people,) dollars a person over four quarters, in the base year in `base`; cushion (crafts,) dollars,
    a quarter of the outside option; usual_odds (crafts,) of leaving within a year at base income.
    """
    leavers, pressure = np.zeros(cushion.size, np.int64), np.empty(craft.size)
    for i in range(craft.size):
        pressure[i] = (base[i] + cushion[craft[i]]) / (income[i] + cushion[craft[i]])
    for i in may_leave(craft, state, draws, pressure, usual_odds, response):
        if leaves_above_one(draws[i], usual_odds[craft[i]] * pressure[i] ** response) > 1.0:
            state[i], employer[i] = OUT, NOBODY
            leavers[craft[i]] += 1
    return leavers


@kernel
def end_careers(
    stream: Stream,
    luck_id: U4,
    craft: U1,
    state: U1,
    employer: I2,
    income: F8,
    base: F8,
    cushion: F8,
    usual_odds: F8,
    response: float,
) -> M8:
    """`leave` with keyed draws, block by block; blocks without anybody at work or looking for it are passed over."""
    leavers, draws = np.zeros(cushion.size, np.int64), np.empty(BLOCK)
    for start in range(0, craft.size, BLOCK):
        rows = slice(start, min(start + BLOCK, craft.size))
        if has_active(state[rows]):
            drawn = draws[: rows.stop - start]
            fill_uniforms(stream, luck_id[rows], drawn)
            leavers += leave(
                craft[rows], state[rows], employer[rows], income[rows], base[rows], drawn, cushion, usual_odds, response
            )
    return leavers
