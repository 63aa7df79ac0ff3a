"""Labels of one byte, and a hint for a wrong word."""

import pytest

from simulator.ledger.reasons import CLAUSES, REASONS, number_of, word_of
from simulator.terms.clause import SLOTS


@pytest.mark.parametrize("table", [REASONS, CLAUSES])
def test_words_and_numbers_are_one_to_one_and_fit_a_byte(table):
    assert len(set(table.values())) == len(table)
    assert all(0 <= number < 256 for number in table.values())
    for word, number in table.items():
        assert number_of(word, table, "label") == number_of(number, table, "label") == number
        assert word_of(number, table) == word


def test_numbers_that_files_hold_do_not_move():
    # Written out: a posting stored today must mean the same tomorrow.
    assert [REASONS[word] for word in ("royalty", "fund", "escrow", "payment", "closing")] == [1, 4, 11, 14, 20]


def test_every_slot_of_a_term_sheet_has_a_number():
    assert set(SLOTS) <= set(CLAUSES)


def test_a_wrong_word_gets_the_nearest():
    with pytest.raises(ValueError, match="'royality' is not a reason; did you mean 'royalty'"):
        number_of("royality", REASONS, "reason")
    with pytest.raises(ValueError, match="'qqq' is not a clause; known: none, consent"):
        number_of("qqq", CLAUSES, "clause")
    with pytest.raises(ValueError, match="99 is not a reason"):
        number_of(99, REASONS, "reason")
    with pytest.raises(KeyError):
        word_of(99, REASONS)
