"""The negotiation after a strike, and what a strike must bring to be worth it (LITERATURE.md A6).

Card 1988: where the last negotiation ended in a strike of at most two weeks the next strike is likelier by 10 points
than after a peaceful one, after a longer strike less likely by 5 to 7. What guilds learn about studios' profit in a
strike has the second effect in theory too: `learnt_strike_probability`.
"""

from math import fsum

from simulator.bargaining.strikes import Screening, strike_probability_two_rounds

SHORT_STRIKE_DAYS = 14.0
AFTER_SHORT = 0.10
"""Points by which a strike is likelier after a short one than after none (Card 1988)."""
AFTER_LONG = (-0.07, -0.05)
"""The same after a longer strike."""


def next_strike_probability(usual: float, change: float) -> float:
    """Probability of a strike at the next negotiation, `change` over that after a peaceful one, within [0, 1]."""
    return min(max(usual + change, 0.0), 1.0)


def long_run_frequency(usual: float, short_share: float, after_short: float, after_long: float) -> float:
    """Share of negotiations that end in a strike when each depends on the last: f = p / (1 - q a - (1-q) b).

    usual p: probability after a peaceful negotiation; short_share q: of strikes that are short; a and b: changes after
    short and long ones. From f = (1-f) p + f (p + q a + (1-q) b).
    """
    return usual / (1.0 - short_share * after_short - (1.0 - short_share) * after_long)


def learnt_strike_probability(settled: Screening, highest_profit: float) -> float:
    """Probability of a strike next time where profit has not changed and the guild remembers who accepted when.

    A firm that settled in a round has its profit between that round's cutoff and the one before; two-round screening
    on that interval (uniform too) gives the probability. In equilibrium a cutoff is about half of the one before or
    more, so that what was learnt is worth a strike at most rarely: fewer strikes, as after Card's longer ones.
    """
    upper = [highest_profit, *settled.cutoffs[:-1]]
    chances = [
        strike_probability_two_rounds(low / high) for low, high in zip(settled.cutoffs, upper, strict=True)
    ]  # fmt: skip
    return fsum(share * chance for share, chance in zip(settled.settled, chances, strict=True))


def lift_that_pays(strike_cost: float, members: float, years_left: float) -> float:
    """Dollars a member and year by which terms after a strike must beat today's offer so that members break even."""
    if years_left <= 0.0:
        raise ValueError("a strike that lasts as long as the agreement leaves no years to make up for it")
    return strike_cost / (members * years_left)
