"""One colour a regime: fixed order, told apart by everybody, readable on the page."""

import itertools

import numpy as np
import pytest

from simulator.charts import look
from simulator.charts.regimes import DARK, LIGHT, SHIPPED, Regimes, plain

# Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
SIGHT = {
    "normal": np.eye(3),
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])


def linear(colour: str):
    """Linear RGB of a hexadecimal sRGB colour."""
    part = np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)]) / 255
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def lab(rgb):
    """CIE L*a*b* of linear RGB."""
    scaled = TO_XYZ @ np.clip(rgb, 0, 1) / WHITE
    root = np.where(scaled > 0.008856, np.cbrt(scaled), 7.787 * scaled + 16 / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2."""
    dark, light = sorted(float(TO_XYZ[1] @ linear(colour)) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("shades", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_differ_to_every_kind_of_sight(shades, sight):
    seen = [lab(np.array(SIGHT[sight]) @ linear(colour)) for colour in shades]
    nearest = min(np.linalg.norm(one - other) for one, other in itertools.combinations(seen, 2))
    assert nearest > 10  # a difference of 2.3 is just noticeable


@pytest.mark.parametrize(("shades", "page"), [(LIGHT, look.LIGHT["--page"]), (DARK, look.DARK["--page"])])
def test_colours_stand_out_from_the_page(shades, page):
    assert min(contrast(colour, page) for colour in shades) >= 3


def test_black_on_white_has_the_contrast_that_the_standard_gives():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_a_regime_has_its_colour_in_any_company():
    alone = Regimes(("data_dignity",), "data_dignity", {})
    together = Regimes(("zzz", *SHIPPED), "status_quo", {})
    assert alone.colour("data_dignity") == together.colour("data_dignity") == "var(--regime-2, #0072b2)"


def test_regimes_of_ones_own_get_further_colours():
    names = tuple(f"deal_{place}" for place in range(12))
    regimes = Regimes((*SHIPPED, *names), "status_quo", {})
    assert len(set(regimes.colours())) == len(SHIPPED) + 12
    assert len(set(regimes.variables().values())) == len(regimes.variables())
    assert set(regimes.variables()) == set(regimes.variables(is_dark=True))


def test_labels():
    titles = {"data_dignity": "A longer title of a shipped one", "bill": "Senate bill", "deal": "x" * 31}
    regimes = Regimes(("data_dignity", "opt_in_consent", "bill", "deal", "WGA_2026"), "bill", titles)
    assert regimes.labels() == ["Data dignity", "Opt-in consent", "Senate bill", "Deal", "Wga 2026"]
    assert regimes.others == ("data_dignity", "opt_in_consent", "deal", "WGA_2026")


def test_a_label_inside_a_sentence_keeps_its_capitals_where_it_is_a_name():
    regimes = Regimes(("a", "b"), "a", {"a": "Statutory levy", "b": "WGA 2026"})
    assert [regimes.inline(name) for name in regimes.names] == ["statutory levy", "WGA 2026"]


def test_plain():
    assert plain("data_dignity") == "Data dignity"
