"""A sector: crafts, employers, AI firms, audience, catalogue, and every figure that the model needs about them."""

from collections.abc import Mapping
from math import fsum
from typing import Annotated, Self, TypeVar

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from simulator.scenario.figures import replaced, walk
from simulator.scenario.parameters import Catalogue, Checks, Demand, Group, Labour, Law, Switches, Technology
from simulator.scenario.parties import AiFirm, Craft, Guild, Household, Party, Studio
from simulator.units import Figure, content_hash

LARGEST_AI_SHARE = 0.6  # of contestable cost in the base year; above it the calibration of b is refused
_TOLERANCE = 1e-6

Item = TypeVar("Item", bound=Party)


def uneven(items: tuple[Party, ...]) -> str:
    """Words where the items' shares do not sum to 1; nothing where they do, or have none."""
    field = next((name for name in ("market_share", "spending_share") if name in type(items[0]).model_fields), "")
    total = fsum(getattr(item, field).value for item in items) if field else 1.0
    return f"{field} must sum to 100 %, not {total * 100:.6g} %" if abs(total - 1.0) > _TOLERANCE else ""


def _is_a_whole(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items themselves; ValueError where a name is given twice or shares do not sum to 1."""
    names = [item.name for item in items]
    wrong = [f'"{name}" is given twice' for name in sorted(set(names)) if names.count(name) > 1]
    if uneven(items):
        wrong.append(uneven(items))
    if wrong:
        raise ValueError("; ".join(wrong))
    return items


Whole = Annotated[tuple[Item, ...], Field(min_length=1, max_length=200), AfterValidator(_is_a_whole)]


class Sector(Group):
    """What the world is like. Frozen; `hash()` ignores titles, sources, grades and notes."""

    title: str
    question: str = ""
    base_year: int
    crafts: Whole[Craft]
    guilds: Whole[Guild]
    studios: Whole[Studio]
    ai_firms: Whole[AiFirm]
    households: Whole[Household]
    catalogue: Catalogue
    technology: Technology
    demand: Demand
    labour: Labour
    law: Law
    switches: Switches = Switches()
    checks: Checks = Checks()

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        problems = self.problems()
        if problems:
            raise PydanticCustomError("problems", "{words}", {"words": "; ".join(problems), "problems": problems})
        return self

    @property
    def wage_bill(self) -> float:
        """Dollars a year: headcount times pay over all crafts."""
        return fsum(craft.headcount.value * craft.pay.value for craft in self.crafts)

    @property
    def task_substitution(self) -> float:
        """Elasticity between human and AI work: above 1, or below where the switch says that they are complements."""
        switched = self.switches.complementarity
        return self.technology.substitution.value if switched is None else switched.value

    @property
    def base_ai_share(self) -> float:
        """S_0 = R_A0 / (F0 x sum over crafts of exposure x wages): AI's share of contestable cost in the base year."""
        factor = self.technology.exposure_factor.value
        exposed = fsum(
            min(1.0, craft.exposure.value * factor) * craft.headcount.value * craft.pay.value for craft in self.crafts
        )
        contestable = exposed * self.technology.adoption.value
        return self.technology.studio_ai_spending.value / contestable if contestable > 0.0 else 0.0

    def problems(self) -> list[str]:
        """What does not fit together, in words; empty where all is well."""
        return [*self._guilds(), *self._shares(), *self._economics()]

    def free(self) -> dict[str, Figure]:
        """Path -> figure of the parameters that are neither measured nor policy."""
        return {path: figure for path, figure in walk(self) if figure.free}

    def with_values(self, values: Mapping[str, float]) -> Self:
        """The same sector with other values by path; KeyError or ValueError where path or value does not fit."""
        sector = self
        for path, value in values.items():
            sector = replaced(sector, path, value)
        problems = sector.problems()
        if problems:
            raise ValueError("; ".join(problems))
        return sector

    def hash(self) -> str:
        """SHA-256 of canonical JSON without commentary."""
        return content_hash(self)

    def _guilds(self) -> list[str]:
        """Guilds that no one has heard of."""
        known = sorted(guild.name for guild in self.guilds)
        return [
            f'crafts.{craft.name}.guild: "{craft.guild}" is not one of the guilds: {", ".join(known)}'
            for craft in self.crafts
            if craft.guild not in known
        ]

    def _shares(self) -> list[str]:
        """Shares that do not sum to 1."""
        parties = {"studios": self.studios, "ai_firms": self.ai_firms, "households": self.households}
        return [f"{kind}: {words}" for kind, items in parties.items() if (words := uneven(items))]

    def _economics(self) -> list[str]:
        """Values under which the equations make no sense."""
        found = []
        if self.demand.demand_elasticity.value >= self.demand.work_substitution.value:
            found.append("demand.demand_elasticity must lie below demand.work_substitution")
        if self.base_ai_share > LARGEST_AI_SHARE:
            found.append(
                f"technology.studio_ai_spending is {self.base_ai_share:.0%} of contestable cost in the base year;"
                f" at most {LARGEST_AI_SHARE:.0%}"
            )
        if not any(craft.credits_per_work.value * craft.points_per_credit.value for craft in self.crafts):
            found.append("crafts: no craft has both credits and points, so that a work's money would reach nobody")
        works = self.catalogue
        if not works.credits_minimum.value <= works.credits_per_work.value <= works.credits_maximum.value:
            found.append("catalogue.credits_per_work must lie between credits_minimum and credits_maximum")
        return found
