"""Every measure: its name, unit, group, whether quarters add up, and which way is better for whoever it is about."""

from collections.abc import Sequence

from simulator.measures.bands import BANDS
from simulator.measures.distribution import DECILES, SIZES
from simulator.measures.inequality import AVERSIONS
from simulator.results.cube import Measure

_MORE, _LESS, _NEITHER = "more", "less", "neither"

# name, unit, group, additive, better
_TOTALS: tuple[tuple[str, str, str, bool, str], ...] = (
    ("consumer_spending", "usd", "market", True, _NEITHER),
    ("consumer_surplus_change", "usd", "market", True, _MORE),
    ("works_released", "works", "market", True, _MORE),
    ("price_index", "index", "market", False, _LESS),
    ("new_entrant_revenue", "usd", "market", True, _NEITHER),
    ("hours", "hours", "work", True, _MORE),
    ("headcount", "persons", "work", False, _MORE),
    ("wage_income", "usd", "work", True, _MORE),
    ("displaced_wages", "usd", "work", True, _LESS),
    ("studio_ai_spending", "usd", "ai", True, _NEITHER),
    ("ai_revenue_audiovisual", "usd", "ai", True, _NEITHER),
    ("ai_cost_share", "share", "ai", False, _NEITHER),
    ("ai_made_share", "share", "ai", False, _NEITHER),
    ("capability", "index", "ai", False, _MORE),
    ("data_stock", "index", "ai", False, _MORE),
    ("consented_share", "share", "ai", False, _NEITHER),
    ("training_data_share", "share", "ai", False, _NEITHER),
    ("studio_profit", "usd", "firms", True, _MORE),
    ("ai_firm_profit", "usd", "firms", True, _MORE),
    ("other_inputs", "usd", "firms", True, _NEITHER),
    ("ai_inputs", "usd", "firms", True, _NEITHER),
    ("royalty_owed", "usd", "money", True, _NEITHER),
    ("royalty_evaded", "usd", "money", True, _LESS),
    ("royalty_collected", "usd", "money", True, _NEITHER),
    ("administration", "usd", "money", True, _LESS),
    ("paid_people", "usd", "money", True, _MORE),
    ("paid_outside", "usd", "money", True, _MORE),
    ("paid_holders", "usd", "money", True, _NEITHER),
    ("paid_funds", "usd", "money", True, _MORE),
    ("agent_commission", "usd", "money", True, _LESS),
    ("escrowed", "usd", "money", True, _LESS),
    ("escrow", "usd", "money", False, _LESS),
    ("carried", "usd", "money", False, _LESS),
    ("undistributed", "usd", "money", False, _LESS),
    ("self_payments", "usd", "money", True, _NEITHER),
    ("bargained_rate", "share", "money", False, _NEITHER),
    ("residual_mean", "usd", "people", False, _MORE),
    ("residual_p10", "usd", "people", False, _MORE),
    ("residual_p50", "usd", "people", False, _MORE),
    ("residual_p90", "usd", "people", False, _MORE),
    ("residual_gini", "index", "people", False, _LESS),
    ("income_p50", "usd", "people", False, _MORE),
    ("above_threshold_share", "share", "people", False, _MORE),
    ("payees", "persons", "people", False, _MORE),
)

