"""The workforce's quarter: who gets the hours that studios ask for, and who leaves."""

import math

import numpy as np
import numpy.typing as npt

from simulator.kernels.compile import kernel
from simulator.kernels.inlined import inlined

F8 = npt.NDArray[np.float64]
I2 = npt.NDArray[np.int16]
I4 = npt.NDArray[np.int32]
M8 = npt.NDArray[np.int64]
U1 = npt.NDArray[np.uint8]

OUT, IDLE, EMPLOYED = 0, 1, 2
NOBODY = -1
QUARTERS = 4  # of the year that incomes are counted over
BINS = 4096
CLOSE_CALL = 1e-9  # far above what rounding moves
SCORE_SPAN = 8.0  # standard deviations either side that the bins cover


@kernel
def add_noise(state: U1, log_skill: F8, noise: F8, spread: float, incumbency: float) -> None:
    """Scores of people for the hours on offer, written over `noise` (people,), standard normals.

    log skill + spread x noise, and `incumbency` more for those at work.
    """
    for i in range(state.size):
        noise[i] = log_skill[i] + spread * noise[i]
        if state[i] == EMPLOYED:
            noise[i] += incumbency


@kernel
def count_scores(craft: U1, state: U1, scores: F8, crafts: int) -> I4:
    """Active rows by craft and score bin: (crafts, BINS). Linear in people, and the same in any order."""
    counts = np.zeros((crafts, BINS), np.int32)
    for i in range(craft.size):
        if state[i] == IDLE or state[i] == EMPLOYED:
            counts[craft[i], score_bin(scores[i])] += 1
    return counts


@kernel
def score_bin(score: float) -> int:
    """The bin of a score, the ends collecting what lies beyond."""
    place = (score + SCORE_SPAN) * (BINS / (2.0 * SCORE_SPAN))
    return int(min(max(place, 0.0), BINS - 1.0))


@kernel
def ration(counts: I4, demand_shares: F8) -> F8:
    """Share of full hours by craft and bin, (crafts, BINS): the best first, the marginal bin in part.

    demand_shares (crafts,): hours asked for over hours offered; 1 or more gives everybody full hours.
    """
    hours = np.zeros(counts.shape)
    for k in range(counts.shape[0]):
        left = demand_shares[k] * counts[k].sum()
        for b in range(BINS - 1, -1, -1):
            if left <= 0.0:
                break
            if counts[k, b] > 0:
                hours[k, b] = min(1.0, left / counts[k, b])
                left -= counts[k, b]
    return hours


@kernel
def assign(craft: U1, state: U1, employer: I2, scores: F8, hours_by_bin: F8, hours: F8) -> None:
    """Give each active row its share of full hours, written over (people,) hours; writes state and employer.

    Whoever starts work is employed by NOBODY: the caller finds `starters` a studio.
    """
    for i in range(craft.size):
        hours[i] = 0.0
        if state[i] != IDLE and state[i] != EMPLOYED:
            continue
        hours[i] = hours_by_bin[craft[i], score_bin(scores[i])]
        if hours[i] > 0.0:
            state[i] = EMPLOYED
        else:
            state[i], employer[i] = IDLE, NOBODY


@kernel
def starters(state: U1, employer: I2) -> M8:
    """Rows (starters,) that have work and no employer yet."""
    rows, count = np.empty(state.size, np.int64), 0
    for i in range(state.size):
        rows[count] = i
        count += state[i] == EMPLOYED and employer[i] == NOBODY
    return rows[:count]


@inlined
def surely_stays(draw: float, usual_odds: float, pressure: float, power: int) -> bool:
    """Whether a draw is too high for anybody under this pressure to leave, told without exp, log or a root.

    Leaving needs (1 - draw)^4 (1 + odds) > 1, and odds = usual_odds x pressure^response are at most
    usual_odds x max(1, pressure)^ceil(response). Within CLOSE_CALL of 1 the exact rule decides.
    """
    most = usual_odds
    if pressure > 1.0:
        for _ in range(power):
            most *= pressure
    above = (1.0 - draw) * (1.0 - draw)
    return above * above * (1.0 + most) < 1.0 - CLOSE_CALL


@kernel
def leave(
    craft: U1,
    state: U1,
    employer: I2,
    income: F8,
    base_income: F8,
    draws: F8,
    cushion: F8,
    constants: F8,
    response: float,
) -> M8:
    """Careers that end this quarter; returns how many by craft, (crafts,).

    income, base_income (people,) dollars a person over four quarters; cushion (crafts,) dollars, a quarter of the
    outside option; constants (crafts,) log odds at base income. Yearly odds follow MODEL.md (7), compounded to a
    quarter: 1 - (1 - p)^(1/4). Three transcendental functions a person are spared wherever `surely_stays` can tell.
    """
    leavers, usual_odds, power = np.zeros(cushion.size, np.int64), np.exp(constants), math.ceil(response)
    for i in range(craft.size):
        if state[i] != IDLE and state[i] != EMPLOYED:
            continue
        k = craft[i]
        pressure = (base_income[i] + cushion[k]) / (income[i] + cushion[k])
        if surely_stays(draws[i], usual_odds[k], pressure, power):
            continue
        odds = constants[k] + response * math.log(pressure)
        yearly = 1.0 / (1.0 + math.exp(-odds))
        if draws[i] < 1.0 - (1.0 - yearly) ** 0.25:
            state[i], employer[i] = OUT, NOBODY
            leavers[k] += 1
    return leavers


@kernel
def share_bills(craft: U1, share_of_full: F8, skill: F8, bills: F8, wages: F8) -> None:
    """Each craft's wage bill shared in proportion to hours x skill: writes wages (people,), dollars a row.

    share_of_full (people,) of full hours; bills (crafts,) dollars. Nobody at work in a craft: its bill is not paid.
    """
    total = np.zeros(bills.size)
    for i in range(craft.size):
        wages[i] = share_of_full[i] * skill[i]
        total[craft[i]] += wages[i]
    rate = np.zeros(bills.size)
    for k in range(bills.size):
        if total[k] > 0.0:
            rate[k] = bills[k] / total[k]
    for i in range(craft.size):
        wages[i] *= rate[craft[i]]


@kernel
def yearly_income(
    craft: U1, skill: F8, wages: F8, residuals: M8, per_head: F8, persons: int, dollars: float, income: F8
) -> None:
    """Dollars a person over four quarters: wages and AI residuals over a row's persons, existing residuals by skill.

    wages (4, people) dollars, residuals (4, people) microcents worth `dollars` each; per_head (crafts,) dollars of
    existing residuals. Summed in the order of the columns, whatever quarter it is. Writes income (people,).
    """
    for i in range(craft.size):
        earned = wages[0, i] + wages[1, i] + wages[2, i] + wages[3, i]
        paid = residuals[0, i] + residuals[1, i] + residuals[2, i] + residuals[3, i]
        income[i] = (earned + paid * dollars) / persons + per_head[craft[i]] * skill[i]


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
        if state[i] == IDLE or state[i] == EMPLOYED:
            rows[craft[i]] += 1
    return rows


@kernel
def active_sums(craft: U1, state: U1, income: F8, base_income: F8, crafts: int) -> F8:
    """Rows at work or looking for it, their income and their base income, by craft: (3, crafts)."""
    sums = np.zeros((3, crafts))
    for i in range(craft.size):
        if state[i] == IDLE or state[i] == EMPLOYED:
            sums[0, craft[i]] += 1.0
            sums[1, craft[i]] += income[i]
            sums[2, craft[i]] += base_income[i]
    return sums
