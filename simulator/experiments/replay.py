"""A stored run made anew from its folder of results, bit for bit, so that single payments can be told."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from simulator.experiments import code
from simulator.results import manifest, store
from simulator.results.cube import PARAMETER
from simulator.results.outcome import Role, Run
from simulator.results.store import PLAN
from simulator.scenario.regime import regime_model, term_sheet
from simulator.scenario.sector import Sector
from simulator.terms.sheet import TermSheet

WORLD = "world.json"


def world_of(sector: Sector, regimes: Mapping[str, TermSheet]) -> dict[str, Any]:
    """Sector and term sheets in full, as JSON holds them."""
    sheets = {name: sheet.model_dump(mode="json") for name, sheet in regimes.items()}
    return {"sector": sector.model_dump(mode="json"), "regimes": sheets}


def stored_run(folder: Path, regime: str, roles: tuple[Role, ...] = ("full", "luck")) -> Run:
    """The largest run of a regime, by default at central parameters; LookupError for a regime that did not run.

    DamagedResultsError where the folder's files are not as they were written.
    """
    told = manifest.verify(folder, (PLAN, WORLD))
    world = json.loads((folder / WORLD).read_bytes())
    cube = store.read(folder).select(roles=roles)
    rows = cube.plan[cube.plan["regime"] == regime].sort_values("scale", ascending=False, kind="stable")
    if rows.empty:
        raise LookupError(f"no run of {regime!r} here; there are: {', '.join(world['regimes'])}")
    row, layout = rows.iloc[0], told["layout"]
    drawn = row.filter(like=PARAMETER).dropna()
    values = {str(name).removeprefix(PARAMETER): float(value) for name, value in drawn.items()}
    return Run(
        int(row["run"]), regime, row["role"], int(row["replication"]), int(row["point"]), float(row["scale"]),
        int(row["seed"]), layout["start"], int(layout["quarters"]), values,
        sheet_of(world["regimes"][regime]), Sector.model_validate(world["sector"]).with_values(values),
    )  # fmt: skip


def regimes_of(folder: Path) -> list[str]:
    """Names of the regimes that ran, baseline first."""
    return list(json.loads((folder / WORLD).read_bytes())["regimes"])


def sheet_of(dumped: Mapping[str, Any]) -> TermSheet:
    """A term sheet from plain data, each clause of its own kind."""
    titles = {name: text for name, text in dumped.items() if name != "clauses"}
    return term_sheet(regime_model().model_validate(titles | dict(dumped["clauses"])))


def is_same_code(folder: Path) -> bool:
    """Whether the code that made the results is this code."""
    return bool(manifest.read(folder).get("code_hash") == code.code_hash())
