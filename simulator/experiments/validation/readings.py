"""What the default scenario says about each target, by the target's name."""

from statistics import NormalDist

from simulator.experiments.validation.seen import QUARTERS, Seen
from simulator.model.primitives import existing_residuals_of, wage_bills
from simulator.scenario.load import load_regime
from simulator.scenario.sector import Sector

DAYS_A_QUARTER = 365.25 / QUARTERS


def by_guild(sector: Sector) -> dict[str, float]:
    """Today's residuals as the model divides them, as shares of four guilds."""
    money = existing_residuals_of(sector)
    four = ("wga", "dga", "sag_aftra", "iatse")
    sums = {name: sum(m for m, craft in zip(money, sector.crafts, strict=True) if craft.guild == name) for name in four}
    return {name: float(part / sum(sums.values())) for name, part in sums.items()}


def top_share(top: float, dispersion: float) -> float:
    """Income share of the top of a lognormal: 1 - Phi(Phi^-1(1 - top) - dispersion)."""
    normal = NormalDist()
    return 1.0 - normal.cdf(normal.inv_cdf(1.0 - top) - dispersion)


def found(sector: Sector, past: Seen, future: Seen) -> dict[str, float]:
    """What the model says, by the name of the target."""
    return from_the_file(sector) | from_the_future(sector, future) | from_the_past(past)


def from_the_file(sector: Sector) -> dict[str, float]:
    """What follows from the base year alone."""
    parts, dispersion = by_guild(sector), sector.labour.skill_dispersion.value
    money, wages = existing_residuals_of(sector), wage_bills(sector)
    writers = [craft.name for craft in sector.crafts].index("writers")
    strike = load_regime("union_negotiated").clauses["price"].model_dump()["strike_quarters"]["value"]
    return {f"residuals_{name}": part for name, part in parts.items()} | {
        "residuals_over_spending": sector.law.existing_residuals.value / sector.demand.consumer_spending.value,
        "wga_residuals_over_earnings": float(money[writers] / wages[writers]),
        "top_tenth_income": top_share(0.1, dispersion),
        "top_hundredth_income": top_share(0.01, dispersion),
        "strike_days": strike * DAYS_A_QUARTER,
        "ai_listening": sector.demand.ai_entrant_share.value,
    }


def from_the_future(sector: Sector, seen: Seen) -> dict[str, float]:
    """What the reported years say."""
    crafts = ("writers", "directors", "dubbing")
    return from_the_first_year(sector, seen) | {
        **{f"{craft}_at_risk_2028": displaced(seen, 2028, f"/craft={craft}") for craft in crafts},
        "wages_at_risk_2028": displaced(seen, 2028),
        "ai_revenue_2028": seen.total("ai_revenue_audiovisual", 2028),
        "addressable_2030": seen.total("studio_ai_spending", 2030),
        "cost_saving_2035": 1.0 - seen.mean("price_index", 2035),
    }


def from_the_first_year(sector: Sector, seen: Seen) -> dict[str, float]:
    """What the first reported year says."""
    heads = {craft.name: craft.headcount.value for craft in sector.crafts}
    performers = heads["actors"] + heads["background"]
    members = next(guild.members.value for guild in sector.guilds if guild.name == "sag_aftra")
    content = seen.total("consumer_spending", 2027) * sector.demand.content_share.value
    return {
        "jobs_disrupted_2027": displaced(seen, 2027),
        "threshold_share": seen.mean("above_threshold_share", 2027) * performers / members,
        "studio_margin_2027": seen.total("studio_profit", 2027) / content,
        "employment_2027": seen.mean("headcount", 2027),
        "employment_512_2027": seen.mean("headcount", 2027),
    }


def from_the_past(seen: Seen) -> dict[str, float]:
    """What the years before the base year say; the model is at rest in them."""
    return {
        "earnings_null": -displaced(seen, 2024),
        "posts_writing": change(seen, "hours/craft=writers"),
        "posts_images": change(seen, "hours/craft=vfx"),
        "los_angeles_2024": seen.mean("headcount", 2024) / seen.mean("headcount", 2022) - 1.0,
    }


def change(seen: Seen, measure: str) -> float:
    """From 2022 to 2023, the first year of general chat models."""
    return seen.total(measure, 2023) / seen.total(measure, 2022) - 1.0


def displaced(seen: Seen, year: int, group: str = "") -> float:
    """Wages that AI took over wages paid and taken."""
    taken = seen.total(f"displaced_wages{group}", year)
    return taken / (taken + seen.total(f"wage_income{group}", year))
