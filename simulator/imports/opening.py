"""A user's file opened with no trust in it: regular, of a fair size, and with lines of a fair length."""

import io
import os
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from gzip import BadGzipFile, GzipFile
from pathlib import Path
from typing import IO

LARGEST_TEXT = 8 << 30  # bytes, unpacked: IMDb's longest table has 4 GB
LONGEST_LINE = 1 << 24  # bytes; a line without an end would be held whole
BLOCK = 1 << 20


class Fair(io.RawIOBase):
    """Bytes of a stream as they come, until there are too many of them or of a line; ValueError then."""

    def __init__(self, stream: IO[bytes], most: int, longest: int) -> None:
        super().__init__()
        self.stream, self.most, self.longest = stream, most, longest
        self.bytes = self.line = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill the buffer as far as the stream goes."""
        data = self.stream.read(min(len(buffer), BLOCK))
        self.count(data)
        buffer[: len(data)] = data
        return len(data)

    def count(self, data: bytes) -> None:
        """Add to what was read; ValueError above the limits."""
        self.bytes += len(data)
        first, last = data.find(b"\n"), data.rfind(b"\n")
        longest = self.line + (len(data) if first < 0 else first)
        self.line = self.line + len(data) if last < 0 else len(data) - last - 1
        if self.bytes > self.most:
            raise ValueError(f"larger than {self.most:,} bytes")
        if max(longest, self.line) > self.longest:
            raise ValueError(f"a line is longer than {self.longest:,} bytes")


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a table, unpacked where it is gzipped; OSError or ValueError, in words, for no such file."""
    with regular(path) as file, unpacked(file, path) as stream:
        try:
            yield io.BufferedReader(Fair(stream, LARGEST_TEXT, LONGEST_LINE), BLOCK)
        except (EOFError, zlib.error, BadGzipFile) as error:
            raise ValueError(f"the gzipped file is cut or damaged ({error})") from None


def regular(path: Path) -> IO[bytes]:
    """A regular file, opened without waiting for a pipe's other end; ValueError for anything else."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise ValueError("not a regular file")
    return os.fdopen(handle, "rb")


def unpacked(file: IO[bytes], path: Path) -> IO[bytes]:
    """The stream inside."""
    return GzipFile(fileobj=file) if path.suffix == ".gz" else file  # type: ignore[return-value]
