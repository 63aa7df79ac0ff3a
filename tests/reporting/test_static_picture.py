"""Static pictures: small, and with text even where a system has no fonts."""

import subprocess
import sys

import altair as alt
import pytest

from simulator.charts import look
from simulator.reporting import static_picture

SPEC = look.finished(
    alt.Chart({"values": [{"a": "camera", "b": 1.23456789}]}).mark_bar().encode(x="b:Q", y="a:N")
).to_dict()

# In a mount namespace of its own, with every folder of fonts empty. Prints the bytes of two pictures.
WITHOUT_FONTS = """
set -e
for folder in /usr/share/fonts /usr/local/share/fonts; do [ -d $folder ] && mount -t tmpfs none $folder; done
exec "$0" -c '
import vl_convert
svg = "<svg xmlns=\\"http://www.w3.org/2000/svg\\" width=\\"300\\" height=\\"40\\">{}</svg>"
text = "<text y=\\"30\\" font-size=\\"20\\" font-family=\\"%s\\">camera operators</text>"
for font in ("Liberation Sans, Arial, Helvetica, sans-serif", "No Such Font"):
    print(len(vl_convert.svg_to_png(svg.format(text % font))))
'
"""


def test_small_loses_nothing_that_is_seen():
    full = static_picture.svg(SPEC)
    small = static_picture.small(full)
    assert len(small) < 0.8 * len(full)
    assert "font-family" not in small
    assert ">camera<" in small
    assert "var(--ink" not in small or "#" not in small.split("var(--ink")[1][:12]
    assert small.count("<text") == full.count("<text")
    assert small.count("<path") == full.count("<path")


def test_numbers_keep_two_decimals():
    assert static_picture.small('<path d="M1.23456,0.5h10.999999"/>') == '<path d="M1.23,0.5h10.99"/>'


def test_texts_and_what_is_read_aloud_keep_their_digits():
    drawn = '<path d="M1.2345" aria-label="below 0.0583" x="0.98765"/><text>0.0583</text>'
    assert static_picture.small(drawn) == '<path d="M1.23" aria-label="below 0.0583" x="0.98"/><text>0.0583</text>'


def test_png_has_plain_colours():
    assert static_picture.png(SPEC, {}, scale=1.0).startswith(b"\x89PNG")


def test_text_is_drawn_without_system_fonts():
    done = subprocess.run(
        ["unshare", "--mount", "--map-root-user", "sh", "-c", WITHOUT_FONTS, sys.executable],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if "unshare" in done.stderr or "mount" in done.stderr:
        pytest.skip(f"no mount namespaces here: {done.stderr.strip()}")
    ours, unknown = map(int, done.stdout.split())
    assert ours > 2 * unknown  # a picture with no text is a few hundred bytes
