"""From a folder of `residuals sweep` to its page."""

import json
from pathlib import Path

from simulator.charts.sensitivity.sentences import lost
from simulator.charts.sweep import ONE_WORLD, counted, pictures, regimes_of
from simulator.reporting import parts
from simulator.reporting.leaflet import leaflet
from simulator.reporting.parts import Html
from simulator.reporting.report import kept
from simulator.results import manifest

TOLD = "sweep.json"
PAGE = "index.html"
SHORT_HASH = 12


def render(folder: Path) -> Path:
    """Write index.html into the folder; the path of the page."""
    found = manifest.verify(folder, [TOLD])
    told = json.loads((folder / TOLD).read_bytes())
    study, title = told["study"], f"{told['study']['title']}: {', '.join(axis['path'] for axis in told['axes'])}"
    source = f"Residuals, {study['name']}, results {str(found['digest'])[:SHORT_HASH]}, {told['runs']:,} runs"
    runs = lost(told) or f"{told['runs']:,} runs, none failed"
    prose = (
        f"{len(told['points']):,} points, {counted(told)} at each; {runs}. Worlds have the same luck "
        "and the same drawn figures at every point, so that points differ by what is varied alone."
    )
    prose += f" {ONE_WORLD}; more --reps show it." if study["replications"] == 1 else ""
    pieces: list[Html | str] = [parts.style(regimes_of(told)), f"# {title}", prose]
    pieces += [parts.figure(picture, source) for picture in pictures(told).values()]
    page = kept(folder / PAGE, leaflet(title, [*pieces, f"Again: `{found['command']}`"]).encode())
    manifest.add_files(folder, [page])
    return page
