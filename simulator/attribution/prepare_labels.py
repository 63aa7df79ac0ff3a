"""Labels of works and outputs, for KNN-Shapley with labels: rows of the distinct ones."""

import numpy as np
import pyarrow.compute as pc

from simulator.attribution.faults import raise_if
from simulator.attribution.files import Source
from simulator.attribution.identities import M8, Identities
from simulator.attribution.prepared import Prepared


def read_labels(source: Source, into: Prepared) -> M8:
    """The row of each work's label, (works,), also stored; and the labels' names."""
    raise_if(source.missing("label"))
    raise_if(source.nulls("label"))
    column = source.column("label")
    try:
        names = Identities(pc.unique(column).sort())
    except ValueError as error:
        raise_if([f"{source.name}: label {error}"])
        raise
    into.save_names("labels", names)
    rows = names.rows(column)
    into.save("labels", rows)
    return rows


def read_output_labels(source: Source, into: Prepared) -> None:
    """Store the row of each output's label; -1 for one that no work has, so that nobody is paid for it."""
    raise_if(source.missing("label"))
    raise_if(source.nulls("label"))
    into.save("output_labels", Identities(into.names("labels")).rows(source.column("label")))


def apart_by_label(firsts: M8, labels: M8) -> M8:
    """First copies (works,), -1 for works that don't compete, where copies have to share their label as well."""
    rows = np.flatnonzero(firsts >= 0)
    pairs = firsts[rows] * (int(labels.max(initial=0)) + 1) + labels[rows]
    _, lowest, back = np.unique(pairs, return_index=True, return_inverse=True)
    apart = firsts.copy()
    apart[rows] = rows[lowest[back.reshape(-1)]]
    return apart
