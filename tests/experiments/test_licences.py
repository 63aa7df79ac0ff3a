"""Licences as distributions state them; every pinned distribution has a row."""

from email.message import Message
from importlib.metadata import version

from simulator.experiments.licences import LOCK, licence_of, licences, page

NOT_HERE = "not installed here"


def told(*pairs):
    message = Message()
    for name, value in pairs:
        message[name] = value
    return message


def test_the_expression_comes_before_classifiers_and_free_text():
    mit = ("Classifier", "License :: OSI Approved :: MIT License")
    text = ("License", "Some words\nand a whole text")
    assert licence_of(told(("License-Expression", "BSD-3-Clause"), mit, text)) == "BSD-3-Clause"
    assert licence_of(told(mit, text)) == "MIT License"
    assert licence_of(told(text)) == "Some words"
    assert licence_of(told()) == "not said"


def test_a_lock_by_hand(tmp_path):
    lock = tmp_path / "lock"
    here = version("pytest")
    lock.write_text(f"pytest=={here} \\\n    --hash=sha256:aa\npytest==1.2\nno-such-thing==3 ; x\n# via y==2\n")
    assert list(licences(lock)) == [
        ("no-such-thing", "3", NOT_HERE),
        ("pytest", "1.2", NOT_HERE),
        ("pytest", here, "MIT"),
    ]


def test_every_installed_dependency_says_its_licence():
    rows = list(licences(LOCK))
    assert {"numba", "mesa", "pandas"} <= {name for name, _, licence in rows if licence != NOT_HERE}
    assert not [name for name, _, licence in rows if licence == "not said"]
    assert page().count("\n| ") == len(rows) + 1
