"""Prices of data where holders can refuse and where a single buyer can squeeze: MODEL.md (6), LITERATURE.md A3, A6."""


def veto_price(holders: int) -> float:
    """Total price of n permissions that are all needed, each priced alone, for demand 1 - P: n/(n+1).

    Cournot's complements, the anticommons: the more owners, the dearer and the less used (1/(n+1)).
    """
    return holders / (holders + 1)


def pooled_price() -> float:
    """Total price when one body licenses all of them, whatever their number: 1/2, use 1/2."""
    return veto_price(1)


def monopsony_price(value: float, largest_reservation: float) -> float:
    """What a single buyer offers for data worth `value` to people whose reservation prices are uniform from 0.

    Half the value, or the largest reservation price where that is less: nobody asks for more.
    """
    return min(value / 2, largest_reservation)


def participation(price: float, largest_reservation: float) -> float:
    """Share of people who give their data at this price."""
    return min(price / largest_reservation, 1.0)


def monopsony_loss(value: float, largest_reservation: float) -> float:
    """Monopsony participation over the efficient one: 1/2 while value <= largest reservation, up to 1 beyond."""
    obtained = participation(monopsony_price(value, largest_reservation), largest_reservation)
    return obtained / participation(value, largest_reservation)
