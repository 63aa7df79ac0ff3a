"""Our PRIM beside ema_workbench's and PyPI's, on the worlds of the tests and on Bryant and Lempert's own 882.

Both peers bring matplotlib and more, so they are no dependency: make an environment of their own and name it.

    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install ema_workbench prim
    .venv/bin/python benchmarks/discovery_peers.py /tmp/peers/bin/python

Published for their data at alpha 0.1 (ema_workbench's documentation): box 21 has coverage 0.753 and density 0.770.
"""

import csv
import json
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from simulator.experiments.discovery.peeling import Patience, trajectory
from simulator.experiments.discovery.quality import quality
from tests.experiments.discovery.worlds import boxed

PUBLISHED = 21
PEERS = """
import json, sys, time, warnings
warnings.filterwarnings("ignore")
import os, numpy, pandas, ema_workbench
from ema_workbench.analysis import prim as ema
import prim
def told(found):
    return [[int(k), int(n)] for k, n in zip(found["k"], found["n"])]
out = {}
folder = os.path.dirname(ema_workbench.__file__)
data = pandas.read_csv(os.path.join(folder, "examples/data/bryant et al 2010 data.csv"), index_col=False)
theirs = data.iloc[:, 2:11].astype(float), data.iloc[:, 15].values.astype(int)
ours = pandas.read_csv(sys.argv[1])
ours = ours.iloc[:, :-1], ours.iloc[:, -1].values.astype(int)
for name, (x, y), alpha in (("tests", ours, 0.05), ("Bryant and Lempert", theirs, 0.1)):
    start = time.perf_counter()
    box = ema.Prim(x, y, threshold=0.01, peel_alpha=alpha).find_box()
    ema_seconds = time.perf_counter() - start
    start = time.perf_counter()
    other = prim.Prim(x, y, threshold=0.01, threshold_type=">", peel_alpha=alpha).find_box()
    out[name] = {"points": x.values.tolist(), "cases": y.tolist(), "alpha": alpha, "ema": told(box.peeling_trajectory),
                 "seconds": [ema_seconds, time.perf_counter() - start]}
print(json.dumps(out))
"""


def asked(python: str) -> dict:
    """What the peers say, from a process in their own environment."""
    with TemporaryDirectory() as folder:
        points, cases = boxed()
        file = Path(folder) / "worlds.csv"
        with file.open("w") as handle:
            writer = csv.writer(handle)
            writer.writerow([*"abcde", "case"])
            writer.writerows([*map(repr, map(float, row)), int(case)] for row, case in zip(points, cases, strict=True))
        done = subprocess.run([python, "-c", PEERS, str(file)], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def compare(name: str, told: dict) -> None:
    """Steps that agree, boxes side by side, seconds."""
    points, cases = np.array(told["points"]), np.array(told["cases"], bool)
    for is_same, patience in (
        (True, Patience(told["alpha"], looks_apart=False, is_hasty=True)),
        (False, Patience(told["alpha"])),
    ):
        start = time.perf_counter()
        way = [quality(points, cases, box) for box in trajectory(points, cases, patience)]
        seconds = time.perf_counter() - start
        steps = [[each.cases_inside, each.inside] for each in way]
        agree = sum(mine == theirs for mine, theirs in zip(steps, told["ema"], strict=False))
        label = "as they break ties" if is_same else "as we break ties"
        print(f"{name}, {label}: {agree} of {len(steps)} steps are ema_workbench's; {seconds:.3f} s")
        if is_same and len(way) > PUBLISHED:
            print(f"  box {PUBLISHED}: coverage {way[PUBLISHED].coverage:.3f}, density {way[PUBLISHED].density:.3f}")
        best = max(way, key=lambda each: each.balance)
        print(f"  best balanced: coverage {best.coverage:.3f}, density {best.density:.3f}, mass {best.mass:.3f}")
    print(f"  ema_workbench {told['seconds'][0]:.3f} s, PyPI's PRIM {told['seconds'][1]:.3f} s, pasting included")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        print("PRIM against its peers: not run, since they need an environment of their own; see the head of this file")
    for name, told in asked(sys.argv[1]).items() if len(sys.argv) == 2 else ():
        compare(name, told)
