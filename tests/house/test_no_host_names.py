"""No file names a package registry's host: the clone installs from whatever its user's pip is set up for."""

from __future__ import annotations

import re

from tests.house.tree import ROOT, files

# Each name is written in two parts, or this file would find itself.
HOSTS = re.compile(
    rb"(files\.)?python" rb"hosted\.org|pypi\." rb"org|registry\.npm" rb"js|deb\.debian\." rb"org",
    re.IGNORECASE,
)


def test_no_file_names_a_registry():
    assert not [str(file.relative_to(ROOT)) for file in files() if HOSTS.search(file.read_bytes())]


def test_the_pattern_finds_a_host():
    assert HOSTS.search(b"--index-url https://pypi" + b".org/simple")
