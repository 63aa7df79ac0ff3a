"""The roll-up of pots to people: exact, against pandas, polars and duckdb, and a float product that is not.

A peer that is not installed is named and left out.
"""

import sys
from collections.abc import Callable
from types import ModuleType

import numpy as np
import numpy.typing as npt
import pandas as pd
from alternating import found, medians, report
from scipy.sparse import csr_array

from simulator.kernels.credit_lines import lines
from simulator.kernels.rollup import roll_up

Whole = npt.NDArray[np.integer]


def drawn(works: int, people: int) -> tuple[Whole, Whole, Whole, Whole]:
    """Pots with a heavy tail, 20 to 1,500 credits a work, 1 to 60 points a credit."""
    luck = np.random.default_rng(2)
    lines = np.clip(luck.lognormal(4.5, 0.75, works).astype(np.int64), 20, 1500)
    starts = np.concatenate([[0], np.cumsum(lines)])
    pots = (luck.pareto(1.2, works) * 1e9).astype(np.int64)
    who = luck.integers(0, people, starts[-1]).astype(np.int32)
    return pots, starts, who, luck.integers(1, 60, starts[-1]).astype(np.uint32)


def by_pandas(pots: Whole, table: pd.DataFrame, people: int) -> Whole:
    """Largest remainder in int64 columns: floors, ranks within each work, one more for the best."""
    pot = pots[table["work"].to_numpy()]
    rest = pot % table["whole"] * table["points"]
    part = pot // table["whole"] * table["points"] + rest // table["whole"]
    frame = table.assign(part=part, remainder=rest % table["whole"])
    left = pd.Series(pots) - frame.groupby("work")["part"].sum()
    rank = frame.groupby("work")["remainder"].rank(method="first", ascending=False)
    frame["part"] += (rank <= left.reindex(frame["work"]).to_numpy()).astype(np.int64)
    return frame.groupby("person")["part"].sum().reindex(range(people), fill_value=0).to_numpy()


def by_polars(polars: ModuleType, pots: Whole, table: pd.DataFrame) -> Callable[[], object]:
    """The same by window expressions, on one thread if POLARS_MAX_THREADS=1."""
    lines = polars.DataFrame({name: table[name].to_numpy() for name in table.columns})
    lines = lines.with_columns(polars.Series("pot", pots[table["work"].to_numpy()]))
    col = polars.col

    def run() -> object:
        rest = col("pot") % col("whole") * col("points")
        cut = lines.with_columns(
            part=col("pot") // col("whole") * col("points") + rest // col("whole"), remainder=rest % col("whole")
        )
        left = col("pot") - col("part").sum().over("work")
        rank = col("remainder").rank("ordinal", descending=True).over("work")
        return (
            cut.with_columns(part=col("part") + (rank <= left).cast(polars.Int64))
            .group_by("person")
            .agg(col("part").sum())
        )

    return run


SQL = """
    with cut as (select work, person, pot, line, pot // whole * points + pot % whole * points // whole as part,
                        pot % whole * points % whole as remainder from lines),
         ranked as (select person, part, pot - sum(part) over (partition by work) as odd,
                           row_number() over (partition by work order by remainder desc, line) as place from cut)
    select person, sum(part + case when place <= odd then 1 else 0 end) as paid from ranked group by person
"""


def by_duckdb(duckdb: ModuleType, pots: Whole, table: pd.DataFrame) -> Callable[[], object]:
    """The same in SQL, on one thread."""
    base = duckdb.connect()
    base.execute("set threads to 1")
    frame = table.assign(pot=pots[table["work"].to_numpy()], line=np.arange(len(table)))
    base.register("given", frame)
    base.execute("create table lines as select * from given")
    return lambda: base.execute(SQL).fetchnumpy()


def compare(works: int, people: int, rounds: int) -> None:
    """One drawn catalogue; first that the exact two agree to the microcent in each work's sum."""
    pots, starts, who, points = drawn(works, people)
    work = np.repeat(np.arange(works), np.diff(starts))
    table = pd.DataFrame({"work": work, "person": who, "points": points.astype(np.int64)})
    table["whole"] = table.groupby("work")["points"].transform("sum")
    shares = csr_array((points / table["whole"].to_numpy(), who, starts), shape=(works, people)).T.tocsr()
    ours, theirs = roll_up(pots, starts, who, points, people), by_pandas(pots, table, people)
    np.testing.assert_array_equal(ours, theirs)
    functions: dict[str, Callable[[], object]] = {
        "ours": lambda: roll_up(pots, starts, who, points, people),
        "pandas_exact": lambda: by_pandas(pots, table, people),
        "scipy_float_unrounded": lambda: shares @ pots.astype(np.float64),
    }
    if polars := found("polars"):
        functions["polars_exact"] = by_polars(polars, pots, table)
    if duckdb := found("duckdb"):
        functions["duckdb_exact"] = by_duckdb(duckdb, pots, table)
    seconds = medians(rounds, **functions)
    report(f"roll-up: {works:,} works, {len(who):,} credits, {people:,} people", "ours", seconds, "line", len(who))


def compare_lines(works: int, people: int) -> None:
    """Every line paid exactly and summed by person, among very many."""
    pots, starts, who, points = drawn(works, people)
    work = np.repeat(np.arange(works), np.diff(starts))
    whole = np.repeat(np.add.reduceat(points.astype(np.int64), starts[:-1]), np.diff(starts))
    table = pd.DataFrame({"work": work, "person": who, "points": points.astype(np.int64), "whole": whole})
    functions: dict[str, Callable[[], object]] = {
        "ours": lambda: np.add.at(np.zeros(people, np.int64), who, lines(pots, starts, points)),
        "pandas_exact": lambda: by_pandas(pots, table, people),
    }
    if polars := found("polars"):
        functions["polars_exact"] = by_polars(polars, pots, table)
    if duckdb := found("duckdb"):
        functions["duckdb_exact"] = by_duckdb(duckdb, pots, table)
    seconds = medians(1, **functions)
    report(f"lines: {works:,} works, {len(who):,} credits, {people:,} people", "ours", seconds, "line", len(who))


if __name__ == "__main__":
    compare(1_000, 17_500, 9)
    compare(20_000, 350_000, 5)
    if "--all" in sys.argv:
        compare_lines(170_000, 350_000)
