"""Attribution from files to files, in one call: prepare, score piece by piece, claim, roll up, write."""

import json
import shutil
from concurrent.futures import Executor, as_completed
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tqdm import tqdm

from simulator.attribution.claims import claims_by_chunk
from simulator.attribution.faults import AttributionError, LostMicrocentError, raise_if
from simulator.attribution.files import Source
from simulator.attribution.payments import Payments, conserved, line_blocks, paid
from simulator.attribution.pots import Pots, flat_pots, player_rows, regrouped, shared_pots
from simulator.attribution.prepare_credits import prepare_credits
from simulator.attribution.prepare_features import prepare_directions
from simulator.attribution.prepare_works import prepare_outputs, prepare_works
from simulator.attribution.prepared import Prepared
from simulator.attribution.request import FLAT, GRADIENT, GROUPED, Request, numbers
from simulator.attribution.scoring import LOG, PARTS, Piece, pieces, score
from simulator.attribution.tables import FILES, digest, write_claims, write_lines, write_payments
from simulator.kernels.label_knn import truncation
from simulator.results import manifest
from simulator.results.place import Place

KIND = "attribution"
BYTES_A_NEIGHBOUR = 12  # a similarity and whose it is
BYTES_A_WORK = 120  # exact KNN-Shapley of one output: products, keys twice, ranks, values, weights, remainders


@dataclass(frozen=True)
class Result:
    """What an attribution came to; money in microcents."""

    folder: Path
    digest: str
    revenue: int
    people: int
    owners: int
    undistributed: dict[str, int]
    pieces_computed: int
    pieces_found: int
    notes: list[str]


def attribute_catalogue(
    request: Request,
    out: Path,
    *,
    executor: Executor | None = None,
    is_forced: bool = False,
    shows_progress: bool = False,
) -> Result:
    """Attribute a catalogue's outputs and write folder `out`, whole or not at all.

    The same command goes on where an interrupted one stopped. `executor` may be any concurrent.futures executor, such
    as a pool of threads or dask's `client.get_executor()`; the result is the same. Raises AttributionError with a
    line for each fault of the files and options, PlaceError where `out` holds something else.
    """
    request.check()
    place = Place(out, [path.absolute() for path in (request.works, request.outputs)])
    place.check(is_forced=is_forced)
    had_begun = place.working.exists()
    with place.opened(request.fingerprint(), is_forced=is_forced):
        scratch = place.working / "scratch"
        try:
            prepared = prepare(request, scratch)
        except AttributionError:
            if not had_begun:
                shutil.rmtree(place.working)
            raise
        todo, found = unfinished(prepared, scratch)
        do_pieces(todo, scratch, executor, shows_progress)
        result = settle(request, place, scratch, (len(todo), found))
        shutil.rmtree(scratch)
        place.finish()
    return result


def prepare(request: Request, scratch: Path) -> Prepared:
    """The prepared catalogue, made now or found whole."""
    prepared = Prepared(scratch / "prepared")
    (scratch / PARTS).mkdir(parents=True, exist_ok=True)
    if prepared.is_whole:
        return prepared
    shutil.rmtree(prepared.folder, ignore_errors=True)
    prepared.folder.mkdir()
    facts = prepare_works(request, prepared) | prepare_outputs(request, prepared, Source(request.works))
    facts |= prepare_credits(request, prepared)
    competing = int(prepared.array("competing").size)
    raise_if(refusals(request, prepared, competing))
    if request.method in GRADIENT:
        prepare_directions(request, prepared, Source(request.outputs))
    exact = max(competing, 1) if request.method not in ("cosine_topk", "softmax_topk") else request.neighbours
    is_cut = request.is_sparse or request.utility == "label"
    kept = truncation(request.neighbours, request.eps, exact) if is_cut else competing
    prepared.write_plan(
        **facts,
        competing=competing,
        kept=max(min(kept, competing), 1),
        neighbours=request.neighbours,
        utility=request.utility,
        gradients=request.method if request.method in GRADIENT else "",
        is_sparse=request.is_sparse,
        scores=request.method not in FLAT and competing > 0,
        chunk_outputs=request.chunk_outputs,
        shard_works=request.shard_works,
    )
    return prepared


def refusals(request: Request, prepared: Prepared, competing: int) -> list[str]:
    """What can't be done with this catalogue."""
    lines = []
    needed = BYTES_A_WORK * competing
    if request.method not in FLAT and not request.is_sparse and needed > request.memory:
        lines.append(
            f"exact {request.method} of {competing} works needs {needed >> 20} MiB, more than --memory; "
            "--eps 0.001 truncates knn_shapley and values of owners, and needs little"
        )
    return lines + (group_refusals(request, prepared) if request.method in GROUPED else [])


def group_refusals(request: Request, prepared: Prepared) -> list[str]:
    """What can't be done with owners as players."""
    players, lines = np.unique(player_rows(prepared), return_counts=True)[1], []
    if (prepared.array("revenue") < 0).any():
        lines.append(f"{request.method} takes no refunds: a value of all outputs together has no part for one of them")
    room = players.size * min(request.neighbours, int(players.max(initial=1)))
    needed = BYTES_A_NEIGHBOUR * room * prepared.array("revenue").size
    if needed > request.memory:
        lines.append(f"the nearest works of {players.size} owners need {needed >> 20} MiB, more than --memory")
    if request.method == "semivalue" and len(numbers(request.sizes)) != players.size:
        lines.append(f"--sizes has {len(numbers(request.sizes))} chances; with {players.size} owners there are as many")
    return lines


