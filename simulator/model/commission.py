"""Commission: studios choose how to make works and which ones, at the wages and AI prices of the day."""

import math
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from simulator.agents.ideas import standing
from simulator.behaviour import creation, demand, notch, slate, task_mix
from simulator.model.economy import Cohort, years_since_base
from simulator.model.outlook import expected_payments
from simulator.terms.ai_use import AiUse
from simulator.terms.royalty import Royalty
from simulator.terms.royalty.gross import Gross

if TYPE_CHECKING:
    from collections.abc import Callable

    from simulator.behaviour.task_mix import TaskMix
    from simulator.model.model import ResidualModel
    from simulator.model.primitives import Primitives

F8 = npt.NDArray[np.float64]
IDEA_QUARTER_OFFSET = 8  # ids of ideas count from before the first simulated quarter


def commission(model: "ResidualModel") -> None:
    """Add this quarter's cohort of works; the oldest, now released, drops out."""
    model.economy.cohorts.append(plan(model, model.now))


def plan(model: "ResidualModel", quarter: int) -> Cohort:
    """The works that studios light this quarter, and what goes into them."""
    base, economy = model.base, model.economy
    mix = tasks(model)
    ai_made = made_by_ai(model, mix)
    relative = mix.unit_cost / base.mix.unit_cost
    _, _, unit_cost, _ = inputs(model, relative, 1.0)
    appeals = base.ideas.appeals(model.luck, quarter + IDEA_QUARTER_OFFSET) * mood(model, ai_made)
    own_costs = studio_costs(model)
    liking = standing(own_costs, base.market.work_substitution, base.ideas.appeal_tail)[base.ideas.owner]
    costs = unit_cost * own_costs[base.ideas.owner]
    counted = counted_rate(model, ai_made) * signatories(model)[base.ideas.owner]
    market = base.market
    made = slate.green_light(liking * appeals, costs, base.fixed_cost, counted, market, kept_of_all(model, counted))
    bundles = own_costs[base.ideas.owner] * (made.lit * base.fixed_cost + made.volumes)
    volumes, other, _, _ = inputs(model, relative, float(bundles.sum()) * (1.0 + abroad(model)) / base.production_cost)
    by_studio = np.bincount(base.ideas.owner, bundles, len(model.cast.studios))
    # Hours move with the crafts' volumes and with what people do of each unit, both relative to the base year.
    hours = base.hours * volumes * mix.human_hours / base.mix.human_hours
    return Cohort(
        quarter=quarter,
        appeals=appeals,
        lit=made.lit,
        revenues=made.revenues,
        spending=made.spending,
        price_index=made.price_index / market.base_price_index,
        hours=hours,
        ai_spending=ai_spending(base, volumes, mix),
        other_inputs=base.production_cost * (1.0 - base.labour_cost_share) * other,
        studio_shares=by_studio / max(by_studio.sum(), np.finfo(np.float64).tiny),
        ai_made=ai_made,
        wage_rates=economy.wages.copy(),
        displaced_hours=displaced_hours(model, hours, mix),
    )


def tasks(model: "ResidualModel") -> "TaskMix":
    """How each craft's work is done this quarter, MODEL.md (1), with the wage subsidy of a gross royalty (5)."""
    base, technology = model.base, model.base.sector.technology
    years = years_since_base(model.calendar.index + 0.5, base.sector.base_year)
    adopted = task_mix.adoption(
        years, technology.adoption.value, technology.bass_innovation.value, technology.bass_imitation.value
    )
    caps = model.law.of(AiUse).ceilings([craft.name for craft in base.sector.crafts])
    wages = model.economy.wages
    seen, _ = task_mix.subsidised_wages(wages, rate_on_displaced_hours(model), base.labour_share_of_gross)
    contestable = task_mix.contestable(base.exposures, caps, adopted)

    def mix(factor: float) -> "TaskMix":
        price, substitution = model.economy.ai_price, base.sector.task_substitution
        return task_mix.choose(wages, factor * seen, price, contestable, substitution, base.odds)

    return below_threshold(model, mix)


def ai_spending(base: "Primitives", volumes: F8, mix: "TaskMix") -> float:
    """Dollars a quarter on AI for all crafts; nothing for a craft that AI cannot touch."""
    spent, usual = base.ai_spending * volumes * mix.ai_input, base.mix.ai_input
    return float(np.divide(spent, usual, out=np.zeros_like(spent), where=usual > 0.0).sum())


