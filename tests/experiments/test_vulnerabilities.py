"""A check that could not be made is told as such, and never as an all-clear."""

from simulator.experiments.vulnerabilities import NONE, NOT_INSTALLED, OFFLINE, check, told


def test_without_the_tool_it_says_so(tmp_path):
    found = check(tool=tmp_path / "pip-audit")
    assert (found.lines, found.is_bad) == ((NOT_INSTALLED,), False)


def test_answers_of_the_tool():
    assert told(0, "", "No known vulnerabilities found").lines == (NONE,)
    assert told(1, "Name Version ID\nx 1 CVE-1\n", "Found 1").is_bad
    offline = told(1, "", "ERROR: HTTPSConnectionPool: Max retries exceeded; Name resolution failed")
    assert (offline.lines, offline.is_bad) == ((OFFLINE,), False)
    assert told(2, "", "usage: wrong").lines[0].startswith("not checked")


def test_a_tool_that_answers_and_one_that_fails(tmp_path):
    for words, expected in (("exit 0", NONE), ("echo 'Connection refused' >&2; exit 1", OFFLINE)):
        tool = tmp_path / "pip-audit"
        tool.write_text(f"#!/bin/sh\n{words}\n")
        tool.chmod(0o755)
        assert check(tool=tool).lines == (expected,)
