"""The tree knows its lines and refuses what a scenario file has no use for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.scenario.tree import LARGEST_FILE, Node, read_tree


def read(text):
    """The tree and the errors of a text."""
    errors: list[str] = []
    tree = read_tree(text if isinstance(text, bytes) else text.encode(), "f.yaml", errors)
    return tree, errors


def test_values_know_their_lines():
    tree, errors = read("a: 1\nb:\n  - x\n  - {c: 2.5}\n")
    assert errors == []
    assert tree.plain() == {"a": 1, "b": ("x", {"c": 2.5})}
    assert [tree.get("a").place, tree.get("b").place] == ["f.yaml:1", "f.yaml:2"]
    assert [item.place for item in tree.get("b").content] == ["f.yaml:3", "f.yaml:4"]


def test_items_of_a_list_are_reached_by_their_name():
    tree, _ = read("- {name: camera, pay: 1}\n- {name: sound, pay: 2}\n- 3\n")
    assert tree.get("sound").get("pay").content == 2
    assert tree.get("light") is None
    assert Node(3, "").get("x") is None


def test_all_equal_keys_are_named_and_the_first_stays():
    tree, errors = read("a: 1\nb: 2\na: 3\nb: {c: 1, c: 2}\n")
    assert errors == [
        'f.yaml:3: "a" is given twice (first on line 1)',
        'f.yaml:4: "b" is given twice (first on line 2)',
        'f.yaml:4: "c" is given twice (first on line 4)',
    ]
    assert tree.plain() == {"a": 1, "b": 2}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: &x 2\n", 2, "anchors"),
        ("a: *x\n", 1, "anchors"),
        ("a: !!python/object/apply:os.system [ls]\n", 1, "tags"),
        ("a: !secret 1\n", 1, "tags"),
        ("? [a, b]\n: 1\n", 1, "a key must be a word"),
        ("a: 1\n---\nb: 2\n", 2, "only one document"),
        ("a: [1\nb: 2\n", 2, ""),
        ("a:\n\t- 1\n", 2, ""),
        (b"a: 1\nb: \xff\xfe\n", 2, "not UTF-8"),
        (b"a: \x00\n", 1, ""),
        ("[" * 21, 1, "nested more than 20 deep"),
        ("{a: " * 200_000, 1, "nested more than 20 deep"),
        ("x" * (LARGEST_FILE + 1), 1, "larger than"),
        ("- 1\n" * 100_001, 100_000, "more than 100000 values"),
    ],
)
def test_what_is_refused_says_where(text, line, words):
    tree, errors = read(text)
    assert tree is None
    assert len(errors) == 1
    assert errors[0].startswith(f"f.yaml:{line}: ")
    assert words in errors[0]


def test_a_bomb_of_aliases_does_not_go_off():
    bomb = "a: &a [x, x]\n" + "".join(f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True))
    assert read(bomb)[0] is None


def test_an_empty_file_has_no_keys():
    assert read("# nothing\n")[0].plain() == {}


@settings(max_examples=300)
@given(st.one_of(st.binary(), st.text(alphabet="ab:-?[]{}&*!#|>'\"%@` \n\t0.,~")))
def test_any_bytes_give_a_tree_or_one_clear_line(data):
    raw = data if isinstance(data, bytes) else data.encode()
    tree, errors = read(raw)
    assert tree is not None or errors
    assert all(error.startswith("f.yaml:") for error in errors)
