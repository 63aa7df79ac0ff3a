"""Finished batches on disk, one file each, so that a crash loses none and going on repeats none."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from simulator.results import atomic
from simulator.results.outcome import Outcome

_SUFFIX = ".batch"
_FACTS = ("run", "seconds", "error", "balance", "balances_sha256", "phases")


class Shards:
    """A folder of finished batches.

    A file has three parts: the SHA-256 of the rest, a line of JSON, the values as little-endian float64.
    One that does not match its checksum counts as not there; `damaged` names those that `load` met.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.damaged: list[str] = []

    def save(self, batch: int, outcomes: Sequence[Outcome]) -> None:
        """Write a finished batch."""
        self.folder.mkdir(parents=True, exist_ok=True)
        atomic.write_bytes(self.folder / f"{batch:06d}{_SUFFIX}", packed(outcomes))

    def load(self) -> dict[int, list[Outcome]]:
        """All finished batches, by number."""
        found = {int(path.stem): self._read(path) for path in sorted(self.folder.glob(f"*{_SUFFIX}"))}
        return {batch: outcomes for batch, outcomes in found.items() if outcomes is not None}

    def _read(self, path: Path) -> list[Outcome] | None:
        try:
            return unpacked(path.read_bytes())
        except ValueError:
            self.damaged.append(path.name)
            return None


def packed(outcomes: Sequence[Outcome]) -> bytes:
    """Outcomes as checksummed bytes; no pickle."""
    values = np.array([outcome.values for outcome in outcomes], dtype="<f8")
    facts = [{name: getattr(outcome, name) for name in _FACTS} for outcome in outcomes]
    body = json.dumps({"shape": values.shape, "runs": facts}).encode() + b"\n" + values.tobytes()
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def unpacked(data: bytes) -> list[Outcome]:
    """Outcomes from checksummed bytes; ValueError where a byte is not as it was written."""
    checksum, _, body = data.partition(b"\n")
    if hashlib.sha256(body).hexdigest().encode() != checksum:
        raise ValueError("the batch does not match its checksum")
    line, _, raw = body.partition(b"\n")
    header = json.loads(line)
    values = np.frombuffer(raw, dtype="<f8").reshape(header["shape"])
    return [Outcome(values=each, **facts) for each, facts in zip(values, header["runs"], strict=True)]
