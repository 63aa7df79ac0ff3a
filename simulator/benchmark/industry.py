"""The homogeneous industry of MODEL.md: one craft, one kind of studio, one AI firm. Numbers only, M0 and M1 read it."""

from dataclasses import dataclass
from math import fsum
from typing import Self

from simulator.scenario.sector import Sector

QUARTERS = 4


@dataclass(frozen=True)
class Policy:
    """What a regime is to a homogeneous industry: two rates, from a quarter on (quarters since year 0)."""

    on_ai_revenue: float = 0.0
    on_gross: float = 0.0
    effective: int = 0
    buyers: float = 1.0  # AI revenue that the royalty counts, over what studios spend


@dataclass(frozen=True)
class Industry:
    """Symbols as in MODEL.md, section 4; flows are dollars a quarter of the base year."""

    spending: float  # E0
    wage_bill: float
    ai_spending: float
    substitution: float  # sigma
    progress: float  # g
    exposure: float
    adoption: float  # F0
    innovation: float  # Bass p
    imitation: float  # Bass q
    work_substitution: float  # sd
    demand_elasticity: float  # eps
    input_substitution: float  # eta_n
    distaste: float  # chi lambda
    tail: float  # k_r
    entrant_share: float
    works: float  # N0
    ideas: float
    hours: float  # L0
    base_year: int

    @classmethod
    def of(cls, sector: Sector) -> Self:
        """The sector with its crafts melted into one; exposure weighted by wages."""
        demand, technology, labour = sector.demand, sector.technology, sector.labour
        wages = demand.consumer_spending.value * demand.content_share.value * demand.labour_share.value / QUARTERS
        ai = technology.studio_ai_spending.value / QUARTERS
        exposure, heads = exposure_of(sector), sum(craft.headcount.value for craft in sector.crafts)
        works = sector.catalogue.releases_per_year.value / QUARTERS
        total = wages + ai
        share = ai / (total * exposure * technology.adoption.value)  # S_0, MODEL.md "Calibrating b"
        displaced = exposure * technology.adoption.value * share
        return cls(
            spending=demand.consumer_spending.value / QUARTERS,
            wage_bill=total * (1.0 - displaced),
            ai_spending=total * displaced,
            substitution=sector.task_substitution,
            progress=technology.substitution_progress.value / abs(sector.task_substitution - 1.0),
            exposure=exposure,
            adoption=technology.adoption.value,
            innovation=technology.bass_innovation.value,
            imitation=technology.bass_imitation.value,
            work_substitution=demand.work_substitution.value,
            demand_elasticity=demand.demand_elasticity.value,
            input_substitution=demand.input_substitution.value,
            distaste=demand.provenance_perceived.value * demand.distaste.value,
            tail=demand.appeal_tail.value,
            entrant_share=demand.ai_entrant_share.value,
            works=works,
            ideas=max(1, round(works * demand.ideas_per_release.value)),
            hours=heads * labour.hours_per_year.value / QUARTERS,
            base_year=sector.base_year,
        )

    @property
    def base_ai_share(self) -> float:
        """S_0, AI's share of contestable cost in the base year."""
        return self.ai_spending / ((self.wage_bill + self.ai_spending) * self.exposure * self.adoption)

    @property
    def odds(self) -> float:
        """b^sigma = S_0/(1 - S_0)."""
        return self.base_ai_share / (1.0 - self.base_ai_share)

    @property
    def labour_share_of_gross(self) -> float:
        """thL, where a royalty on the gross would make people free."""
        return self.wage_bill / self.spending


def exposure_of(sector: Sector) -> float:
    """Exposure to AI, weighted by what crafts are paid."""
    factor = sector.technology.exposure_factor.value
    paid = [craft.headcount.value * craft.pay.value for craft in sector.crafts]
    open_ = [min(1.0, craft.exposure.value * factor) for craft in sector.crafts]
    return fsum(p * e for p, e in zip(paid, open_, strict=True)) / fsum(paid)
