"""Known vulnerabilities of the pinned distributions, by pip-audit where it is installed and there is a network."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from simulator.experiments.licences import LOCK

TOOL = "pip-audit"
SECONDS = 300
NOT_INSTALLED = f"not checked: {TOOL} is not installed here (pip install -e '.[audit]')"
OFFLINE = f"not checked: {TOOL} could not ask for known vulnerabilities; this machine seems to be offline"
NONE = "checked: no known vulnerability in any pinned distribution"
_NETWORK = ("connection", "network", "timed out", "timeout", "resolve", "resolution", "unreachable", "proxy", "ssl")


@dataclass(frozen=True)
class Checked:
    """What was found, in lines, and whether anything is to be mended; a check that was not made is no all-clear."""

    lines: tuple[str, ...]
    is_bad: bool


def check(lock: Path = LOCK, tool: Path | None = None) -> Checked:
    """Ask about every line of the lock; nothing is installed or resolved."""
    program = tool or Path(sys.executable).with_name(TOOL)
    if not program.exists():
        return Checked((NOT_INSTALLED,), is_bad=False)
    words = [str(program), "--requirement", str(lock), "--no-deps", "--disable-pip", "--progress-spinner", "off"]
    try:
        done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=SECONDS)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return Checked((OFFLINE,), is_bad=False)
    return told(done.returncode, done.stdout, done.stderr)


def told(status: int, out: str, errors: str) -> Checked:
    """What the tool's answer means."""
    if status == 0:
        return Checked((NONE,), is_bad=False)
    if out.strip():
        return Checked(tuple(out.strip().splitlines()), is_bad=True)
    is_offline = any(word in errors.lower() for word in _NETWORK)
    first = next(iter(errors.strip().splitlines()), "no reason given")
    return Checked((OFFLINE if is_offline else f"not checked: {TOOL} failed: {first}",), is_bad=not is_offline)
