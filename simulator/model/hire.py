"""Hire: hours are shared out among people, wages are paid, wage rates move."""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from simulator.agents.draws import stream, uniforms
from simulator.behaviour import careers
from simulator.kernels import matching
from simulator.model.economy import RELEASE_LAG, Flows
from simulator.model.strike import worked_in_strike
from simulator.quarters import QUARTERS_PER_YEAR
from simulator.terms.minimums import Minimums

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel

F8 = npt.NDArray[np.float64]
M8 = npt.NDArray[np.int64]


def hire(model: "ResidualModel") -> None:
    """Match people to the hours of works in production and pay them; next quarter's wage follows."""
    base, economy, labour = model.base, model.economy, model.base.sector.labour
    demand, displaced = hours_asked(model)
    full_quarters = careers.hours_supplied(
        model.people.headcount(base.crafts), economy.wages, labour.supply_elasticity.value
    )
    offered = full_quarters * labour.hours_per_year.value / QUARTERS_PER_YEAR
    worked = worked_in_strike(model, careers.hours_worked(demand, offered))
    share_of_full = match(model, np.divide(worked, offered, out=np.zeros_like(worked), where=offered > 0))
    bills = base.wage_bill * worked / base.hours * economy.wages
    pay(model, share_of_full, bills)
    wage_rate = base.wage_bill / base.hours * economy.wages
    economy.flows = Flows(hours=worked, wage_bill=bills, displaced_wages=displaced * wage_rate)
    crafts = [craft.name for craft in base.sector.crafts]
    minimum = model.law.of(Minimums).floors(crafts, labour.minimum_pay.value)
    economy.wages = careers.next_wage(economy.wages, demand, offered, labour.wage_adjustment.value, minimum)


def hours_asked(model: "ResidualModel") -> tuple[F8, F8]:
    """Hours that works in production need this quarter, and those that AI spares them, (crafts,) each."""
    active = list(model.economy.cohorts)[-RELEASE_LAG:]
    hours = np.sum([cohort.hours for cohort in active], axis=0) / RELEASE_LAG
    displaced = np.sum([cohort.displaced_hours for cohort in active], axis=0) / RELEASE_LAG
    return hours, displaced


def match(model: "ResidualModel", demand_shares: F8) -> F8:
    """Share of full hours that each row works, (people,): the skilled and those at work first, with some luck."""
    people, labour = model.people, model.base.sector.labour
    luck, taste = stream(model.luck, "job_match", model.now), (labour.match_noise.value, labour.incumbency.value)
    bins, counts = matching.seek(
        luck, people.luck_id, people.craft, people.state, people.log_skill, *taste, model.base.crafts
    )
    hours = np.empty(people.size)
    matching.hours_by_bin(people.craft, bins, *matching.ration(counts, demand_shares), hours)
    find_studios(model, matching.assign(people.state, people.employer, hours))
    return hours


def find_studios(model: "ResidualModel", rows: M8) -> None:
    """An employer for each of these rows (rows,), by studios' shares of hours."""
    people, ends = model.people, np.cumsum(model.economy.cohorts[-1].studio_shares)[:-1]
    draws = uniforms(model.luck, "job_employer", people.luck_id[rows], model.now + 1)
    people.employer[rows] = np.searchsorted(ends, draws)


def pay(model: "ResidualModel", share_of_full: F8, bills: F8) -> None:
    """Share each craft's wage bill in proportion to hours x skill, into this quarter's column of wages."""
    people = model.people
    wages = people.wages[model.now % QUARTERS_PER_YEAR]
    matching.share_bills(people.craft, share_of_full, people.skill, bills, wages)
