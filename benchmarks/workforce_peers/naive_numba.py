"""The quarter as a first Numba version is usually written: one generator, totals in argument arrays."""

# ruff: noqa: ANN001, NPY002, PLR0913

import math
from collections.abc import Callable

import numba
import numpy as np
import workforce_world as rules
from workforce_world import World

from simulator.kernels.matching import BINS, SCORE_SPAN


@numba.njit
def seek(craft, state, log_skill, scores, counts) -> None:
    """Scores, and how many in each bin."""
    for i in range(craft.size):
        scores[i] = log_skill[i] + rules.SPREAD * np.random.normal()
        if state[i] == 2:
            scores[i] += rules.INCUMBENCY
        if state[i] > 0:
            place = int(min(max((scores[i] + SCORE_SPAN) * (BINS / (2 * SCORE_SPAN)), 0.0), BINS - 1.0))
            counts[craft[i], place] += 1


@numba.njit
def work(craft, state, employer, skill, scores, counts, hours_by_bin, hours, totals) -> None:
    """Hours, studios, and what a craft's hours are worth."""
    for k in range(counts.shape[0]):
        left = rules.FULL_SHARES[k] * counts[k].sum()
        for b in range(BINS - 1, -1, -1):
            if counts[k, b] > 0 and left > 0:
                hours_by_bin[k, b] = min(1.0, left / counts[k, b])
                left -= counts[k, b]
    for i in range(craft.size):
        hours[i] = 0.0
        if state[i] > 0:
            place = int(min(max((scores[i] + SCORE_SPAN) * (BINS / (2 * SCORE_SPAN)), 0.0), BINS - 1.0))
            hours[i] = hours_by_bin[craft[i], place]
            if hours[i] > 0.0 and employer[i] == -1:
                employer[i] = np.searchsorted(rules.STUDIO_ENDS, np.random.random())
            elif hours[i] <= 0.0:
                employer[i] = -1
            state[i] = 2 if hours[i] > 0.0 else 1
        totals[craft[i]] += hours[i] * skill[i]


@numba.njit
def live(craft, state, employer, skill, hours, totals, bills, wages, residuals, sums, gone) -> None:
    """Wages, a year's income, who leaves."""
    for i in range(craft.size):
        k = craft[i]
        wages[3, i] = hours[i] * skill[i] * bills[k] / totals[k]
        income = rules.PER_HEAD[k] * skill[i]
        for q in range(4):
            income += wages[q, i] + residuals[q, i] * 1e-8
        usual = (rules.PAY[k] + rules.PER_HEAD[k]) * skill[i]
        if state[i] > 0:
            sums[0, k] += income
            sums[1, k] += usual
            odds = rules.CONSTANTS[k] + rules.RESPONSE * math.log(
                (usual + rules.CUSHION[k]) / (income + rules.CUSHION[k])
            )
            if np.random.random() < 1.0 - (1.0 - 1.0 / (1.0 + math.exp(-odds))) ** 0.25:
                state[i], employer[i] = 0, -1
                gone[k] += 1


def make(w: World) -> Callable[[], object]:
    """The quarter, ready to be called again and again."""
    scores, hours, bills = np.empty(w.size), np.empty(w.size), w.bills

    def quarter() -> object:
        counts, by_bin, totals = (
            np.zeros((rules.CRAFTS, BINS), np.int64),
            np.zeros((rules.CRAFTS, BINS)),
            np.zeros(rules.CRAFTS),
        )
        sums, gone = np.zeros((2, rules.CRAFTS)), np.zeros(rules.CRAFTS, np.int64)
        seek(w.craft, w.state, w.log_skill, scores, counts)
        work(w.craft, w.state, w.employer, w.skill, scores, counts, by_bin, hours, totals)
        live(w.craft, w.state, w.employer, w.skill, hours, totals, bills, w.wages, w.residuals, sums, gone)
        return sums, gone

    return quarter
