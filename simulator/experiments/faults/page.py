"""The page of faults: what was injected, how often it struck, and what was lost. `residuals handbook --faults`."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from simulator.experiments.faults import injection
from simulator.experiments.faults.damage import BATCH, DAMAGES, FILES, is_found
from simulator.experiments.faults.injection import Injection, Trial, trial
from simulator.experiments.faults.victim import BATCHES, REGIMES, Victim
from simulator.kernels.philox import uniforms
from simulator.randomness import Luck, purpose

HITS, MOST = 20, 80
FAULTS: dict[str, tuple[Injection, str]] = {
    "kill -9 of the run": (injection.kill, "give the same command again"),
    "a full disk": (injection.full_file_system, "free some space, give the same command again"),
    "a file larger than the system allows": (injection.full_disk, "have the limit raised, give the same command again"),
    "the folder becomes read-only": (injection.read_only, "give the rights back, give the same command again"),
    "the same run a second time, at once": (injection.two_at_once, "the second is refused; wait for the first"),
    "a worker process is killed": (injection.dead_worker, "give the same command again"),
    "the scheduler goes away": (injection.scheduler_gone, "give the same command again"),
}
HEAD = f"""# Faults

Made by `residuals handbook --faults`. A study of {BATCHES} batches of {REGIMES} runs, over the results of an earlier
one, is hurt at moments drawn from a fixed key until the injector has counted {HITS} hits (or given up after {MOST}
moments); then the same command goes on. The runner, the finished batches, the writing and the swap are the real ones;
the model is one that only writes down which batch it ran, so that repetitions can be counted.

Lost: finished batches that were gone, and folders left without either the old or the new results. Repeated: finished
batches that were run again. Whole: trials that ended in the digest of a run that nothing happened to.

"""
NOT_SURVIVED = """
"The scheduler goes away" is an executor that drops its tasks; a real cluster whose scheduler is killed is a test
(`tests/experiments/faults/test_scheduler.py`): its client tries for half a minute to find it again, then the run ends.

## Not survived

- **Between two renames.** The swap is two renames. A run killed exactly between them leaves no folder of the old
  name for the moment: the old results stand beside it as `.NAME.replaced`, and the next run puts them back.
- **A disk that lies.** What a disk said it had written and had not, before a power cut, is found by its checksum and
  run again, but not restored. Power cuts themselves were not injected.
- **Two machines on one network folder** whose file system keeps no locks (`flock`) can both work on it; every file
  is still whole or not there, and the batches of both are the same bits.
- **A failed disk while a report is written** leaves the results whole and the report half made; `residuals report`
  makes it anew.
- **A forger** who rewrites values, digest and checksums together leaves a sound folder. `residuals audit` finds
  changed money; other measures are found by running the study again.
- **A disk that fails for good** while a run goes on leaves what it had finished before; nothing here can read it back.
"""


def page(hits: int = HITS, most: int = MOST) -> str:
    """The page in Markdown; takes minutes."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # another user's process is one of the faults
        rows = [*struck(folder, hits, most)]
        return HEAD + "\n".join(rows) + "\n\n" + "\n".join(damaged(folder, hits)) + "\n" + NOT_SURVIVED


def struck(folder: Path, hits: int, most: int) -> Iterator[str]:
    """A row a fault."""
    yield "| fault | moments drawn | hits | batches lost | batches repeated | whole | what to do |"
    yield "|---|---:|---:|---:|---:|---:|---|"
    seconds, digest = undisturbed(folder / "whole")
    for name, (inject, advice) in FAULTS.items():
        trials = trials_of(folder / inject.__name__, inject, (seconds, digest), (hits, most))
        if not trials:
            yield f"| {name} | 0 | 0 | | | not tried: no right to mount a file system here | {advice} |"
            continue
        numbers = (len(trials), sum(each.is_hit for each in trials), sum(each.lost for each in trials))
        whole = f"{sum(each.is_whole for each in trials)} of {len(trials)}"
        yield f"| {name} | {' | '.join(map(str, numbers))} | {sum(t.repeated for t in trials)} | {whole} | {advice} |"


def undisturbed(folder: Path) -> tuple[float, str]:
    """Seconds and digest of the study when nothing happens to it."""
    folder.mkdir()
    victim = Victim(folder)
    victim.begin()
    began = time.perf_counter()
    digest = victim.carry_out().digest()
    return time.perf_counter() - began, digest


def trials_of(folder: Path, inject: Injection, usual: tuple[float, str], enough: tuple[int, int]) -> list[Trial]:
    """Trials at drawn moments until so many hits, or so many moments."""
    trials: list[Trial] = []
    moments = drawn(enough[1])
    for number in count():
        if sum(each.is_hit for each in trials) >= enough[0] or number >= enough[1]:
            return trials
        own = folder.with_name(f"{folder.name}_{number}")
        own.mkdir()
        with place_of(own, inject) as is_there:
            if not is_there:
                return trials
            trials.append(trial(own, inject, moments[number], *usual))
    return trials


@contextmanager
def place_of(folder: Path, inject: Injection) -> Iterator[bool]:
    """Where a trial takes place: a file system of its own for a full one; False where that may not be."""
    if inject is not injection.full_file_system:
        yield True
        return
    is_there = injection.mounted(folder)
    (folder / "log").symlink_to(folder.with_name(f"{folder.name}.log"))  # the injector's own: not on the full disk
    try:
        yield is_there
    finally:
        if is_there:
            injection.unmounted(folder)


def damaged(folder: Path, places: int) -> Iterator[str]:
    """A row a file."""
    yield "| damage at a drawn place | times | found |"
    yield "|---|---:|---:|"
    for file in (*FILES, BATCH):
        for damage in DAMAGES:
            hits = [is_found(folder / "whole", file, damage, place) for place in drawn(places)]
            yield f"| {file}: {damage} | {len(hits)} | {sum(hits)} |"


def drawn(number: int) -> list[float]:
    """Moments in (0, 1) from a fixed key."""
    ids = np.arange(number, dtype=np.uint32)
    return list(map(float, uniforms(int(Luck(9, 0).key), ids, 0, purpose("parameters"), 0)))