# What welfare.py, fiscal.py and inequality.py see; after the others, so that those keep their places.
_ACCOUNTS: tuple[tuple[str, str, str, bool, str], ...] = (
    ("worker_surplus", "usd", "welfare", True, _MORE),
    ("hours_elsewhere", "usd", "welfare", True, _NEITHER),
    ("other_ai_users", "usd", "welfare", True, _NEITHER),
    ("held_change", "usd", "welfare", True, _NEITHER),
    ("surplus_sum", "usd", "welfare", True, _MORE),
    ("tax_income", "usd", "fiscal", True, _NEITHER),
    ("tax_payroll", "usd", "fiscal", True, _NEITHER),
    ("tax_elsewhere", "usd", "fiscal", True, _NEITHER),
    ("tax_corporate", "usd", "fiscal", True, _NEITHER),
    ("tax_sales", "usd", "fiscal", True, _NEITHER),
    ("tax_offset_convention", "usd", "fiscal", True, _NEITHER),
    ("income_p10", "usd", "inequality", False, _MORE),
    ("income_p90", "usd", "inequality", False, _MORE),
    ("income_gini", "index", "inequality", False, _LESS),
    ("income_top1_share", "share", "inequality", False, _LESS),
    ("income_theil", "index", "inequality", False, _LESS),
    ("income_theil_between", "index", "inequality", False, _LESS),
    ("income_theil_within", "index", "inequality", False, _LESS),
    ("wage_gini", "index", "inequality", False, _LESS),
    ("residual_top1_share", "share", "inequality", False, _LESS),
    ("residual_theil", "index", "inequality", False, _LESS),
    ("residual_theil_between", "index", "inequality", False, _LESS),
    ("residual_theil_within", "index", "inequality", False, _LESS),
    *((f"income_atkinson/aversion={aversion:g}", "index", "inequality", False, _LESS) for aversion in AVERSIONS),
)

_BY_CRAFT: tuple[tuple[str, str, bool, str], ...] = (
    ("hours", "hours", True, _MORE),
    ("headcount", "persons", False, _MORE),
    ("wage_income", "usd", True, _MORE),
    ("wage_index", "index", False, _MORE),
    ("displaced_wages", "usd", True, _LESS),
    ("paid_people", "usd", True, _MORE),
    ("residual_mean", "usd", False, _MORE),
)


def measures(crafts: Sequence[str], segments: Sequence[str] = (), guilds: Sequence[str] = ()) -> tuple[Measure, ...]:
    """All measures of a sector with these crafts, household segments and guilds, in a fixed order."""
    totals = [Measure(*row) for row in _TOTALS]  # type: ignore[arg-type]
    by_craft = [
        Measure(f"{name}/craft={craft}", unit, "crafts", additive, better)  # type: ignore[arg-type]
        for name, unit, additive, better in _BY_CRAFT
        for craft in crafts
    ]
    sizes = [
        Measure(f"{name}/size={size}", unit, "sizes", additive=False, better="neither")
        for name, unit in (("payments", "persons"), ("payments_money", "usd"))
        for size, _ in SIZES
    ]
    deciles = [
        Measure(f"{name}/decile={decile}", "usd", "deciles", additive=False, better="more")
        for name in ("income", "residuals")
        for decile in range(1, DECILES + 1)
    ]
    return (*totals, *by_craft, *sizes, *deciles, *_bands(crafts), *_accounts(segments), *_plans(segments, guilds))


def _accounts(segments: Sequence[str]) -> list[Measure]:
    """Welfare, public accounts and inequality, and consumers' surplus by segment of households."""
    surplus = [f"consumer_surplus_change/segment={segment}" for segment in segments]
    return [
        *(Measure(*row) for row in _ACCOUNTS),  # type: ignore[arg-type]
        *(Measure(name, "usd", "welfare", additive=True, better="more") for name in surplus),
    ]


def _plans(segments: Sequence[str], guilds: Sequence[str]) -> list[Measure]:
    """Employers' contributions to plans, by guild; and what a price change is worth at fixed spending, by segment."""
    plans = ["plan_contributions", *(f"plan_contributions/guild={guild}" for guild in guilds)]
    worth = ["compensating_variation", *(f"compensating_variation/segment={segment}" for segment in segments)]
    groups = (("plans", plans), ("welfare", worth))
    worths = [Measure("works_in_hand_change", "usd", "firms", additive=True, better="neither")]
    return [
        *(Measure(name, "usd", group, additive=True, better="more") for group, names in groups for name in names),
        *worths,
    ]


def _bands(crafts: Sequence[str]) -> list[Measure]:
    """Five bands for everybody and for each craft."""
    groups = ["bands", *(f"bands/craft={craft}" for craft in crafts)]
    names = [f"{group}/change={band}" for group in groups for band in BANDS]
    return [Measure(name, "share", "bands", additive=False, better="neither") for name in names]
