"""The page's scripts: Vega once for all charts, a few lines that draw them, and a policy that forbids all loading."""

import base64
import hashlib
import os
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path

import vl_convert

from simulator.reporting.paths import HOUSE
from simulator.reporting.static_picture import VEGA_LITE


@cache
def bundle() -> str:
    """Vega, Vega-Lite and Vega-Embed in one script, wrapped so that only `vegaEmbed` is seen outside."""
    kept = folder() / f"vega-{version('vl-convert-python')}-{VEGA_LITE}.js"
    try:
        return kept.read_text(encoding="utf-8")
    except OSError:
        text = "(()=>{" + escaped(vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;", VEGA_LITE)) + "})();"
        keep(kept, text)
        return text


def folder() -> Path:
    """Where the bundle is kept between reports: making it takes over a second."""
    base = os.environ.get("XDG_CACHE_HOME") or (
        Path.home() / ".cache" if "HOME" in os.environ else tempfile.gettempdir()
    )
    return Path(base) / "residuals"


def keep(file: Path, text: str) -> None:
    """Write the file whole or not at all; a place that cannot be written to costs time and nothing else."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=file.parent, encoding="utf-8", delete=False) as part:
            part.write(text)
        Path(part.name).replace(file)
    except OSError:
        return


def drawing() -> str:
    """The lines that draw every chart of the page."""
    return escaped((HOUSE / "draw.js").read_text(encoding="utf-8"))


def escaped(text: str) -> str:
    """Text that no longer ends a script element, nor opens a comment in one."""
    return text.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def policy(*scripts: str) -> str:
    """A Content-Security-Policy under which nothing is fetched and only these scripts run."""
    hashes = " ".join(f"'sha256-{digest(script)}'" for script in scripts)
    allowed = f"style-src 'unsafe-inline'; img-src data:; script-src {hashes}"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def digest(script: str) -> str:
    """SHA-256 in base 64, as browsers compare it."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
