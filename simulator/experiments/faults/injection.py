"""Faults that strike a running study: where they struck, and whether going on gave the whole again."""

import os
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from simulator.experiments.faults.victim import BATCHES, NEW, SECONDS, Victim
from simulator.experiments.serial import Serial
from simulator.results import store

NOBODY = 65534
LARGEST_FILE = 7_000  # bytes; the largest file that the study writes is a little longer
ROOM = 2 << 20  # bytes of the small file system
ROOM_NEEDED = 60_000  # bytes; what the study writes is a little more
IN_FLIGHT = 2  # batches that were begun and have no file yet when a fault strikes: one for each worker


@dataclass(frozen=True)
class Trial:
    """One injection: whether it struck, what it said, and what was lost."""

    is_hit: bool
    said: str
    lost: int  # finished batches that were gone, and old results that no longer stood before new ones did
    repeated: int  # finished batches that were run again
    is_whole: bool  # the same digest as without the fault


Injection = Callable[[Victim, float, float], tuple[bool, str]]


def trial(folder: Path, inject: Injection, moment: float, seconds: float, digest: str) -> Trial:
    """Hurt a study of so many seconds at a moment in (0, 1), look at what is left, and go on."""
    victim = Victim(folder)
    victim.begin()
    is_hit, said = inject(victim, moment, seconds)
    kept, begun, before, stands = victim.kept(), victim.begun(), victim.done(), victim.holds()
    is_between = victim.place.working.exists() or not stands
    lost = 0 if stands or (folder / ".out.replaced").exists() else 1
    if stands != NEW:
        victim.carry_out()
        lost += max(0, len(begun - kept) - IN_FLIGHT) if is_between else 0
    again = set(victim.done()[len(before) :]) & kept
    return Trial(is_hit, said, lost, len(again), store.read(victim.out).digest() == digest)


def child(folder: Path, work: Callable[[], Any]) -> int:
    """A process that does this work, and leaves what went wrong in `folder`/said."""
    number = os.fork()
    if number == 0:
        status = 1
        try:
            work()
            status = 0
        except BaseException as error:  # noqa: BLE001 - told, whatever it is
            (folder / "said").write_text(f"{type(error).__name__}: {error}", encoding="utf-8")
        finally:
            os._exit(status)  # nothing of the parent's is to be cleaned up twice
    return number


def ended(folder: Path, number: int) -> tuple[int, str]:
    """How a child ended: its status (negative for a signal), and what it said."""
    status = os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
    said = folder / "said"
    return status, said.read_text(encoding="utf-8") if said.exists() else ""


def kill(victim: Victim, moment: float, seconds: float) -> tuple[bool, str]:
    """`kill -9` of the process that runs the study."""
    folder = victim.out.parent
    number = child(folder, victim.carry_out)
    time.sleep(moment * seconds)
    os.kill(number, signal.SIGKILL)
    status, _ = ended(folder, number)
    return status == -signal.SIGKILL, "killed"


def full_disk(victim: Victim, moment: float, seconds: float) -> tuple[bool, str]:  # noqa: ARG001 - by size, not time
    """No file can grow beyond a drawn size (RLIMIT_FSIZE): writing fails there, as on a full disk."""
    folder, most = victim.out.parent, 1 + int(moment * LARGEST_FILE)

    def limited() -> None:
        (folder / "said").write_text("", encoding="utf-8")
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
        try:
            victim.carry_out()
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    status, said = ended(folder, child(folder, limited))
    return status == 1 and "too large" in said, said


def full_file_system(victim: Victim, moment: float, seconds: float) -> tuple[bool, str]:  # noqa: ARG001 - by size
    """A file system of its own (tmpfs) whose last bytes are taken up to a drawn rest: the system itself says no."""
    folder = victim.out.parent
    room, filler = os.statvfs(folder), folder / "filler"
    filler.write_bytes(bytes(max(0, room.f_bavail * room.f_frsize - int(moment * ROOM_NEEDED))))
    said = ""
    try:
        victim.carry_out()
    except OSError as error:
        said = f"{type(error).__name__}: {error}"
    filler.unlink()
    return "No space left" in said, said


