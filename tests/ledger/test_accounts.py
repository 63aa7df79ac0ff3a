"""Names and numbers of accounts."""

import pytest

from simulator.ledger.accounts import Accounts


def test_a_name_keeps_its_number():
    accounts = Accounts()
    assert [accounts.open(name) for name in ("studio:a", "escrow", "studio:a")] == [0, 1, 0]
    assert accounts.names() == ("studio:a", "escrow")
    assert accounts.number("escrow") == 1
    assert accounts.name(1) == "escrow"
    assert len(accounts) == 2


def test_what_is_not_open_is_an_error():
    accounts = Accounts()
    accounts.open("escrow")
    with pytest.raises(KeyError, match="pool"):
        accounts.number("pool")
    for number in (1, -1):
        with pytest.raises(IndexError):
            accounts.name(number)
    with pytest.raises(ValueError, match="needs a name"):
        accounts.open("")
