"""The model (M2) in its homogeneous limit: one craft, one studio, one AI firm, no luck that matters, wages at rest."""

from functools import cache

from simulator.scenario.sector import Sector
from tests.model.worlds import hollywood

NO_DISPERSION = {
    "technology.data_elasticity": 0.0,
    "demand.appeal_tail": 50.0,
    "demand.cost_dispersion": 0.0,
    "labour.wage_adjustment": 0.0,
    "labour.separation": 1e-12,
    "labour.creation_elasticity": 0.0,
    "labour.skill_dispersion": 0.0,
    "labour.uncompensated_exit": 0.0,
    "law.evasion_margin": 1.0,
}


@cache
def homogeneous() -> Sector:
    """The shipped sector melted into one of each kind, with the crafts' mean exposure."""
    sector = hollywood()
    craft = sector.crafts[5]
    heads = sum(item.headcount.value for item in sector.crafts)
    melted = craft.model_copy(
        update={"headcount": craft.headcount.at(heads), "exposure": craft.exposure.at(0.35), "guild": craft.guild}
    )
    studio, firm = sector.studios[0], next(firm for firm in sector.ai_firms if not firm.is_licensed_only)
    alone = {
        "crafts": (melted,),
        "studios": (studio.model_copy(update={"market_share": studio.market_share.at(1.0)}),),
        "ai_firms": (firm.model_copy(update={"market_share": firm.market_share.at(1.0)}),),
    }
    return sector.model_copy(update=alone).with_values(NO_DISPERSION)