def unfinished(prepared: Prepared, scratch: Path) -> tuple[list[Piece], int]:
    """Pieces still to do, and how many are done."""
    everything = pieces(prepared)
    todo = [piece for piece in everything if not piece.path(scratch).is_file()]
    return todo, len(everything) - len(todo)


def do_pieces(todo: list[Piece], scratch: Path, executor: Executor | None, shows_progress: bool) -> None:
    """Score every piece, here or by an executor; the order does not matter."""
    folder = str(scratch.absolute())
    with tqdm(total=len(todo), unit="piece", disable=not shows_progress) as bar:
        if executor is None:
            for piece in todo:
                score(folder, *piece)
                bar.update()
            return
        for future in as_completed([executor.submit(score, folder, *piece) for piece in todo]):
            future.result()
            bar.update()


def settle(request: Request, place: Place, scratch: Path, counts: tuple[int, int]) -> Result:
    """Claims to pots to payments, checked to the microcent and written to the working folder."""
    prepared, folder = Prepared(scratch / "prepared"), place.working
    competing = np.zeros(prepared.plan()["competing"], dtype=np.int64)
    write_claims(folder, prepared, claims_by_chunk(request, scratch), competing)
    errors: dict[str, Any] = {}
    if request.method in FLAT:
        competing = flat_pots(request, prepared)
    elif request.method in GROUPED and competing.any():
        competing, deviations, orders = regrouped(request, prepared, competing)
        errors = {"owner_standard_errors": deviations.tolist(), "orders": orders}
    pots = shared_pots(request, prepared, competing)
    payments = paid(prepared, pots)
    total = prepared.plan()["revenue"]
    payments.undistributed["no_similar_work"] = total - sum(competing.tolist())
    if not conserved(total, payments):
        raise LostMicrocentError("payments do not sum to the revenue; please report this")
    write_payments(folder, prepared, pots, payments)
    if request.has_lines:
        write_lines(folder, prepared, line_blocks(prepared, pots))
    return written(request, place, prepared, pots, payments, counts, errors)


def written(  # noqa: PLR0913 - what a manifest holds
    request: Request,
    place: Place,
    prepared: Prepared,
    pots: Pots,
    payments: Payments,
    counts: tuple[int, int],
    errors: dict[str, Any],
) -> Result:
    """Write the manifest and tell what came out."""
    plan = prepared.plan()
    sums = sum(payments.people.tolist()), sum(payments.owners.tolist())
    own = digest(pots, payments)
    options = {name: str(value) for name, value in asdict(request).items()}
    tables = [place.working / f"{name}.parquet" for name in FILES]
    manifest.write(
        place.working,
        {
            "profile": "data-package",
            "generator": manifest.GENERATOR,
            "kind": KIND,
            "digest": own,
            "options": options,
            "inputs": request.inputs(),
            "counts": plan,
            "people_microcents": sums[0],
            "owners_microcents": sums[1],
            "undistributed_microcents": payments.undistributed,
            **errors,
            "versions": manifest.versions(),
            "resources": [manifest.resource(table, place.working) for table in tables if table.is_file()],
        },
    )
    return Result(
        place.target, own, plan["revenue"], *sums, payments.undistributed, *counts, notes(request, plan, payments)
    )


def notes(request: Request, plan: dict[str, Any], payments: Payments) -> list[str]:
    """What a reader should know about the result."""
    told = {
        f"{plan['copies']} works are copies and share with the one they copy (copies.parquet)": plan["copies"] > 0,
        f"{plan['zero_vectors']} works have embeddings of zeros and are like nothing": plan["zero_vectors"] > 0,
        f"{plan['works'] - plan['permitted']} works are not permitted": plan["works"] > plan["permitted"],
        f"{request.method} does not share the whole; its values were scaled to": request.method in GROUPED[1:],
        f"{request.method} can be negative; only what is positive is paid": request.method in GRADIENT,
        "works of another label than the output's have values below zero and are paid nothing": request.utility
        == "label",
        "some revenue found no similar work": payments.undistributed["no_similar_work"] != 0,
        "some works have nobody credited": payments.undistributed["no_contributors"] != 0,
        "some works have no known owner": payments.undistributed["unknown_owner"] != 0,
    }
    return [note for note, is_so in told.items() if is_so]


def computed(scratch: Path) -> list[Piece]:
    """Every piece in the order in which it was finished, repeats and all: for counting what a resumed run repeats."""
    log = scratch / LOG
    return [Piece(*map(int, line.split())) for line in log.read_text().splitlines()] if log.is_file() else []


def is_attribution(folder: Path) -> bool:
    """Whether a folder holds an attribution."""
    return manifest.is_ours(folder) and json.loads((folder / manifest.NAME).read_text()).get("kind") == KIND
