"""One look, light and dark."""

from simulator.charts import look


def test_light_and_dark_have_the_same_variables():
    assert set(look.LIGHT) == set(look.DARK)


def test_plain_colours_for_those_who_know_no_variables():
    svg = '<a fill="var(--ink, #111111)"/><b fill="var(--regime-9, #abcdef)"/><c fill="var(--x)"/>'
    plain = look.resolved(svg, {"--ink": "#222222"})
    assert plain == '<a fill="#222222"/><b fill="#abcdef"/><c fill="#000"/>'
