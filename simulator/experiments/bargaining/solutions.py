"""Where bargaining over several issues ends: zone, Pareto frontier, Nash, Kalai-Smorodinsky, Rubinstein. MODEL.md (10).

Gains are over disagreement. Rubinstein's limit of quick offers is Nash's solution with the guild's power
r_f/(r_u + r_f) over what each side has while they disagree; a walk-away only bounds it (Binmore, Rubinstein and
Wolinsky 1986).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from simulator.bargaining.agreement import NoDeal
from simulator.bargaining.nash import nash_product
from simulator.bargaining.zone import Zone, zone

F8 = npt.NDArray[np.float64]
Gains = Callable[[F8], tuple[F8, F8]]

SEARCHED = {1: 801, 2: 61, 3: 21, 4: 11}  # places an issue at first, by the number of issues
ZOOMS, ZOOMED = 3, 11  # each looks closer around the best, at so many places an issue
LINE = 101  # places along one issue when walk-aways are looked for


@dataclass(frozen=True, eq=False)
class Deal:
    """Terms that both sides prefer to none."""

    places: F8  # (issues,)
    guild_gain: float
    studio_gain: float


@dataclass(frozen=True, eq=False)
class Box:
    """All terms on the table: gains of guilds and studios at places (n, issues) of the unit cube."""

    issues: int
    gains: Gains

    @cached_property
    def everywhere(self) -> tuple[F8, F8, F8]:
        """Places (n, issues) all over the box, with both gains (n,)."""
        places = mesh([np.linspace(0.0, 1.0, SEARCHED[self.issues])] * self.issues)
        return places, *self.gains(places)

    def best(self, worth: Callable[[F8, F8], F8]) -> Deal | NoDeal:
        """Agreeable terms of highest worth(guild gains, studio gains); looked for ever more closely."""
        places, guild, studio = self.everywhere
        if not np.any(agreeable(guild, studio)):
            return no_deal(guild, studio)
        best, step = places[top(worth, guild, studio)], 1.0 / (SEARCHED[self.issues] - 1)
        for _ in range(ZOOMS):
            around = [np.clip(at + np.linspace(-step, step, ZOOMED), 0.0, 1.0) for at in best]
            places = np.concatenate((best[None, :], mesh(around)))
            best, step = places[top(worth, *self.gains(places))], 2.0 * step / (ZOOMED - 1)
        guild, studio = self.gains(best[None, :])
        return Deal(best, float(guild[0]), float(studio[0]))

    def along(self, issue: int, others: F8) -> Zone:
        """Zone of one issue, the others held at their places (issues,)."""
        line = np.linspace(0.0, 1.0, LINE)
        places = np.tile(others, (LINE, 1))
        places[:, issue] = line
        return zone(line, *self.gains(places))


def mesh(axes: Sequence[F8]) -> F8:
    """All combinations, (n, issues)."""
    return np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, len(axes))


def agreeable(guild: F8, studio: F8) -> npt.NDArray[np.bool_]:
    """Terms (n,) that leave neither side worse off."""
    return (guild >= 0.0) & (studio >= 0.0)


def top(worth: Callable[[F8, F8], F8], guild: F8, studio: F8) -> int:
    """Row of the highest worth among agreeable terms."""
    return int(np.argmax(np.where(agreeable(guild, studio), worth(guild, studio), -np.inf)))


def no_deal(guild: F8, studio: F8) -> NoDeal:
    """Why there is no agreement, in a sentence."""
    for gains, side in ((guild, "the guilds"), (studio, "the studios")):
        if not np.any(gains >= 0.0):
            return NoDeal(f"No deal: no terms on the table leave {side} as well off as no agreement.")
    return NoDeal("No deal: no terms on the table leave both sides as well off as no agreement.")


def nash_deal(box: Box, power: float) -> Deal | NoDeal:
    """Terms of the highest guild gain^power x studio gain^(1-power)."""
    return box.best(lambda guild, studio: nash_product(guild, studio, power))


def ks_deal(box: Box) -> Deal | NoDeal:
    """Terms that give both the same, largest share of their best gain within the zone."""
    _, guild, studio = box.everywhere
    inside = agreeable(guild, studio)
    ideals = guild[inside].max(initial=0.0), studio[inside].max(initial=0.0)
    return box.best(lambda g, s: shares_of_ideal(g, s, *ideals))


def shares_of_ideal(guild: F8, studio: F8, guild_ideal: float, studio_ideal: float) -> F8:
    """The smaller share of the ideal gain; of one side alone where the other can gain nothing."""
    shares = [gain / ideal for gain, ideal in ((guild, guild_ideal), (studio, studio_ideal)) if ideal > 0.0]
    return np.asarray(np.min(shares, axis=0) if shares else np.zeros_like(guild))


def rubinstein_deal(box: Box, guild_rate: float, studio_rate: float, dispute: tuple[float, float]) -> Deal | NoDeal:
    """Quick alternating offers with impatience rates; `dispute` is what disagreement itself gives, as gains."""
    power = studio_rate / (guild_rate + studio_rate)
    return box.best(lambda guild, studio: nash_product(guild - dispute[0], studio - dispute[1], power))


def pareto(guild: F8, studio: F8) -> npt.NDArray[np.int64]:
    """Rows of terms that no other terms beat for both, by rising guild gain."""
    order = np.lexsort((-studio, -guild))
    best = np.maximum.accumulate(studio[order])
    keep = np.concatenate(([True], studio[order][1:] > best[:-1]))
    return np.asarray(order[keep][::-1])
