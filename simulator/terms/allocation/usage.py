"""Money follows audience: works are paid in proportion to how much they are watched."""

from typing import Literal

from simulator.terms.allocation import Allocation


class Usage(Allocation):
    """Shares by the usage of permitted works (as performing rights societies do)."""

    kind: Literal["usage"] = "usage"
