"""The auditor's own books: balances and flows in Python integers, and the first place where two records part."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Flow = tuple[int, str, str, str]  # quarter, reason, debit, credit


class Difference(Exception):  # noqa: N818 - what an audit finds is no error of the program
    """The first place where the run's record is not what the auditor finds."""

    def __init__(self, quarter: str, what: str, audited: Any, recorded: Any) -> None:
        super().__init__(f"{quarter}: {what}: the auditor finds {audited}, the record says {recorded}")


@dataclass
class Journal:
    """Money moved, by flow, and what every account holds."""

    flows: dict[Flow, int] = field(default_factory=lambda: defaultdict(int))
    balances: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def post(self, quarter: int, reason: str, debit: str, credit: str, amount: int) -> None:
        """Move an amount; nothing where it is nothing."""
        if amount:
            self.flows[quarter, reason, debit, credit] += amount
            self.balances[debit] -= amount
            self.balances[credit] += amount

    def by_reason(self) -> dict[str, int]:
        """Microcents moved for each reason, exactly."""
        sums: dict[str, int] = defaultdict(int)
        for (_, reason, _, _), amount in self.flows.items():
            sums[reason] += amount
        return dict(sums)

    def digest(self) -> str:
        """The hash that a plan stores of a run's balances."""
        return hashlib.sha256(repr(sorted(self.balances.items())).encode()).hexdigest()


def same(quarter: str, what: str, audited: Mapping[Any, int], recorded: Mapping[Any, int]) -> None:
    """Raise Difference at the first key, in order, that two records do not agree on; zero is not there."""
    if dict(audited) == dict(recorded):
        return
    for key in sorted(audited.keys() | recorded.keys()):
        ours, theirs = audited.get(key, 0), recorded.get(key, 0)
        if ours != theirs:
            raise Difference(quarter, f"{what} {key}", f"{ours} microcents", f"{theirs}")
