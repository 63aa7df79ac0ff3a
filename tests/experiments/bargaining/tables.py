"""Small bargaining tables for tests."""

from functools import cache
from typing import Any

from simulator.experiments.bargaining.running import bargain, loaded, task_at
from simulator.experiments.bargaining.task import Task
from simulator.experiments.serial import Serial
from simulator.scenario.figures import replaced
from simulator.scenario.study import Study
from simulator.scenario.table import Issue
from simulator.terms.entitlement.craft_split import CraftSplit
from simulator.terms.royalty.lump_sum import LumpSum
from simulator.terms.settlement.pipeline import Pipeline
from simulator.terms.sheet import TermSheet
from simulator.terms.term.standing import Standing
from simulator.units import assumption

MOST = 5e9  # dollars a year from all twelve studios, where the issue is at its high end


@cache
def actors() -> Study:
    """The shipped study, small."""
    return loaded("actors_2023", {"scale": "0.005", "replications": "2", "table.points": "9"})


@cache
def summary() -> dict[str, Any]:
    """What the small study says, worked out once."""
    return bargain(actors(), Serial())


def transfers(amount: float = 0.0) -> TermSheet:
    """A sum of money a year from each studio straight into members' plans: nothing real moves."""
    shares = {"contributors": 0.0, "holder": 0.0, "guild_fund": 1.0, "social_fund": 0.0}
    return TermSheet(title="A transfer").replaced(
        LumpSum(amount=assumption(amount, "usd_per_year"), paid_by="studios"),
        CraftSplit(crafts=("actors", "background"), **{k: assumption(v, "share") for k, v in shares.items()}),
        Pipeline(administration=assumption(0.0, "share")),
        Standing(effective="2023Q3"),
    )


def transfer_task(asked: float = 0.0, guilds: tuple[str, ...] = ("sag_aftra",), **dispute: float) -> Task:
    """The actors' table with a transfer as its only issue, and figures of the dispute at these values.

    asked: dollars a year from all studios in the guilds' own sheet; the employers offer nothing.
    """
    study = actors()
    assert study.table is not None
    table = study.table.model_copy(
        update={
            "issues": (Issue(name="Transfer", ends={"royalty.amount": (0.0, MOST / 12)}),),
            "guilds": guilds,
            "rows": 400, "points": 5, "years": 2, "fresh": 0,
        }
    )  # fmt: skip
    for name, value in dispute.items():
        table = replaced(table, f"dispute.{name}", value)
    sheets = dict(study.terms) | {table.ask: transfers(asked / 12), table.offer: transfers()}
    changed = study.model_copy(update={"table": table, "terms": sheets})
    return task_at(changed, 0, {})
