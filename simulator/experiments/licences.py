"""The page of licences: every distribution of the lock, its version, its licence in its own words."""

import re
from collections.abc import Iterator
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

LOCK = Path(__file__).parents[2] / "requirements.lock"
HEAD = """# Licences of dependencies

Made by `residuals handbook` from `requirements.lock` and from what the installed distributions say of themselves.
A distribution that the lock asks for on another system or Python alone is told as not installed here. Hashes of
every file stand in the lock; set-up refuses a file that does not match.

| distribution | version | licence |
|---|---|---|
"""
LONGEST = 60
_PINNED = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)", re.MULTILINE)
_CLASSIFIER = "License :: "


def page(lock: Path = LOCK) -> str:
    """The page in Markdown."""
    rows = [f"| {name} | {version} | {licence} |" for name, version, licence in licences(lock)]
    return HEAD + "\n".join(rows) + "\n"


def licences(lock: Path) -> Iterator[tuple[str, str, str]]:
    """Name, version and licence of each pinned distribution, by name."""
    for name, version in sorted(set(_PINNED.findall(lock.read_text(encoding="utf-8")))):
        try:
            told = metadata(name)
        except PackageNotFoundError:
            told = None
        is_here = told is not None and told["Version"] == version
        yield name, version, licence_of(told) if told is not None and is_here else "not installed here"


def licence_of(told: PackageMetadata) -> str:
    """The SPDX expression, else the classifiers, else the first line of what stands under License."""
    expression = told.get_all("License-Expression") or []
    classified = [word for word in told.get_all("Classifier") or [] if word.startswith(_CLASSIFIER)]
    named = [word.rpartition(" :: ")[2] for word in classified if word.count("::") > 1]
    free = [line for line in (told.get_all("License") or []) if line.strip()]
    first = free[0].strip().splitlines()[0] if free else "not said"
    chosen = "; ".join(expression or named) or first
    return chosen[:LONGEST].replace("|", "/")
