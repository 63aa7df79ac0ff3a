"""Files of results that are cut or changed at drawn places: none may be taken for good."""

from pathlib import Path

from simulator.experiments.faults.victim import Victim, plan_of, run_batch
from simulator.results.shards import Shards

FILES = ("results.parquet", "plan.parquet", "measures.json")
BATCH = "a finished batch"


def cut(data: bytes, place: float) -> bytes:
    """The first part of a file."""
    return data[: int(place * len(data))]


def changed(data: bytes, place: float) -> bytes:
    """One bit of a file turned over."""
    at = int(place * len(data))
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


DAMAGES = {"cut short": cut, "one bit turned over": changed}


def is_found(folder: Path, file: str, damage: str, place: float) -> bool:
    """Whether a damaged file is refused, or a damaged batch counts as not there; the folder holds a finished study."""
    if file == BATCH:
        return is_left_out(folder, damage, place)
    path = folder / "out" / file
    whole = path.read_bytes()
    path.write_bytes(DAMAGES[damage](whole, place))
    is_refused = not Victim(folder).holds()
    path.write_bytes(whole)
    return is_refused


def is_left_out(folder: Path, damage: str, place: float) -> bool:
    """Whether a finished batch that is damaged counts as not there, so that it is run again."""
    shards = Shards(folder / "batches")
    shards.save(0, run_batch(plan_of(folder / "log", 1).batches[0]))
    path = next(shards.folder.glob("*.batch"))
    path.write_bytes(DAMAGES[damage](path.read_bytes(), place))
    return not shards.load()