def below_threshold(model: "ResidualModel", mix: "Callable[[float], TaskMix]") -> "TaskMix":
    """The free choice, or the one just below a threshold of AI-made work where that is cheaper, MODEL.md (4)."""
    royalty, free = model.law.of(Royalty), mix(1.0)
    threshold = royalty.threshold if isinstance(royalty, Gross) else None
    if threshold is None:
        return free
    factor = notch.wage_factor_below(lambda tried: made_by_ai(model, mix(tried)), threshold.value)
    if factor is None or factor == 1.0:
        return free
    below = mix(factor)
    costs = [inputs(model, choice.unit_cost / model.base.mix.unit_cost, 1.0)[2] for choice in (below, free)]
    return below if notch.stays_below(costs[0], costs[1], royalty.marginal_rate_on_gross()) else free


def rate_on_displaced_hours(model: "ResidualModel") -> float:
    """What another displaced hour adds to a royalty on the gross: its rate, or nothing between notches."""
    royalty = model.law.of(Royalty)
    is_notch = isinstance(royalty, Gross) and royalty.threshold is not None
    return 0.0 if is_notch else royalty.marginal_rate_on_gross() * (1.0 + counted_abroad(model))


def made_by_ai(model: "ResidualModel", mix: "TaskMix") -> float:
    """AI-made share of a work, from the hours that people no longer work on it, MODEL.md (4); none by a complement."""
    if model.base.sector.switches.complementarity is not None:
        return 0.0
    return task_mix.displaced_share(model.base.wage_bill / model.base.wage_bill.sum(), mix.human_hours)


def displaced_hours(model: "ResidualModel", hours: F8, mix: "TaskMix") -> F8:
    """Hours (crafts,) that the same works would have needed without AI, less those worked; unknown by a complement."""
    if model.base.sector.switches.complementarity is not None:
        return np.zeros_like(hours)
    return np.asarray(hours * (1.0 - mix.human_hours) / mix.human_hours)


def counted_rate(model: "ResidualModel", ai_made: float) -> float:
    """Royalty on gross as a share of the gross of a work with this AI-made share."""
    royalty = model.law.of(Royalty)
    if isinstance(royalty, Gross):
        return royalty.marginal_rate_on_gross() * royalty.counts_as_ai_made(ai_made)
    return royalty.marginal_rate_on_gross() * ai_made


def abroad(model: "ResidualModel") -> float:
    """What works earn abroad over what they earn at home."""
    return model.base.sector.demand.foreign_receipts.value


def counted_abroad(model: "ResidualModel") -> float:
    """The part of it that the royalty in force counts: all or nothing."""
    return abroad(model) if getattr(model.law.of(Royalty), "territory", "") == "worldwide" else 0.0


def kept_of_all(model: "ResidualModel", owed: F8 | float) -> F8:
    """Share of receipts at home and abroad that a royalty of `owed` on what it counts leaves a studio."""
    free = abroad(model) - counted_abroad(model)
    return np.asarray(((1.0 - owed) * (1.0 + counted_abroad(model)) + free) / (1.0 + abroad(model)))


def signatories(model: "ResidualModel") -> F8:
    """1 for each studio that the term sheet binds (studios,), 0 for others: all, or one that signs alone."""
    binds = np.ones(len(model.cast.studios))
    if model.covered_studio is not None:
        binds[:] = 0.0
        binds[model.covered_studio] = 1.0
    return binds


def inputs(model: "ResidualModel", relative_costs: F8, volume: float) -> tuple[F8, float, float, float]:
    """Inputs for a volume of production, relative to the base year: crafts, other inputs, unit cost, labour cost."""
    figures = model.base.sector.demand
    return task_mix.input_volumes(
        relative_costs,
        model.base.craft_cost_shares,
        figures.craft_substitution.value,
        figures.input_substitution.value,
        model.base.labour_cost_share,
        volume,
    )


def mood(model: "ResidualModel", ai_made: float) -> float:
    """Factor on every idea's appeal: what viewers think of AI's part, and what makers expect to be paid for it."""
    figures = model.base.sector.demand
    seen = demand.perceived_quality(np.ones(1), figures.provenance_perceived.value, figures.distaste.value, ai_made)
    # Appeal weighs in the market as quality to the power sd - 1.
    liked = math.pow(float(seen[0]), figures.work_substitution.value - 1.0)
    elasticity = model.base.sector.labour.creation_elasticity.value
    return liked * creation.ideas_multiplier(forward_pay_share(model), elasticity)


def forward_pay_share(model: "ResidualModel") -> float:
    """AI residuals that new work may expect over its other pay: a year's expected payments to people over wages.

    Only the part that goes to fresh works counts: a year's payments fall on works in proportion to their freshness.
    """
    wages = 4.0 * float((model.base.wage_bill * model.economy.wages).sum())
    fresh = model.base.sector.technology.data_depreciation.value
    return fresh * expected_payments(model) / wages


def studio_costs(model: "ResidualModel") -> F8:
    """Unit cost of each studio over the typical one, (studios,)."""
    return np.array([studio.unit_cost for studio in model.cast.studios])
