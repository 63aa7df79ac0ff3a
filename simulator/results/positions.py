"""Where the asked-for runs, quarters and names stand in a cube; None asks for all."""

from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches

import numpy as np
import numpy.typing as npt
import pandas as pd

from simulator.quarters import Quarter

Positions = npt.NDArray[np.intp]


def rows(plan: pd.DataFrame, wanted: Mapping[str, Collection[str] | None]) -> Positions:
    """Positions of the runs whose columns hold one of the wanted values."""
    keep = np.ones(len(plan), dtype=bool)
    for column, values in wanted.items():
        if values is not None:
            keep &= plan[column].isin(list(values)).to_numpy()
    return np.flatnonzero(keep)


def quarters(names: Sequence[str], years: Collection[int] | None) -> Positions:
    """Positions of the quarters that lie in the years; LookupError where a year has none."""
    found = [Quarter.parse(name).year for name in names]
    missing = set(years or ()) - set(found)
    if missing:
        raise LookupError(f"no quarter of {', '.join(map(str, sorted(missing)))} in these results")
    return np.flatnonzero([years is None or year in years for year in found])


def named(wanted: Sequence[str] | None, names: Sequence[str]) -> Positions:
    """Positions of names, in the order asked for; LookupError with the nearest name for an unknown one."""
    places = {name: place for place, name in enumerate(names)}
    unknown = [name for name in wanted or () if name not in places]
    if unknown:
        near = get_close_matches(unknown[0], names, 1)
        raise LookupError(f"unknown name {unknown[0]!r}" + "".join(f"; did you mean {name!r}?" for name in near))
    return np.array([places[name] for name in (names if wanted is None else wanted)], dtype=np.intp)
