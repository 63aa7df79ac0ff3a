"""Names of accounts, and the numbers that postings carry."""


class Accounts:
    """A list of account names; an account's number is its place and never changes."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._names: list[str] = []

    def open(self, name: str) -> int:
        """The number of the account `name`, opened on first mention. Raises ValueError for an empty name."""
        if not name:
            raise ValueError("an account needs a name")
        number = self._numbers.setdefault(name, len(self._names))
        if number == len(self._names):
            self._names.append(name)
        return number

    def number(self, name: str) -> int:
        """The number of an open account; KeyError, with the name, for any other."""
        return self._numbers[name]

    def name(self, number: int) -> str:
        """The name of account `number`. Raises IndexError for a number that was never given."""
        if number < 0:
            raise IndexError(f"{number} is not an account's number")
        return self._names[number]

    def names(self) -> tuple[str, ...]:
        """All names in the order of their numbers."""
        return tuple(self._names)

    def __len__(self) -> int:
        return len(self._names)
