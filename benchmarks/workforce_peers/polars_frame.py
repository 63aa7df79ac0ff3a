"""The quarter in polars expressions on one thread or more; and as a mesa-frames agent set."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import workforce_world as rules
from workforce_world import World

from workforce_peers.pandas_frame import columns


class Expressions:
    """The quarter as four `with_columns`, for a polars of this version."""

    def __init__(self, polars: ModuleType, bills: np.ndarray) -> None:
        self.polars, self.generator = polars, np.random.default_rng(3)
        by_craft = {
            "asked": rules.FULL_SHARES,
            "bill": bills,
            "head": rules.PER_HEAD,
            "pay": rules.PAY + rules.PER_HEAD,
            "cushion": rules.CUSHION,
            "constant": rules.CONSTANTS,
        }
        self.rules = polars.DataFrame({"craft": np.arange(len(bills), dtype=np.uint8), **by_craft})

    def quarter(self, frame: object) -> object:
        """The frame a quarter later."""
        pl, col = self.polars, self.polars.col
        size = len(frame)
        luck = [pl.Series(name, draw) for name, draw in (("luck", self.generator.standard_normal(size)),
                ("hired", np.searchsorted(rules.STUDIO_ENDS, self.generator.random(size)).astype(np.int16)),
                ("draw", self.generator.random(size)))]  # fmt: skip
        active = col("state") > 0
        score = col("log_skill") + rules.SPREAD * col("luck") + rules.INCUMBENCY * (col("state") == 2).cast(pl.Float64)
        frame = frame.with_columns(*luck).join(self.rules, on="craft", how="left", maintain_order="left")
        frame = frame.with_columns(score=pl.when(active).then(score))
        place = col("score").rank("ordinal", descending=True).over("craft")
        asked = col("asked") * active.sum().over("craft")
        hours = pl.when(active).then((asked - place + 1.0).clip(0.0, 1.0)).otherwise(0.0)
        frame = frame.with_columns(hours=hours, effective=hours * col("skill"))
        at_work = col("hours") > 0
        studio = pl.when(col("employer") == -1).then(col("hired")).otherwise(col("employer"))
        frame = frame.with_columns(
            wage3=col("effective") * col("bill") / col("effective").sum().over("craft"),
            employer=pl.when(at_work).then(studio).otherwise(pl.lit(-1, pl.Int16)),
            state=pl.when(active).then(pl.when(at_work).then(2).otherwise(1)).otherwise(0).cast(pl.UInt8),
        )
        earned = pl.sum_horizontal("wage0", "wage1", "wage2", "wage3")
        paid = pl.sum_horizontal("paid0", "paid1", "paid2", "paid3") * 1e-8
        frame = frame.with_columns(income=earned + paid + col("head") * col("skill"), usual=col("pay") * col("skill"))
        ratio = (col("usual") + col("cushion")) / (col("income") + col("cushion"))
        odds = col("constant") + rules.RESPONSE * ratio.log()
        leaves = active & (col("draw") < 1.0 - (1.0 - 1.0 / (1.0 + (-odds).exp())).pow(0.25))
        self.sums = frame.filter(active).group_by("craft").agg(col("income").sum(), col("usual").sum())
        return frame.with_columns(
            state=pl.when(leaves).then(pl.lit(0, pl.UInt8)).otherwise(col("state")),
            employer=pl.when(leaves).then(pl.lit(-1, pl.Int16)).otherwise(col("employer")),
        ).select(self.kept)

    kept = ("craft", "state", "employer", "skill", "log_skill",
            *(f"{kind}{q}" for kind in ("wage", "paid") for q in range(4)))  # fmt: skip


def make(world: World, polars: ModuleType) -> Callable[[], object]:
    """The quarter on a polars frame, ready to be called again and again."""
    terms, held = Expressions(polars, world.bills), [polars.DataFrame(columns(world))]

    def quarter() -> object:
        held[0] = terms.quarter(held[0])
        return terms.sums

    return quarter


def make_agent_set(world: World, polars: ModuleType, mesa_frames: ModuleType) -> Callable[[], object]:
    """The same expressions inside mesa-frames' AgentSetPolars, stepped by its model."""
    terms = Expressions(polars, world.bills)

    class Workers(mesa_frames.AgentSetPolars):
        def step(self) -> None:
            self.agents = terms.quarter(self.agents).with_columns(unique_id=self.agents["unique_id"])

    model = mesa_frames.ModelDF()
    workers = Workers(model)
    workers += polars.DataFrame({"unique_id": np.arange(world.size), **columns(world)})
    model.agents += workers
    return model.step
