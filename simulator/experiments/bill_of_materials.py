"""The software bill of materials: every pinned distribution as CycloneDX JSON, made by cyclonedx-py from the lock.

No time, serial number or host is in it, so that the same lock gives the same bytes; hashes stand in the lock.
"""

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

from simulator.experiments.licences import LOCK, licences

TOOL = "cyclonedx-py"
SECONDS = 600
DROPPED = ("description", "externalReferences")
LOCK_HASH = "residuals:lock:sha256"


class NoToolError(RuntimeError):
    """The tool that makes the bill is not installed, or failed."""


def write(file: Path, lock: Path = LOCK) -> bool:
    """Make the bill anew where the lock has changed since; False where it is as it was. Raises NoToolError."""
    if file.exists() and lock_hash_of(file) == digest(lock):
        return False
    file.write_text(json.dumps(bill(lock), indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return True


def bill(lock: Path = LOCK) -> dict[str, Any]:
    """The bill as JSON holds it. Raises NoToolError."""
    made = made_by_the_tool(lock)
    said = {(name, version): words for name, version, words in licences(lock)}
    components = {f"{part['name']}@{part['version']}": component(part, said) for part in made["components"]}
    return {
        "$schema": made["$schema"],
        "bomFormat": made["bomFormat"],
        "specVersion": made["specVersion"],
        "version": 1,
        "metadata": {
            "component": {"bom-ref": "residuals", "name": "residuals", "type": "application"},
            "properties": [{"name": LOCK_HASH, "value": digest(lock)}],
        },
        "components": [components[key] for key in sorted(components)],
        "dependencies": [{"ref": "residuals", "dependsOn": sorted(part["bom-ref"] for part in components.values())}],
    }


def made_by_the_tool(lock: Path) -> dict[str, Any]:
    """What cyclonedx-py says of the lock."""
    tool = Path(sys.executable).with_name(TOOL)
    words = [str(tool), "requirements", str(lock), "--short-PURLs", "--output-reproducible", "--of", "JSON"]
    try:
        done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=SECONDS)  # noqa: S603
    except (OSError, subprocess.SubprocessError) as error:
        raise NoToolError(f"{TOOL} is not installed here, or failed: {type(error).__name__}") from None
    found = json.loads(done.stdout)
    assert isinstance(found, dict)  # noqa: S101 - the tool's own format
    return found


def component(part: dict[str, Any], said: dict[tuple[str, str], str]) -> dict[str, Any]:
    """One distribution: name, version, purl, licence; whatever names a host or repeats the lock is left out."""
    kept = {key: value for key, value in part.items() if key not in DROPPED}
    licence = said.get((part["name"], part["version"]), "not installed here")
    named = {} if licence == "not installed here" else {"licenses": [{"license": {"name": licence}}]}
    return kept | named | {"bom-ref": part["purl"]}


def digest(lock: Path) -> str:
    """SHA-256 of the lock."""
    return sha256(lock.read_bytes()).hexdigest()


def lock_hash_of(file: Path) -> str:
    """The lock that a bill was made from; "" where it cannot be told."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))["metadata"]["properties"]
        return str(next(item["value"] for item in told if item["name"] == LOCK_HASH))
    except (ValueError, KeyError, TypeError, StopIteration):
        return ""
