"""Whether an analysis beside a study's results was asked of that study, and the command that asks it."""

import shlex
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from simulator.reporting.sensitivity import BESIDE

Manifest = Mapping[str, Any]

STUDY = 2  # the place of the study among the words of `residuals run STUDY`
KEPT = ("--set", "--preset", "--regime", "--seed")  # what decides the world and not its size
UNNAMED = "one whose name is not recorded"
ASKED = "What moves the answer was asked of"


def otherwise(results: Manifest, analysis: Manifest) -> list[str]:
    """Sentences on what the analysis was asked of instead: study, seed, figures, rules, code; none where all agree."""
    return [f"{ASKED} {other}." for other in _others(results, analysis)]


def _others(results: Manifest, analysis: Manifest) -> Iterator[str]:
    names, seeds = (tuple(known.get(key) for known in (analysis, results)) for key in ("name", "seed"))
    if names[0] != names[1]:
        yield f"another study, {names[0] or UNNAMED}, and these results are of {names[1] or UNNAMED}"
    if seeds[0] != seeds[1]:
        yield f"another seed, {seeds[0]}, and these results have {seeds[1]}"
    asked, own = (known.get("hashes") or {} for known in (analysis, results))
    if asked.get("sector") != own.get("sector"):
        yield "other figures than these results have (another sector, a preset, or --set)"
    others = sorted(name for name in own if name != "sector" and asked.get(name) != own[name])
    if others:
        yield f"other rules, or without them: {', '.join(others)}"
    if str(analysis.get("code_hash")) != str(results.get("code_hash")):
        yield "another version of the code than made these results"


def command(results: Manifest, folder: Path) -> str:
    """The command that analyses the study of a folder of results and leaves the answer beside it."""
    words = shlex.split(str(results.get("command") or ""))
    study = words[STUDY] if len(words) > STUDY else str(results.get("name") or folder.name)
    kept = [word for pair in pairwise(words) if pair[0] in KEPT for word in pair]
    is_usual = folder.name == Path(study).stem
    out = [] if is_usual else ["--out", folder.name + BESIDE]
    return shlex.join(["residuals", "sensitivity", study, *kept, *out])
