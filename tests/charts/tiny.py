"""A cube of a few numbers given by hand, for expected values that can be worked out on paper."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from simulator.charts.reading import Reading
from simulator.charts.regimes import Regimes
from simulator.results.cube import Cube, Measure

Values = Mapping[
    tuple[str, str], Sequence[float]
]  # (regime, role) -> one value a replication, the same in every quarter


def tiny(measures: Mapping[str, Values], *, flows: Sequence[str] = (), quarters: int = 4) -> Reading:
    """A reading whose first regime is the baseline; measures named in `flows` add up over quarters."""
    cells = next(iter(measures.values()))
    plan = pd.DataFrame(
        [
            {"regime": regime, "role": role, "point": 0, "replication": place, "scale": 1.0, "status": "ok"}
            for (regime, role), values in cells.items()
            for place in range(len(values))
        ]
    )
    columns = [
        np.concatenate([np.asarray(values[cell], dtype=float) for cell in cells]) for values in measures.values()
    ]
    values = np.repeat(np.stack(columns, axis=1)[:, None, :], quarters, axis=1)
    known = tuple(Measure(name, "usd", "", name in flows, "more") for name in measures)
    names = tuple(dict.fromkeys(regime for regime, _ in cells))
    labels = tuple(f"{2030 + quarter // 4}Q{quarter % 4 + 1}" for quarter in range(quarters))
    return Reading(Cube(plan.assign(run=range(len(plan))), labels, known, values), Regimes(names, names[0], {}))
