"""Borders: what must hold between two phases of a quarter, and of the books at its end.

`--check` looks after every phase at every number that the model carries; the books are looked at once at the end of
every run, checked or not. A fault is named with its quarter, phase, column and row, and the run ends there.
"""

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from math import isfinite
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from simulator.money import exact_sum
from simulator.quarters import Quarter

if TYPE_CHECKING:
    from simulator.agents.institutions import Claims
    from simulator.model.model import ResidualModel

LEAST, MOST = 0.0, float(np.finfo(np.float64).max)
PEOPLE = ("skill", "wages", "residuals", "carried", "escrowed")
WORKS = ("quality", "minutes", "ai_share", "norm")
FIRMS = ("capability", "data_stock", "revenue", "retraining_cost", "profit", "cash")
SIGNED = frozenset(
    {
        "profit",
        "cash",
        "studio_profit",
        "ai_profit",
        "displaced_hours",
        "displaced_wages",
        "quarter",
        "works_in_hand_change",
    }
)
"""What may be below zero: losses, a firm that lives on its owners, work that AI made more of, and calendars."""
SHARES = frozenset({"ai_share", "ai_made"})
CLOSE = 1e-9  # of a share, and of the largest amount of a column: what rounding may take below zero or above one

Named = tuple[str, Any]


class BorderError(ArithmeticError):
    """A number that cannot be, or books that do not agree."""


class Guard:
    """Looks at a world after each phase, and counts what it looked at and how long that took."""

    def __init__(self) -> None:
        self.looks = 0

    def look(self, model: "ResidualModel", phase: str) -> None:
        """BorderError at the first number that is NaN, infinite, negative where it cannot be, or a share above one."""
        began = time.perf_counter()
        where = f"{model.calendar}, after {phase}"
        for name, amounts in numbers(model):
            check_numbers(where, name, np.asarray(amounts))
        for firm in model.cast.ai_firms:
            check_claims(where, firm.name, firm.claims)
        if not model.is_fork and phase == "settle":
            check_books(model)
        self.looks += 1
        model.seconds["check"] = model.seconds.get("check", 0.0) + time.perf_counter() - began


def numbers(model: "ResidualModel") -> Iterator[Named]:
    """Every number that the model carries from one phase to the next, by name."""
    yield from named("people", model.people, PEOPLE)
    yield from named("works", model.works, WORKS)
    for firm in model.cast.ai_firms:
        yield from named(f"AI firm {firm.name}", firm, FIRMS)
    for studio in model.cast.studios:
        yield from named(f"studio {studio.name}", studio, ("revenue", "profit"))
    yield from named("economy", model.economy, ("wages", "ai_price", "firm_prices", "base_entry", "rate"))
    yield from named("flows", model.economy.flows, [field.name for field in fields(model.economy.flows)])
    for cohort in model.economy.cohorts:
        yield from named(f"works begun in quarter {cohort.quarter}", cohort, [field.name for field in fields(cohort)])
    yield from named("settlement", model.settlement, [field.name for field in fields(model.settlement)])
    yield from named("debts", model.accrued, ("owed", "evaded"))
    yield "the pool", model.society.pool_microcents


def named(group: str, holder: object, names: Iterable[str]) -> Iterator[Named]:
    """Fields of an object, by name."""
    return ((f"{group}: {name}", getattr(holder, name)) for name in names)


def check_numbers(where: str, name: str, amounts: npt.NDArray[Any]) -> None:
    """Raise BorderError where a number of a column is none, or lies where it cannot."""
    word = name.rpartition(" ")[2]
    if amounts.size == 0:
        return
    lowest, highest = float(amounts.min()), float(amounts.max())
    least = -MOST if word in SIGNED else -CLOSE * max(1.0, abs(highest)) if amounts.dtype.kind == "f" else LEAST
    most = 1.0 + CLOSE if word in SHARES else MOST
    if not (least <= lowest and highest <= most):  # a NaN is in no order with anything
        wrong = ~((amounts >= least) & (amounts <= most))
        place = tuple(map(int, np.argwhere(np.atleast_1d(wrong))[0]))
        value = np.atleast_1d(amounts)[place]
        raise BorderError(f"{where}: {name}{list(place) if amounts.ndim else ''} is {value}")


def check_claims(where: str, firm: str, claims: "Claims") -> None:
    """A firm's claims are shares of one whole."""
    check_numbers(where, f"claims on {firm}: weights", claims.weights)
    whole = float(claims.weights.sum()) + claims.undistributed + claims.untraced
    if not abs(whole - 1.0) <= CLOSE:
        raise BorderError(f"{where}: claims on AI firm {firm} sum to {whole!r}, not 1")


def check_books(model: "ResidualModel") -> None:
    """Every microcent that one account has another lacks, and accounts agree with what people and society hold."""
    balances, society = model.ledger.balances(), model.society
    held = {
        "escrow": exact_sum(model.people.escrowed),
        "people_due": exact_sum(model.people.carried),
        "pool": society.pool_microcents,
        "collected": 0,  # what comes in goes out in the same quarter
    }
    for account, total in held.items():
        if balances.get(account, 0) != total:
            raise BorderError(f"ledger account {account} holds {balances.get(account, 0)} microcents, not {total}")
    waiting = sum(exact_sum(amounts) for _, _, amounts, _ in society.escrow)
    if waiting != held["escrow"]:
        raise BorderError(f"{waiting} microcents wait in escrow, and people's rows hold {held['escrow']}")
    if model.ledger.total() != 0:
        raise BorderError(f"the ledger's accounts sum to {model.ledger.total()} microcents, not 0")


def check_rows(first: str, rows: Iterable[Mapping[str, float]]) -> None:
    """BorderError at the first measure of a quarter that is no number; `first` is the first quarter reported."""
    for number, row in enumerate(rows):
        for name, value in row.items():
            if not isfinite(value):
                raise BorderError(f"{Quarter.parse(first) + number}: measure {name} is {value}")
