"""A person's account sums to the payment and names the outputs behind each work."""

import pytest

from simulator.attribution.faults import AttributionError
from simulator.attribution.run import attribute_catalogue
from simulator.attribution.statement import account
from tests.attribution.catalogue import by_hand, column, drawn, request, write


def test_by_hand(tmp_path):
    attribute_catalogue(request(by_hand(tmp_path), neighbours=2), tmp_path / "out")
    told = account(tmp_path / "out", "ann")
    assert told.microcents == 6 * 10**8
    assert [(line.work, line.owner, line.points, line.pot_microcents, line.microcents) for line in told.lines] == [
        ("a", "X", 1, 4 * 10**8, 4 * 10**8),
        ("b", "Y", 2, 3 * 10**8, 2 * 10**8),
    ]
    assert told.lines[0].outputs == ((1, 4 * 10**8),)


def test_every_account_sums_to_its_payment(tmp_path):
    attribute_catalogue(request(drawn(tmp_path)), tmp_path / "out")
    for person, microcents in column(tmp_path / "out", "people", "person").items():
        told = account(tmp_path / "out", str(person))
        assert sum(line.microcents for line in told.lines) == told.microcents == microcents


def test_what_is_refused(tmp_path):
    files = by_hand(tmp_path)
    attribute_catalogue(request(files, has_lines=False), tmp_path / "netted")
    attribute_catalogue(request(files), tmp_path / "out")
    for folder, person, message in [
        ("netted", "ann", "--netted"),
        ("out", "zoe", "nobody is called 'zoe'"),
        (".", "ann", "no attribution"),
    ]:
        with pytest.raises(AttributionError, match=message):
            account(tmp_path / folder, person)
    attribute_catalogue(request(drawn(tmp_path)), tmp_path / "numbers")
    with pytest.raises(AttributionError, match="nobody is called 'ann'"):
        account(tmp_path / "numbers", "ann")


def test_a_person_without_a_payment(tmp_path):
    files = by_hand(tmp_path)
    files["credits"] = write(tmp_path, "credits", work=["a", "a"], person=["ann", "zed"], points=[1, 0])
    attribute_catalogue(request(files), tmp_path / "out")
    assert account(tmp_path / "out", "zed").lines == ()
