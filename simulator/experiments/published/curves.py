"""Numbers behind the notebook's charts, as rows."""

from collections.abc import Iterator

from simulator.behaviour.ai_supply import audit_belief
from simulator.behaviour.model_collapse import accumulated_error, replaced_error
from simulator.experiments.published.data import GENERATIONS, PENALTY
from simulator.experiments.published.payouts import ARTISTS, RANKS, change_of

CNM_2021 = {"1 to 10": -0.172, "11 to 100": 0.013, "101 to 1,000": 0.022, "1,001 to 10,000": 0.005}
CNM_REST = 0.052  # above rank 10,000
QUARTERS = 8

Row = dict[str, str | float]


def collapse_rows() -> Iterator[Row]:
    """Error by generation, real data replaced or kept."""
    for generation in range(1, GENERATIONS + 1):
        yield {"generation": generation, "times": replaced_error(generation), "data": "replaced by what models made"}
        yield {"generation": generation, "times": accumulated_error(generation), "data": "accumulated"}


def rank_rows() -> Iterator[Row]:
    """Change of money by rank, published and in two kinds of listener that fit the first line only."""
    published = {**CNM_2021, "over 10,000": CNM_REST}
    ranks = {**RANKS, "over 10,000": (10_000, ARTISTS)}
    for name, group in ranks.items():
        yield {"artists": name, "change": published[name], "source": "CNM/Deloitte 2021"}
        yield {"artists": name, "change": change_of(group), "source": "ours, fitted to the top ten only"}


def fading_rows() -> Iterator[Row]:
    """Belief without convictions, and the belief under which evasion pays."""
    for quarter in range(QUARTERS + 1):
        yield {"quarter": quarter, "belief": audit_belief(1.0, 0.5, quarter), "what": "believed chance of an audit"}
        yield {"quarter": quarter, "belief": 1 / (1 + PENALTY), "what": "below this, evading pays"}
