"""Every picture of how sure the results are, in the order in which an economist asks."""

from collections.abc import Iterator

from simulator.charts.picture import Picture
from simulator.charts.reading import Reading
from simulator.charts.uncertainty import converging, fans, pairs, regrets, stakes, worlds


def pictures(reading: Reading) -> dict[str, Picture]:
    """Name -> picture."""
    return {picture.name: picture for picture in _pictures(reading)}


def _pictures(reading: Reading) -> Iterator[Picture]:
    known = stakes.told(reading)
    if not known or not reading.regimes.others:
        return
    yield from (fans.interval_picture(reading, stake) for stake in known if stake.is_told_as_change(reading))
    yield from (fans.fan_picture(reading, interest) for interest in worlds.told(reading))
    yield pairs.picture(reading)
    yield regrets.picture(reading)
    yield from (converging.picture(reading, stake, is_noted=stake is known[0]) for stake in known)
