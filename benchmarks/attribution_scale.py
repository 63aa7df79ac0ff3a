"""A large catalogue end to end: time of each step, peak memory, conservation, and resuming after SIGKILL.

    python benchmarks/attribution_scale.py [FOLDER WORKS OUTPUTS [KILLS]]

Draws WORKS works of 64 int8 with ten credits each (in FOLDER, kept for the next call), attributes OUTPUTS outputs by
truncated KNN-Shapley under 4 GiB; then again, killed KILLS times at drawn moments and taken up each time. Without
words a small one in a folder that goes again.
"""

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

CREDITS_A_WORK, PEOPLE, DIMENSIONS, BLOCK = 10, 2_000_000, 64, 1 << 18
CUT = ["--shard-works", os.environ.get("SHARD_WORKS", str(1 << 20)), "--chunk-outputs", os.environ.get("CHUNK", "256")]


def vectors(luck: np.random.Generator, rows: int) -> pa.Array:
    """Embeddings as a fixed-size list of int8."""
    return pa.FixedSizeListArray.from_arrays(
        pa.array(luck.integers(-127, 128, rows * DIMENSIONS, dtype=np.int8)), DIMENSIONS
    )


def people(luck: np.random.Generator, works: int) -> np.ndarray:
    """Ten different people a work: a random start and distinct steps."""
    start = luck.integers(0, PEOPLE, works)[:, np.newaxis]
    steps = np.cumsum(luck.integers(1, PEOPLE // CREDITS_A_WORK, (works, CREDITS_A_WORK)), axis=1)
    return ((start + steps) % PEOPLE).reshape(-1)


def draw(folder: Path, works: int, outputs: int) -> None:
    """Write the three files, block by block."""
    folder.mkdir(parents=True, exist_ok=True)
    luck = np.random.default_rng(1)
    table = pa.table({"output": range(outputs), "embedding": vectors(luck, outputs), "revenue": ["12.34"] * outputs})
    pq.write_table(table, folder / "outputs.parquet")
    kinds = [("work", pa.int64()), ("owner", pa.int32()), ("embedding", pa.list_(pa.int8(), DIMENSIONS))]
    lines = [("work", pa.int64()), ("person", pa.int32()), ("points", pa.int32())]
    with (
        pq.ParquetWriter(folder / "works.parquet", pa.schema(kinds), use_dictionary=False) as first,
        pq.ParquetWriter(folder / "credits.parquet", pa.schema(lines)) as second,
    ):
        for start in range(0, works, BLOCK):
            ids = np.arange(start, min(start + BLOCK, works))
            owner = luck.integers(0, 500, ids.size).astype(np.int32)
            first.write_table(pa.table([ids, owner, vectors(luck, ids.size)], schema=pa.schema(kinds)))
            who, points = people(luck, ids.size).astype(np.int32), luck.integers(1, 60, ids.size * CREDITS_A_WORK)
            own = np.repeat(ids, CREDITS_A_WORK)
            second.write_table(pa.table([own, who, points.astype(np.int32)], schema=pa.schema(lines)))


def command(folder: Path, out: Path) -> list[str]:
    """The tool as a user calls it."""
    files = [str(folder / f"{name}.parquet") for name in ("works", "outputs", "credits")]
    code = "import simulator.cli as c; c.main()"
    words = [files[0], files[1], "--credits", files[2], "--eps", "0.01", "--netted", "--memory", "4GiB", *CUT]
    return [sys.executable, "-c", code, "attribute", *words, "--out", str(out), "--json"]


def run(folder: Path, out: Path) -> tuple[dict[str, object], float]:
    """The tool's result and its seconds."""
    start = time.monotonic()
    done = subprocess.run(command(folder, out), check=True, capture_output=True, text=True)
    return json.loads(done.stdout), time.monotonic() - start


def finished(out: Path) -> dict[str, int]:
    """Finished pieces and when each was written."""
    parts = out.parent / f".{out.name}.partial" / "scratch" / "parts"
    return {path.name: path.stat().st_mtime_ns for path in parts.glob("chunk-*")}


def killed(folder: Path, out: Path, after: int) -> dict[str, int]:
    """Start the tool, kill it once more than `after` pieces are finished; which are."""
    running = subprocess.Popen(command(folder, out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while len(finished(out)) <= after and running.poll() is None:
        time.sleep(0.005)
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    return finished(out)


def kill_and_resume(folder: Path, whole: dict[str, object], kills: int) -> None:
    """One attribution, killed at drawn numbers of finished pieces and taken up each time."""
    out, total = folder / "killed", int(str(whole["pieces_computed"]))
    moments = np.sort(np.random.default_rng(3).integers(0, total - 2, kills))
    before: dict[str, int] = {}
    repeated, seen = 0, []
    for moment in moments.tolist():
        now = killed(folder, out, max(moment, len(before)))
        repeated += sum(now.get(name) != written for name, written in before.items())
        before = now
        seen.append(len(now))
    again, _ = run(folder, out)
    repeated += int(str(again["pieces_computed"])) + len(before) - total
    print(f"  killed {kills} times with {seen} of {total} pieces finished:")
    print(f"  same digest {again['digest'] == whole['digest']}, finished pieces computed again {repeated}")


def main(folder: Path, works: int, outputs: int, kills: int = 0) -> None:
    """One whole run, then killed and resumed ones."""
    if not (folder / "credits.parquet").exists():
        draw(folder, works, outputs)
    whole, seconds = run(folder, folder / "whole")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**20
    held = whole["people"] + whole["owners"] + sum(whole["undistributed"].values())  # type: ignore[operator,attr-defined]
    print(
        f"{works:,} works x {outputs:,} outputs: {seconds:.1f} s, peak {peak:.2f} GiB, "
        f"{whole['pieces_computed']} pieces"
    )
    print(f"  conserved: {held == whole['revenue']}; digest {str(whole['digest'])[:16]}")
    if kills:
        kill_and_resume(folder, whole, kills)


if __name__ == "__main__":
    if sys.argv[1:]:
        main(Path(sys.argv[1]), *(int(word) for word in sys.argv[2:]))
    else:
        with tempfile.TemporaryDirectory() as made:
            main(Path(made), 100_000, 64)