def mounted(folder: Path) -> bool:
    """Put a file system of ROOM bytes of its own at a folder; False where that is not allowed."""
    if shutil.which("mount") is None:
        return False
    words = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(folder)]
    return subprocess.run(words, check=False, capture_output=True).returncode == 0  # noqa: S603 - words of our own


def unmounted(folder: Path) -> None:
    """Take it away again, whatever file of it an error still holds open."""
    subprocess.run(["umount", "-l", str(folder)], check=True, capture_output=True)  # noqa: S603, S607 - words of our own


def read_only(victim: Victim, moment: float, seconds: float) -> tuple[bool, str]:
    """The folder of results becomes read-only for the user who runs the study."""
    folder = victim.out.parent
    places = [folder, *folder.rglob("*")]
    for place in places if os.geteuid() == 0 else []:
        os.chown(place, NOBODY, NOBODY)

    def unprivileged() -> None:
        if os.geteuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        victim.carry_out()

    number = child(folder, unprivileged)
    time.sleep(moment * seconds)
    closed = [place for place in (folder, victim.place.working, victim.place.working / "batches") if place.exists()]
    (folder / "said").touch(mode=0o666)
    (folder / "said").chmod(0o666)
    for place in closed:
        place.chmod(0o555)
    status, said = ended(folder, number)
    for place in closed:
        place.chmod(0o755)
    return status == 1, said


def two_at_once(victim: Victim, moment: float, seconds: float) -> tuple[bool, str]:
    """The same command a second time, while the first is at work."""
    folder = victim.out.parent
    number = child(folder, victim.carry_out)
    time.sleep(moment * seconds)
    said = ""
    try:
        Victim(folder).carry_out()
    except Exception as error:  # noqa: BLE001 - told, whatever it is
        said = f"{type(error).__name__}: {error}"
    ended(folder, number)
    return "another run is at work" in said, said


def dead_worker(victim: Victim, moment: float, seconds: float) -> tuple[bool, str]:  # noqa: ARG001 - while it works
    """One of two worker processes is killed while batches are run."""
    said, working = "", SECONDS * BATCHES / 2
    with ProcessPoolExecutor(2, get_context("fork")) as pool:
        pool.submit(int).result()
        worker = next(iter(pool._processes.values()))  # noqa: SLF001 - nothing else names a pool's workers
        number = child(victim.out.parent, lambda: _kill_later(int(worker.pid or 0), moment * working, victim))
        try:
            victim.carry_out(pool)
        except Exception as error:  # noqa: BLE001 - told, whatever it is
            said = f"{type(error).__name__}: {error}"
    ended(victim.out.parent, number)
    return "did not come back" in said, said


def _kill_later(number: int, seconds: float, victim: Victim) -> None:
    """Wait, and kill a process that may be gone by then; the pool's other worker goes on until the pool ends it."""
    time.sleep(seconds)
    victim.strike()
    os.kill(number, signal.SIGKILL)


class Leaving(Serial):
    """An executor that is gone after some tasks: what is handed in later comes back cancelled."""

    def __init__(self, tasks: int) -> None:
        self.left = tasks

    def submit(self, *work: Any, **named: Any) -> Future[Any]:
        """Do it on the spot, or cancel it."""
        self.left -= 1
        if self.left >= 0:
            return super().submit(*work, **named)
        task: Future[Any] = Future()
        task.cancel()
        task.set_running_or_notify_cancel()
        return task


def scheduler_gone(victim: Victim, moment: float, seconds: float) -> tuple[bool, str]:  # noqa: ARG001 - by task
    """The cluster goes away: from a drawn task on, everything handed in is cancelled."""
    gone: Executor = Leaving(int(moment * BATCHES))
    try:
        victim.carry_out(gone)
    except Exception as error:  # noqa: BLE001 - told, whatever it is
        return "did not come back" in str(error), f"{type(error).__name__}: {error}"
    return False, ""
