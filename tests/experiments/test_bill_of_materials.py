"""The bill of materials: every pinned distribution, the same bytes each time, no time, serial number or host."""

import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from simulator.experiments import bill_of_materials
from simulator.experiments.bill_of_materials import NoToolError, bill, digest, lock_hash_of, write
from simulator.experiments.licences import LOCK

STORED = LOCK.parent / "reports" / "handbook" / "sbom.cdx.json"
PINNED = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)", re.MULTILINE)
HAS_TOOL = shutil.which(str(Path(sys.executable).with_name("cyclonedx-py"))) is not None


def test_the_stored_bill_is_of_this_lock_and_lacks_nothing():
    assert lock_hash_of(STORED) == digest(LOCK), "residuals handbook writes it anew"
    told = json.loads(STORED.read_text())
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    named = {(part["name"], part["version"]) for part in told["components"]}
    assert named == set(PINNED.findall(LOCK.read_text()))
    refs = [part["bom-ref"] for part in told["components"]]
    assert len(set(refs)) == len(refs)
    assert told["dependencies"] == [{"ref": "residuals", "dependsOn": sorted(refs)}]


def test_no_time_serial_number_or_host_is_in_it():
    text = STORED.read_text()
    assert not re.search(r"timestamp|serialNumber|hostname", text)
    assert set(re.findall(r"https?://([^/\"]+)", text)) == {"cyclonedx.org"}  # the name of the format


@pytest.mark.slow
@pytest.mark.skipif(not HAS_TOOL, reason="cyclonedx-py is not installed")
def test_the_same_lock_gives_the_same_bytes(tmp_path):
    lock = tmp_path / "lock.txt"
    lock.write_text("click==8.1.8 \\\n    --hash=sha256:" + "0" * 64 + "\nnumpy==2.2.0\n")
    assert write(tmp_path / "a.json", lock)
    assert write(tmp_path / "b.json", lock)
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    assert not write(tmp_path / "a.json", lock)  # the lock has not changed
    assert [part["purl"] for part in bill(lock)["components"]] == ["pkg:pypi/click@8.1.8", "pkg:pypi/numpy@2.2.0"]


def test_without_the_tool_the_old_bill_stays(tmp_path, monkeypatch):
    monkeypatch.setattr(bill_of_materials, "TOOL", "no-such-tool")
    (tmp_path / "a.json").write_text("{}")
    with pytest.raises(NoToolError, match="not installed"):
        write(tmp_path / "a.json")
    assert (tmp_path / "a.json").read_text() == "{}"
