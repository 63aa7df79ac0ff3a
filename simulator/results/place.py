"""Where results go: what may be replaced, where work in progress stands, and the swap at the end."""

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from simulator.results import atomic, manifest
from simulator.results.shards import Shards

_FINGERPRINT = "fingerprint"
_BATCHES = "batches"
_LOCK = ".lock"


class PlaceError(ValueError):
    """A folder that results may not go to, and why."""


class Place:
    """A target folder, and beside it a hidden working folder that takes its place once all is written.

    An unfinished working folder is gone on with when the same plan comes again (`fingerprint`).
    """

    def __init__(self, target: Path, protected: Iterable[Path] = ()) -> None:
        self.target = Path(os.path.abspath(target))  # noqa: PTH100 - resolve() would follow a link
        self.working = self.target.parent / f".{self.target.name}.partial"
        self._replaced = self.target.parent / f".{self.target.name}.replaced"
        self._protected = [Path(os.path.expanduser("~")), Path.cwd(), *protected]  # noqa: PTH111 - no error without a home

    def check(self, *, is_forced: bool) -> None:
        """Raise PlaceError unless results may go here; writes nothing."""
        for folder in (self.target, self.working, self._replaced):
            _refuse(folder.is_symlink(), f"{folder} is a symbolic link")
            _refuse(folder.exists() and not folder.is_dir(), f"{folder} is not a folder")
        inside = [folder for folder in self._protected if folder.resolve().is_relative_to(self.target.resolve())]
        _refuse(bool(inside), f"{self.target} holds {inside[0] if inside else ''}, which must stay")
        is_used = self.target.is_dir() and any(self.target.iterdir())
        is_ours = is_used and manifest.is_ours(self.target)
        _refuse(is_used and not is_ours, f"{self.target} holds other files and no results of ours; choose another")
        _refuse(is_ours and not is_forced, f"{self.target} holds results already; --force replaces them")

    @contextlib.contextmanager
    def opened(self, fingerprint: str, *, is_forced: bool) -> Iterator[Shards]:
        """The finished batches of this plan so far; PlaceError where somebody else is at work here."""
        self.check(is_forced=is_forced)
        self.working.mkdir(parents=True, exist_ok=True)
        with _locked(self.working / _LOCK):
            self._mend()
            self.check(is_forced=is_forced)
            self._begin(fingerprint, is_forced=is_forced)
            yield Shards(self.working / _BATCHES)

    def finish(self) -> None:
        """Put the working folder in the target's place; the old results go last.

        What is needed to go on is removed only afterwards: a run killed in here is gone on with like any other.
        """
        if self.target.exists():
            self.target.rename(self._replaced)
        self.working.rename(self.target)
        atomic.sync_folder(self.target.parent)
        shutil.rmtree(self.target / _BATCHES, ignore_errors=True)
        for path in (self.target / _FINGERPRINT, self.target / _LOCK, *self.target.glob(".*.tmp")):
            path.unlink(missing_ok=True)
        shutil.rmtree(self._replaced, ignore_errors=True)

    def _begin(self, fingerprint: str, *, is_forced: bool) -> None:
        """Go on with the same plan, or start afresh where another one was left and may go."""
        mark = self.working / _FINGERPRINT
        begun = mark.read_text() if mark.is_file() else None
        if begun == fingerprint:
            return
        for path in self.working.glob(f".{_FINGERPRINT}.*.tmp"):  # killed before the mark was whole
            path.unlink()
        others = [path for path in self.working.iterdir() if path.name != _LOCK]
        _refuse(begun is None and bool(others), f"{self.working} holds files that are not ours; remove it")
        _refuse(
            begun is not None and not is_forced,
            f"{self.working} is an unfinished run of other settings or other code; --force drops it",
        )
        for path in others:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        atomic.write_bytes(mark, fingerprint.encode())

    def _mend(self) -> None:
        """Finish or undo a swap that a crash cut in two."""
        if self._replaced.exists() and not self.target.exists():
            self._replaced.rename(self.target)
        shutil.rmtree(self._replaced, ignore_errors=True)


def _refuse(is_refused: bool, reason: str) -> None:
    if is_refused:
        raise PlaceError(reason)


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold a lock that the system lets go when the process ends, however it ends."""
    with path.open("w") as handle:
        with contextlib.suppress(ImportError):  # Windows has no fcntl
            import fcntl

            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise PlaceError(f"another run is at work in {path.parent}; wait for it or choose another") from None
        yield
