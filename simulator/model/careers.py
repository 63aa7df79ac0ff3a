"""Careers: who leaves the sector, and who comes."""

import math
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from scipy.special import logit

from simulator.agents.draws import stream, uniforms
from simulator.agents.population import entrants
from simulator.agents.workforce import OUT, RETRAINING
from simulator.behaviour import careers as rules
from simulator.kernels import workforce as kernels
from simulator.model.outlook import expected_ratio
from simulator.money import MICROCENTS_PER_DOLLAR
from simulator.quarters import share_per_quarter

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel

F8 = npt.NDArray[np.float64]
YEAR = 4  # quarters that a year's memory holds


def careers(model: "ResidualModel") -> None:
    """Exits by pay against base pay, then entries by what a craft pays."""
    remember(model)
    incomes, usual = prospects(model), base_incomes(model)
    entry = expected_entry(model, incomes, usual)
    let_go(model, incomes, usual)
    skill, weight = model.base.census.skill_dispersion, model.people.weight
    model.people.append(entrants(model.luck, model.now, entry, skill, weight))


def remember(model: "ResidualModel") -> None:
    """Keep a year of what AI displaced and what of it was made up to people."""
    model.economy.paid_to_people.append(model.settlement.people / MICROCENTS_PER_DOLLAR)
    model.economy.displaced.append(float(model.economy.flows.displaced_wages.sum()))


def uncompensated_share(model: "ResidualModel") -> float:
    """Share of last year's displaced wages that no AI residual made up; 1 in the base year."""
    displaced = math.fsum(model.economy.displaced)
    return max(0.0, 1.0 - math.fsum(model.economy.paid_to_people) / displaced) if displaced > 0.0 else 1.0


def yearly_incomes(model: "ResidualModel") -> F8:
    """Dollars a person over four quarters (people,): wages, existing residuals by skill, AI residuals."""
    people, base = model.people, model.base
    per_head, income = YEAR * base.existing_residuals / base.census.headcounts, np.empty(people.size)
    dollar = 1.0 / MICROCENTS_PER_DOLLAR
    year = (tuple(people.wages), tuple(people.residuals))
    kernels.yearly_income(people.craft, people.skill, *year, per_head, people.weight, dollar, income)
    return income


def prospects(model: "ResidualModel") -> F8:
    """Yearly incomes as people judge their craft by them (people,): for a newcomer's time before, base pay stands in.

    Counted as nothing, it would drive newcomers out and others off, and no base year would be at rest.
    """
    people, income = model.people, yearly_incomes(model)
    kernels.add_time_before(people.craft, people.skill, people.birth_quarter, model.now, model.base.census.pay, income)
    return income


def base_incomes(model: "ResidualModel") -> F8:
    """What the same person would have had in the base year (people,), dollars."""
    base, people, income = model.base, model.people, np.empty(model.people.size)
    pay = base.census.pay + YEAR * base.existing_residuals / base.census.headcounts
    kernels.base_income(people.craft, people.skill, pay, income)
    return income


def let_go(model: "ResidualModel", incomes: F8, usual: F8) -> None:
    """Exits of this quarter, MODEL.md (7)."""
    people, labour = model.people, model.base.sector.labour
    pull = labour.uncompensated_exit.value * (uncompensated_share(model) - 1.0)
    usual_odds = np.full(model.base.crafts, math.exp(logit(labour.separation.value) + pull))
    cushion = np.full(model.base.crafts, labour.outside_pay.value * rules.BUFFER_SHARE)
    luck, was_active = stream(model.luck, "exit", model.now), people.is_active
    columns = (people.luck_id, people.craft, people.state, people.employer, incomes, usual)
    kernels.end_careers(luck, *columns, cushion, usual_odds, labour.exit_response.value)
    retrain(model, was_active & (people.state == OUT))


def retrain(model: "ResidualModel", has_left: npt.NDArray[np.bool_]) -> None:
    """Who has left (people,) learns another trade first, for so many quarters on average; then earns outside pay."""
    people, quarters = model.people, model.base.sector.labour.retraining_quarters.value
    if quarters == 0.0:
        return
    draws = uniforms(model.luck, "retrained", people.luck_id, model.now)
    people.state[(people.state == RETRAINING) & (draws < 1.0 / quarters)] = OUT
    people.state[has_left] = RETRAINING


def expected_entry(model: "ResidualModel", incomes: F8, usual: F8) -> F8:
    """Rows that enter each craft this quarter (crafts,), by what its people earn against the base year."""
    people, crafts = model.people, model.base.crafts
    earned, expected = kernels.active_sums(people.craft, people.state, incomes, usual, crafts)
    ratio = np.divide(earned, expected, out=np.ones(crafts), where=expected > 0)
    ratio = expected_ratio(model, ratio)
    return rules.entry_rate(model.economy.base_entry, ratio, model.base.sector.labour.entry_elasticity.value)


def base_entry(model: "ResidualModel") -> F8:
    """Rows that must enter each craft a quarter to replace those who leave at base income, (crafts,)."""
    heads = model.people.headcount(model.base.crafts) / model.people.weight
    return np.asarray(heads * share_per_quarter(model.base.sector.labour.separation.value), dtype=np.float64)
