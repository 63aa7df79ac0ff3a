"""A split that honours contracts made before AI: of works made before a date contributors keep only a part."""

from typing import Literal

import numpy as np
import numpy.typing as npt

from simulator.money import PARTS_PER_BILLION, parts_per_billion
from simulator.quarters import Quarter
from simulator.terms.entitlement.split import Split
from simulator.units import Share


class ByVintage(Split):
    """Shares as in a plain split; what contributors of old works signed away goes to the holder, unless reopened."""

    kind: Literal["split_by_vintage"] = "split_by_vintage"  # type: ignore[assignment]
    contracts_before: str
    """Works made before this quarter are under old contracts."""
    kept_share: Share
    """Part of the contributors' money for an old work that its contributors keep."""
    is_reopened: bool = False
    """Whether old contracts are reopened: then all works are treated alike."""

    def signed_away(self, made: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """(works,) parts per billion of contributors' money that go to the holder; `made` in quarters since year 0."""
        old = made < Quarter.parse(self.contracts_before).index
        away = 0 if self.is_reopened else PARTS_PER_BILLION - parts_per_billion(self.kept_share.value)
        return np.where(old, away, 0).astype(np.int64)
