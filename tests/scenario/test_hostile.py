"""Scenario files made worse in every way that hypothesis thinks of: fine, or lines; never a crash, never long."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.scenario.names import FOLDERS, SCENARIOS, listed
from tests.commands.fakes import residuals
from tests.scenario.faults import told

SHIPPED = [SCENARIOS / FOLDERS[kind] / f"{name}.yaml" for kind in ("regime", "study") for name in listed(kind)]
REGIME = (SCENARIOS / "regimes" / "data_dignity.yaml").read_text()
SECONDS = 10.0
AGAIN = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
NUMBERS = st.sampled_from(
    [
        "1e999",
        "-1e999",
        ".nan",
        ".inf",
        "-.inf",
        "9" * 400,
        "9" * 5000,
        "0x" + "f" * 4000,
        "1:" * 500 + "1",
        "0o17",
        "1_0",
        "１",
        "-0.0",
        "1e-400",
        "0." + "1" * 9999,
        "yes",
        "~",
        "",
        "2027-01-01",
        '"0.1"',
        "[0.1]",
        "{a: 1}",
    ]
)
PIECES = st.sampled_from(
    [
        "&a ",
        "*a",
        "<<: *a\n",
        "!!python/object:os.system ",
        "!x ",
        "---\n",
        "...\n",
        "? ",
        ": ",
        "- ",
        "\t",
        "\x85",
        "\u2028",
        "%YAML 1.1\n",
        "{",
        "[",
        "}",
        "]",
        "|\n",
        ">\n",
        "'",
        '"',
        "#",
        "\x00",
        "\ufeff",
        "\x1b[31m",
        "\u202e",
        "\\",
        "\r",
    ]
)


@pytest.mark.slow
@settings(AGAIN, max_examples=150)
@given(st.sampled_from(SHIPPED), st.data())
def test_pieces_of_yaml_in_wrong_places(tmp_path, shipped, data):
    text = shipped.read_text()
    for piece in data.draw(st.lists(PIECES, min_size=1, max_size=3)):
        place = data.draw(st.integers(0, len(text)))
        text = text[:place] + piece + text[place:]
    file = tmp_path / shipped.name
    file.write_text(text, newline="")
    told(file, SECONDS)


@pytest.mark.slow
@settings(AGAIN, max_examples=100)
@given(st.sampled_from(SHIPPED), st.data())
def test_bytes_lost_doubled_or_changed(tmp_path, shipped, data):
    raw = shipped.read_bytes()
    first, last = sorted(data.draw(st.tuples(st.integers(0, len(raw)), st.integers(0, len(raw)))))
    middle = data.draw(st.one_of(st.just(b""), st.just(raw[first:last] * 2), st.binary(max_size=20)))
    file = tmp_path / shipped.name
    file.write_bytes(raw[:first] + middle + raw[last:])
    told(file, SECONDS)


@settings(AGAIN, max_examples=25)
@given(NUMBERS, st.integers(0, REGIME.count("value: ") - 1))
def test_numbers_that_are_none(tmp_path, number, which):
    places = REGIME.split("value: ")
    head, tail = "value: ".join(places[: which + 1]), "value: ".join(places[which + 1 :])
    file = tmp_path / "regime.yaml"
    file.write_text(head + "value: " + number + "\n" + tail.partition("\n")[2])
    told(file, SECONDS)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-be", "cp500"])
def test_another_encoding_is_one_line(tmp_path, encoding):
    file = tmp_path / "regime.yaml"
    file.write_bytes(REGIME.encode(encoding))
    assert len(told(file, SECONDS)) == 1


def test_laughs_nesting_and_long_words_end_at_once(tmp_path):
    laughs = "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(1000))
    for text in (
        laughs,
        "[" * 900_000,
        "a: " + "{b: " * 200_000,
        "k" * 900_000,
        "? " * 300_000,
        '"' + "\\x1b" * 200_000,
    ):
        file = tmp_path / "regime.yaml"
        file.write_text(text)
        assert told(file, SECONDS)


@AGAIN
@given(st.text(max_size=30), NUMBERS)
def test_an_override_is_refused_in_a_line_or_taken(key, number):
    answer = residuals("explain", "data_dignity", "--set", f"{key}={number}")
    assert answer.exit_code in {0, 2}, answer.output


def test_the_command_says_one_line_each_with_status_2(tmp_path):
    (tmp_path / "a.yaml").write_text("a: &a 1\n")
    (tmp_path / "b.yaml").write_bytes(b"\xff")
    answer = residuals("check", tmp_path / "a.yaml", tmp_path / "b.yaml", tmp_path / "c.yaml")
    assert answer.exit_code == 2
    assert len(answer.stderr.splitlines()) == 3
