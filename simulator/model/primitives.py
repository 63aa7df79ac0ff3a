"""The sector file turned into the numbers that a quarter needs: base-year flows, shares and calibrated constants."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.agents.casting import CreditRules
from simulator.agents.ideas import IdeaBank, bank
from simulator.agents.library import Archive
from simulator.agents.population import Census
from simulator.behaviour import slate, task_mix
from simulator.quarters import QUARTERS_PER_YEAR
from simulator.scenario.sector import Sector

F8 = npt.NDArray[np.float64]

EMBEDDING_SCALE = 40.0  # whole numbers of an embedding: three standard deviations stay inside int8


@dataclass(frozen=True)
class Primitives:
    """Base-year flows are dollars a quarter of the whole sector; arrays are (crafts,)."""

    sector: Sector
    census: Census
    archive: Archive
    ideas: IdeaBank
    hours: F8  # worked in the base year
    wage_bill: F8
    ai_spending: F8
    exposures: F8
    odds: float
    mix: task_mix.TaskMix  # of the base year
    craft_cost_shares: F8
    labour_cost_share: float  # labour and AI in the cost of production
    production_cost: float  # of the base slate, which is also its volume of inputs at base prices
    labour_share_of_gross: float
    market: slate.Market
    fixed_cost: float
    works_per_quarter: float
    health_threshold: F8  # dollars a year by craft; NaN where the guild has none
    existing_residuals: F8  # of today's contracts, by craft

    @property
    def crafts(self) -> int:
        """Number of crafts."""
        return self.hours.size


def canonical(sector: Sector) -> Sector:
    """The sector with its parties in the order of their names: the order of a file then moves no number."""
    groups = ("crafts", "guilds", "studios", "ai_firms", "households")
    ordered = {group: tuple(sorted(getattr(sector, group), key=lambda party: party.name)) for group in groups}
    return sector.model_copy(update=ordered)


def enlarged(sector: Sector, factor: float) -> Sector:
    """A sector so many times as large in people, works and money, to see how time grows with size."""
    grown = {
        "demand.consumer_spending": sector.demand.consumer_spending,
        "technology.studio_ai_spending": sector.technology.studio_ai_spending,
        "law.existing_residuals": sector.law.existing_residuals,
        "catalogue.works": sector.catalogue.works,
        "catalogue.releases_per_year": sector.catalogue.releases_per_year,
    } | {f"crafts.{craft.name}.headcount": craft.headcount for craft in sector.crafts}
    return sector.with_values({path: figure.value * factor for path, figure in grown.items()})


def primitives(sector: Sector) -> Primitives:
    """Calibrate the base year; raises ValueError where the sector file cannot be one."""
    sector = canonical(sector)
    census, bills = census_of(sector), wage_bills(sector)
    wages, ai, odds, mix = base_tasks(sector, bills)
    pool = idea_bank(sector)
    spending = sector.demand.consumer_spending.value / QUARTERS_PER_YEAR
    market, base, cost = base_market(sector, pool, spending)
    cost *= 1.0 + sector.demand.foreign_receipts.value
    labour_share = (wages.sum() + ai.sum()) / cost
    if labour_share >= 1.0:
        raise ValueError(f"wages and AI are {labour_share:.2f} of the cost of production; they must be below 1")
    hours = census.headcounts * sector.labour.hours_per_year.value / QUARTERS_PER_YEAR
    return Primitives(
        sector=sector,
        census=_paid(census, wages),
        archive=archive_of(sector),
        ideas=pool,
        hours=hours,
        wage_bill=wages,
        ai_spending=ai,
        exposures=exposures_of(sector),
        odds=odds,
        mix=mix,
        craft_cost_shares=(wages + ai) / (wages + ai).sum(),
        labour_cost_share=float(labour_share),
        production_cost=cost,
        labour_share_of_gross=float(wages.sum() / spending),
        market=market,
        fixed_cost=base.fixed_cost,
        works_per_quarter=sector.catalogue.releases_per_year.value / QUARTERS_PER_YEAR,
        health_threshold=thresholds_of(sector),
        existing_residuals=existing_residuals_of(sector),
    )


def figures(items: Any, name: str) -> F8:
    """The values of one figure over a list of crafts, studios or firms."""
    return np.array([getattr(item, name).value for item in items], dtype=np.float64)


def census_of(sector: Sector) -> Census:
    """People, pay and skill of the sector file."""
    return Census(
        headcounts=figures(sector.crafts, "headcount"),
        pay=figures(sector.crafts, "pay"),
        outside_per_worker=sector.catalogue.outside_contributors_per_worker.value,
        skill_dispersion=sector.labour.skill_dispersion.value,
        studio_shares=figures(sector.studios, "market_share"),
    )


def _paid(census: Census, wages: F8) -> Census:
    """Pay that adds up to the base wage bill (which differs from the file's crafts by what AI already does)."""
    pay = wages * QUARTERS_PER_YEAR / census.headcounts
    return Census(census.headcounts, pay, census.outside_per_worker, census.skill_dispersion, census.studio_shares)


def wage_bills(sector: Sector) -> F8:
    """Wages a quarter by craft: content spending times its labour share, split by headcount x pay."""
    demand = sector.demand
    total = demand.consumer_spending.value * demand.content_share.value * demand.labour_share.value
    if total <= 0.0:
        raise ValueError("consumer spending, content share and labour share must be above 0: without wages no sector")
    weights = figures(sector.crafts, "headcount") * figures(sector.crafts, "pay")
    return np.asarray(total / QUARTERS_PER_YEAR * weights / weights.sum(), dtype=np.float64)


def exposures_of(sector: Sector) -> F8:
    """Share of each craft's tasks that AI could take, (crafts,)."""
    scaled = figures(sector.crafts, "exposure") * sector.technology.exposure_factor.value
    return np.asarray(np.minimum(scaled, 1.0), dtype=np.float64)


def base_tasks(sector: Sector, bills: F8) -> tuple[F8, F8, float, task_mix.TaskMix]:
    """Wages and AI spending by craft, the odds of AI and the task mix that reproduce the base year, MODEL.md (1)."""
    technology = sector.technology
    spending = technology.studio_ai_spending.value / QUARTERS_PER_YEAR
    exposures, shares = exposures_of(sector), bills / bills.sum()
    total = bills.sum() + spending
    odds = task_mix.calibrate_odds(spending, total, shares, exposures, technology.adoption.value)
    ones = np.ones(bills.size)
    contestable = task_mix.contestable(exposures, ones, technology.adoption.value)
    mix = task_mix.choose(ones, ones, 1.0, contestable, sector.task_substitution, odds)
    ai = shares * total * mix.ai_input / mix.unit_cost
    return shares * total - ai, ai, odds, mix


def idea_bank(sector: Sector) -> IdeaBank:
    """Ideas a quarter: so many for each work that is released."""
    releases = sector.catalogue.releases_per_year.value / QUARTERS_PER_YEAR
    size = max(1, round(releases * sector.demand.ideas_per_release.value))
    return bank(figures(sector.studios, "market_share"), size, sector.demand.appeal_tail.value)


def base_market(sector: Sector, ideas: IdeaBank, spending: float) -> tuple[slate.Market, slate.BaseSlate, float]:
    """The market in which the base year's releases are exactly what pays; its cost of production."""
    demand = sector.demand
    elasticities = demand.demand_elasticity.value, demand.work_substitution.value
    appeals, ones, nothing = ideas.typical_appeals(), np.ones(ideas.size), np.zeros(ideas.size)
    works = sector.catalogue.releases_per_year.value / QUARTERS_PER_YEAR
    blank = slate.Market(spending, 1.0, *elasticities)
    base = slate.calibrate_fixed_cost(appeals, ones, nothing, works, demand.ai_entrant_share.value, blank)
    market = slate.Market(spending, base.price_index, *elasticities, base.competition_mass)
    made = slate.green_light(appeals, ones, base.fixed_cost, nothing, market)
    return market, base, float((made.lit * base.fixed_cost + made.volumes).sum())


def archive_of(sector: Sector) -> Archive:
    """Works, vintages, styles and credits of the sector file."""
    works = sector.catalogue
    return Archive(
        works=works.works.value,
        years=float(sector.base_year + 2 - works.first_year),
        releases_per_year=works.releases_per_year.value,
        minutes=works.minutes_per_work.value,
        public_share=works.public_share.value,
        active_share=sector.labour.active_share.value,
        # The best of a bank of Pareto ideas: what is made starts at the quantile 1 / ideas_per_release.
        appeal_floor=sector.demand.ideas_per_release.value ** (1.0 / sector.demand.appeal_tail.value),
        appeal_tail=sector.demand.appeal_tail.value,
        studio_shares=figures(sector.studios, "market_share"),
        genres=int(works.genres.value),
        genre_weight=works.genre_weight.value,
        embedding_scale=EMBEDDING_SCALE,
        rules=credit_rules(sector),
    )


def credit_rules(sector: Sector) -> CreditRules:
    """Credits by craft, scaled so that a work has the file's mean number of people."""
    per_work = figures(sector.crafts, "credits_per_work")
    points = figures(sector.crafts, "points_per_credit")
    works = sector.catalogue
    return CreditRules(
        per_work=per_work * works.credits_per_work.value / per_work.sum(),
        points=np.rint(points).astype(np.uint32),
        is_principal=points >= np.median(points) * sector.catalogue.principal_multiple.value,
        fewest=works.credits_minimum.value,
        most=works.credits_maximum.value,
        size_dispersion=works.size_dispersion.value,
    )


def thresholds_of(sector: Sector) -> F8:
    """Yearly earnings at which a craft's guild gives health cover, (crafts,); NaN where the file has none."""
    known = {guild.name: guild.health_threshold for guild in sector.guilds}
    limits = [known.get(craft.guild) for craft in sector.crafts]
    return np.array([limit.value if limit is not None else np.nan for limit in limits])


def existing_residuals_of(sector: Sector) -> F8:
    """Residuals of today's contracts a quarter by craft: over guild crafts by their credit points on a work.

    Points were set from today's residual dollars by guild (scenarios/sectors), so that each guild has its share.
    """
    points = figures(sector.crafts, "credits_per_work") * figures(sector.crafts, "points_per_credit")
    covered = points * np.array([craft.guild != "none" for craft in sector.crafts])
    total = sector.law.existing_residuals.value / QUARTERS_PER_YEAR
    return np.asarray(total * covered / covered.sum() if covered.any() else covered, dtype=np.float64)
