"""The quarter as one would write it down: three loops over people, every rule where it is used, luck drawn beforehand.

Nobody's fate differs from that in our kernels (`benchmarks/workforce.py` checks it), so that it is their reference too.
"""

# ruff: noqa: ANN001, ANN201, PLR0913

import math
from collections.abc import Callable

import numba
import numpy as np
import workforce_world as rules
from workforce_world import World

from simulator.kernels.matching import BINS, SCORE_SPAN
from simulator.kernels.philox import normals, uniforms


@numba.njit
def seek(craft, state, log_skill, luck, places):
    """How many candidates are in each bin of scores; writes everybody's bin."""
    counts = np.zeros((rules.CRAFTS, BINS), np.int64)
    for i in range(craft.size):
        score = log_skill[i] + rules.SPREAD * luck[i]
        if state[i] == 2:
            score += rules.INCUMBENCY
        places[i] = int(min(max((score + SCORE_SPAN) * (BINS / (2 * SCORE_SPAN)), 0.0), BINS - 1.0))
        if state[i] == 1 or state[i] == 2:
            counts[craft[i], places[i]] += 1
    return counts


@numba.njit
def ration(counts):
    """Share of full hours by craft and bin: the best first."""
    part = np.zeros(counts.shape)
    for k in range(rules.CRAFTS):
        left = rules.FULL_SHARES[k] * counts[k].sum()
        for b in range(BINS - 1, -1, -1):
            if counts[k, b] > 0 and left > 0:
                part[k, b] = min(1.0, left / counts[k, b])
                left -= counts[k, b]
    return part


@numba.njit
def work(craft, state, employer, skill, places, part, luck, bills, wages):
    """Hours by bin, studios for starters, and the wage bills shared by hours x skill."""
    total = np.zeros(rules.CRAFTS)
    for i in range(craft.size):
        wages[i] = 0.0
        if state[i] == 1 or state[i] == 2:
            hours = part[craft[i], places[i]]
            state[i] = 2 if hours > 0.0 else 1
            if hours == 0.0:
                employer[i] = -1
            elif employer[i] == -1:
                employer[i] = np.searchsorted(rules.STUDIO_ENDS, luck[i])
            wages[i] = hours * skill[i]
            total[craft[i]] += wages[i]
    for i in range(craft.size):
        wages[i] *= bills[craft[i]] / total[craft[i]]


@numba.njit
def live(craft, state, employer, skill, wages, residuals, luck):
    """Sums of a year's income over the active by craft, and how many left."""
    sums, gone = np.zeros((2, rules.CRAFTS)), np.zeros(rules.CRAFTS, np.int64)
    for i in range(craft.size):
        if state[i] != 1 and state[i] != 2:
            continue
        k = craft[i]
        earned = wages[0, i] + wages[1, i] + wages[2, i] + wages[3, i]
        paid = residuals[0, i] + residuals[1, i] + residuals[2, i] + residuals[3, i]
        income, usual = (
            earned + paid * 1e-8 + rules.PER_HEAD[k] * skill[i],
            (rules.PAY[k] + rules.PER_HEAD[k]) * skill[i],
        )
        sums[0, k] += income
        sums[1, k] += usual
        pressure = (usual + rules.CUSHION[k]) / (income + rules.CUSHION[k])
        odds = math.exp(rules.CONSTANTS[k]) * pressure**rules.RESPONSE
        if luck[i] < 1.0 - (1.0 + odds) ** -0.25:
            state[i], employer[i] = 0, -1
            gone[k] += 1
    return sums, gone


def make(w: World) -> Callable[[], object]:
    """The quarter, ready to be called again and again."""
    places, bills = np.empty(w.size, np.int64), w.bills

    def quarter() -> object:
        counts = seek(w.craft, w.state, w.log_skill, normals(7, w.luck_id, 3, 1, 0), places)
        drawn = uniforms(7, w.luck_id, 3, 2, 0)
        work(w.craft, w.state, w.employer, w.skill, places, ration(counts), drawn, bills, w.wages[3])
        return live(w.craft, w.state, w.employer, w.skill, w.wages, w.residuals, uniforms(7, w.luck_id, 3, 3, 0))

    return quarter
