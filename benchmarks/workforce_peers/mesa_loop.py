"""The quarter in plain Mesa: one Agent a worker, called one after another."""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

import mesa
import workforce_world as rules
from workforce_world import World

if TYPE_CHECKING:
    from collections.abc import Sequence


class Worker(mesa.Agent):
    """One person, with plain attributes."""

    def __init__(self, model: "Sector", craft: int, state: int, employer: int, skill: float, wages: "Sequence") -> None:
        super().__init__(model)
        self.craft, self.state, self.employer, self.skill = craft, state, employer, skill
        self.log_skill = math.log(skill)
        self.wages, self.residuals = list(wages), [10.0] * 4
        self.score = self.hours = 0.0

    def seek(self) -> None:
        """How good a candidate."""
        self.score = self.log_skill + rules.SPREAD * self.random.gauss(0.0, 1.0)
        if self.state == 2:
            self.score += rules.INCUMBENCY

    def work(self) -> None:
        """A studio for whoever starts; hours x skill count for pay."""
        self.state = 2 if self.hours > 0.0 else 1
        if self.hours <= 0.0:
            self.employer = -1
        elif self.employer == -1:
            self.employer = self.random.randrange(rules.STUDIOS)
        self.model.totals[self.craft] += self.hours * self.skill

    def live(self) -> None:
        """Pay, a year's income, and whether to leave."""
        k = self.craft
        self.wages[3] = self.hours * self.skill * self.model.bills[k] / self.model.totals[k]
        income = sum(self.wages) + sum(self.residuals) + rules.PER_HEAD[k] * self.skill
        usual = (rules.PAY[k] + rules.PER_HEAD[k]) * self.skill
        self.model.income[k] += income
        odds = rules.CONSTANTS[k] + rules.RESPONSE * math.log((usual + rules.CUSHION[k]) / (income + rules.CUSHION[k]))
        if self.random.random() < 1.0 - (1.0 - 1.0 / (1.0 + math.exp(-odds))) ** 0.25:
            self.state, self.employer = 0, -1


class Sector(mesa.Model):
    """All workers of a drawn world."""

    def __init__(self, world: World) -> None:
        super().__init__(seed=1)
        self.bills = world.bills.tolist()
        rows = zip(world.craft.tolist(), world.state.tolist(), world.employer.tolist(), world.skill.tolist(),
                   world.wages.T.tolist(), strict=True)  # fmt: skip
        for row in rows:
            Worker(self, *row)

    def step(self) -> None:
        """Seek, ration, work, live."""
        self.totals, self.income = [0.0] * rules.CRAFTS, [0.0] * rules.CRAFTS
        active = [worker for worker in self.agents if worker.state > 0]
        by_craft: list[list[Worker]] = [[] for _ in range(rules.CRAFTS)]
        for worker in active:
            worker.seek()
            by_craft[worker.craft].append(worker)
        for craft, workers in enumerate(by_craft):
            left = rules.FULL_SHARES[craft] * len(workers)
            for worker in sorted(workers, key=lambda one: -one.score):
                worker.hours = min(1.0, max(left, 0.0))
                left -= 1.0
        for worker in active:
            worker.work()
        for worker in active:
            worker.live()


def make(world: World) -> Callable[[], object]:
    """The quarter, ready to be called again and again."""
    return Sector(world).step
