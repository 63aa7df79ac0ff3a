"""A threshold of AI-made work is a notch in the model too: studios bunch just below it where that is cheaper."""

from simulator.terms.price.statute import Statute
from simulator.terms.royalty.gross import Gross
from simulator.units import assumption
from tests.model.quiet import stepped
from tests.model.worlds import regime


def sheet(rate: float, threshold: float):
    gross = Gross(
        kind="gross", rate=assumption(rate, "share"), ai_made="threshold", threshold=assumption(threshold, "share")
    )
    return regime("union_negotiated").replaced(Statute(), gross)


def made(rate: float, threshold: float) -> float:
    """AI-made share of the works that were begun last."""
    return stepped(sheet(rate, threshold), 8).economy.cohorts[-1].ai_made


def test_works_bunch_just_below_a_dear_threshold() -> None:
    free = made(0.0, 1.0)
    threshold = 0.8 * free
    assert made(0.10, threshold) < threshold <= made(0.10, threshold) * 1.0001


def test_nobody_bends_for_a_threshold_that_does_not_bind_or_is_not_worth_it() -> None:
    free = made(0.0, 1.0)
    assert made(0.10, 2.0 * free) == free
    assert made(1e-9, 0.5 * free) > 0.9 * free
