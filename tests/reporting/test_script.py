"""The page's scripts and the policy that forbids everything else."""

import base64
import hashlib

from simulator.reporting import script


def test_a_script_cannot_be_ended_from_inside():
    assert script.escaped("a</script>b<!--c") == "a<\\/script>b<\\!--c"
    assert "</script" not in script.bundle()
    assert "<!--" not in script.drawing()


def test_the_policy_allows_these_scripts_and_no_loading():
    policy = script.policy("one", "two")
    assert policy.startswith("default-src 'none';")
    assert "http" not in policy
    assert "unsafe-eval" not in policy
    assert policy.count("sha256-") == 2
    assert base64.b64encode(hashlib.sha256(b"one").digest()).decode() in policy


def test_the_bundle_is_kept_between_reports(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    kept = script.folder() / "x.js"
    script.keep(kept, "text")
    assert kept.read_text() == "text"
    assert list(kept.parent.iterdir()) == [kept]


def test_a_place_that_cannot_be_written_to_is_no_error(tmp_path):
    (tmp_path / "file").write_text("")
    script.keep(tmp_path / "file" / "x.js", "text")
