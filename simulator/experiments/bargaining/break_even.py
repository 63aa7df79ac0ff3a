"""Break-even terms: the value of one figure at which something turns, found in forks that share their luck."""

import math
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np

from simulator.experiments.bargaining.meeting import members_of
from simulator.experiments.bargaining.payoff import look_ahead
from simulator.experiments.bargaining.prospect import Prospect, Question
from simulator.experiments.bargaining.roots import CONFIDENCE, highest, median_interval, root
from simulator.results.interval import spanned
from simulator.terms.ai_use.capped import EVERY_CRAFT, Capped
from simulator.units import assumption

NO_AI = Capped(caps={EVERY_CRAFT: assumption(0.0, "share", "No AI at all, to compare with.")})


def median_whole(prospect: Prospect) -> Callable[[float], float]:
    """Median over members of income less what the same person had in a world without AI."""
    sheet = prospect.question.fallback.replaced(NO_AI)
    without = look_ahead(prospect.model, sheet, prospect.horizon).incomes[prospect.members]
    return lambda value: float(np.median(prospect.at(value).incomes[prospect.members] - without))


def payroll_whole(prospect: Prospect) -> Callable[[float], float]:
    """Members' income together, less that of a world without AI."""
    sheet, own = prospect.question.fallback.replaced(NO_AI), list(prospect.horizon.strike.crafts)
    without = look_ahead(prospect.model, sheet, prospect.horizon).by_craft[own].sum()
    return lambda value: float(prospect.at(value).by_craft[own].sum() - without)


def parity(prospect: Prospect) -> Callable[[float], float]:
    """Log odds of AI against people in the work that AI can do, at the horizon's end: 0 where both cost the same."""
    return lambda value: -math.log(prospect.at(value).ai_odds)


def studio_indifferent(prospect: Prospect) -> Callable[[float], float]:
    """Studios' gain over a strike and the old terms after it."""
    without = prospect.old_terms(is_struck=True).studios
    return lambda value: prospect.at(value).studios - without


def first_exit(prospect: Prospect) -> Callable[[float], float]:
    """Profit of the AI firm that earns least."""
    return lambda value: prospect.at(value).weakest_ai_firm


TARGETS: dict[str, Callable[[Prospect], Callable[[float], float]]] = {
    "median_whole": median_whole,
    "payroll_whole": payroll_whole,
    "parity": parity,
    "studio_indifferent": studio_indifferent,
    "first_exit": first_exit,
}
MOST_MONEY = "most_money"
QUESTIONS = {
    "median_whole": "keeps the median member's income where it were without AI",
    "payroll_whole": "keeps members' income together where it were without AI",
    "parity": "makes AI cost what people cost, in the work that AI can do",
    "studio_indifferent": "leaves studios no better off than a strike and the old terms",
    "first_exit": "takes the last profit of the AI firm that earns least",
    MOST_MONEY: "raises most money for people and plans",
}


def answer(question: Question) -> dict[str, Any]:
    """Root of one world: {"value", "side"}; without a root the value is None and side says on which side it lies."""
    prospect = Prospect.of(question)
    if question.target == MOST_MONEY:
        return {"value": highest(raised(prospect), question.ends), "side": 0.0, "members": members(prospect)}
    found = root(cache(TARGETS[question.target](prospect)), question.ends)
    return found | {"members": members(prospect)}


def members(prospect: Prospect) -> float:
    """Members, persons."""
    return members_of(prospect.model, prospect.horizon.strike.crafts)


def raised(prospect: Prospect) -> Callable[[float], float]:
    """Dollars that reach people and plans."""

    def money(value: float) -> float:
        payoff = prospect.at(value)
        return float((payoff.residuals + payoff.plans).sum())

    return money


def told(target: str, answers: list[dict[str, Any]]) -> dict[str, Any]:
    """The spread over worlds, a confidence interval of its median, and in what share of worlds there is a root."""
    values = np.array([one["value"] for one in answers if one["value"] is not None])
    sides = np.array([one["side"] for one in answers if one["value"] is None])
    return {
        "target": target,
        "question": QUESTIONS[target],
        "worlds": len(answers),
        "found_share": values.size / max(len(answers), 1),
        "below_share": float((sides < 0.0).sum() / max(len(answers), 1)),
        "spread": [float(bound) for bound in spanned(values)] if values.size else None,
        "median_interval": median_interval(values),
        "confidence": CONFIDENCE,
    }
