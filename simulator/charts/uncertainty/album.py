"""Every picture of how sure the results are, in the order in which an economist asks."""

from collections.abc import Iterator

from simulator.charts.picture import Picture
from simulator.charts.reading import Reading
from simulator.charts.uncertainty import converging, fans, pairs, regrets, worlds


def pictures(reading: Reading) -> dict[str, Picture]:
    """Name -> picture."""
    return {picture.name: picture for picture in _pictures(reading)}


def _pictures(reading: Reading) -> Iterator[Picture]:
    interests = worlds.told(reading)
    if not interests or not reading.regimes.others or not len(worlds.by_regime(reading, interests[0])):
        return
    yield from (fans.interval_picture(reading, interest) for interest in interests)
    yield from (fans.fan_picture(reading, interest) for interest in interests)
    yield pairs.picture(reading)
    yield regrets.picture(reading)
    yield from (converging.picture(reading, interest) for interest in interests)
