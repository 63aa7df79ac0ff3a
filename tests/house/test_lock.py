"""One lock: everything that set-up installs is pinned and hashed in it, and it says nothing of where from."""

from __future__ import annotations

import re
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.tree import ROOT

LOCK = (ROOT / "requirements.lock").read_text()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
PINS = [entry for entry in re.split(r"\n(?=\S)", LOCK) if not entry.startswith("#")]


def wanted() -> list[Requirement]:
    project = PROJECT["project"]
    extras = project["optional-dependencies"]
    lines = [*project["dependencies"], *extras["test"], *extras["distributed"]]
    lines += [*PROJECT["dependency-groups"]["build"], *PROJECT["build-system"]["requires"]]
    return [Requirement(line) for line in lines]


def pinned() -> dict[str, list[str]]:
    """Name to versions; a package may have one for each range of Pythons."""
    versions: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", LOCK, re.MULTILINE):
        versions.setdefault(canonicalize_name(name), []).append(version)
    return versions


def test_every_pin_has_hashes():
    assert len(PINS) > 50
    assert not [entry.splitlines()[0] for entry in PINS if "--hash=sha256:" not in entry]


def test_no_address():
    assert not re.findall(r"\w+://\S+|--(?:extra-)?index-url|--find-links", LOCK)


def test_the_lock_holds_what_the_project_asks_for():
    versions = pinned()
    missing = [
        str(want)
        for want in wanted()
        if not all(map(want.specifier.contains, versions.get(canonicalize_name(want.name), ["0"])))
    ]
    assert not missing
