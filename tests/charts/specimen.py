"""A small cube with made-up numbers of the right order, so that charts and pages can be tested without a model."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from simulator.charts.reading import Reading
from simulator.charts.regimes import SHIPPED, Regimes
from simulator.results.cube import Cube, Measure

CRAFTS = ("writers", "directors", "actors", "background", "camera", "editors", "sound", "costume", "makeup",
          "lighting", "art", "vfx", "music", "dubbing")  # fmt: skip
HEADS = dict(zip(CRAFTS, (14, 26, 20, 45, 22, 24, 20, 18, 12, 30, 34, 40, 25, 20), strict=True))  # thousand
EXPOSED = dict(zip(CRAFTS, (6, 5, 3, 4, 2, 6, 4, 1, 1, 2, 3, 6, 6, 7), strict=True))  # tenths
TITLES = {
    "vfx": "VFX and animation",
    "makeup": "Make-up and hair",
    "camera": "Camera",
    "background": "Background actors",
}
PAY = 110_000.0

# Regime -> cents of the royalty dollar: evaded, administration, agents, holders, funds, outside, people; royalty $m.
PIPE = {
    "status_quo": ((0, 0, 0, 0, 0, 0, 0), 0),
    "copyright_holder": ((6, 5, 0, 79, 0, 4, 6), 420),
    "data_dignity": ((6, 14, 0, 0, 0, 36, 30), 450),
    "union_negotiated": ((0, 5, 2, 0, 38, 12, 40), 1300),
    "opt_in_consent": ((6, 9, 1, 42, 0, 14, 22), 440),
    "statutory_levy": ((6, 9, 0, 35, 23, 8, 13), 430),
}
HOURS = dict(zip(SHIPPED, (0, 0.004, 0.005, 0.022, 0.012, 0.003), strict=True))
DATA = dict(zip(SHIPPED, (0, -0.04, 0, 0, -0.12, 0), strict=True))
SIZES = dict(zip(("under_1", "1_to_5", "5_to_25", "25_to_100", "100_to_1000", "over_1000"),
                 ((0.3, 0.22, 0.2, 0.14, 0.1, 0.04)), strict=True))  # fmt: skip
BANDS = ("loses_over_5", "loses_1_to_5", "within_1", "gains_1_to_5", "gains_over_5")
STOCKS = (
    "capability", "data_stock", "consented_share", "ai_made_share", "price_index", "bargained_rate", "headcount",
    "escrow", "carried", "undistributed", "residual_mean", "bands/", "payments", "income/", "residuals/",
)  # fmt: skip


def specimen(regimes: tuple[str, ...] = SHIPPED, worlds: int = 8, quarters: int = 40) -> Cube:
    """A cube of one full-size run, `worlds` replications and as many with luck alone, for each regime."""
    plan = pd.DataFrame(_plan(regimes, worlds))
    runs = [_run(row["regime"], row["role"], row["replication"], quarters) for row in plan.to_dict("records")]
    measures = tuple(
        Measure(name, "usd", name.partition("/")[2], not name.startswith(STOCKS), "more") for name in runs[0]
    )
    values = np.stack([np.stack(list(run.values()), axis=1) for run in runs])
    labels = tuple(f"{2027 + quarter // 4}Q{quarter % 4 + 1}" for quarter in range(quarters))
    return Cube(plan, labels, measures, values)


def reading(regimes: tuple[str, ...] = SHIPPED, worlds: int = 8, quarters: int = 40) -> Reading:
    """The specimen as charts read it."""
    return Reading(specimen(regimes, worlds, quarters), Regimes(regimes, regimes[0], {}), TITLES)


def _plan(regimes: tuple[str, ...], worlds: int) -> Iterator[dict[str, object]]:
    kinds = [("full", 1), ("ensemble", worlds), ("luck", worlds)]
    rows = [(role, replication, regime) for role, size in kinds for replication in range(size) for regime in regimes]
    for run, (role, replication, regime) in enumerate(rows):
        yield {
            "run": run, "regime": regime, "role": role, "point": 0, "replication": replication, "seed": 1,
            "scale": 1.0 if role == "full" else 0.05, "status": "ok", "seconds": 1.5, "error": "", "balance": "0",
            "balances_sha256": "",
        }  # fmt: skip


def _run(regime: str, role: str, replication: int, quarters: int) -> dict[str, np.ndarray]:
    draw = np.random.default_rng(replication)  # the same luck for every regime
    wide, narrow = draw.normal(size=6), np.random.default_rng(900 + replication).normal(size=6)
    luck = {"full": 0 * wide, "ensemble": 0.3 * wide, "luck": 0.02 * narrow}[role]
    years = np.arange(quarters) / 4
    return dict(_measures(regime, luck, years))


def _measures(regime: str, luck: np.ndarray, years: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    fall = np.exp(-0.022 * years * (1 + luck[0])) * (1 + HOURS.get(regime, 0.01) * (1 + luck[1]) * years / 10)
    pipe, million = PIPE.get(regime, ((5, 10, 0, 20, 5, 20, 30), 300))
    owed = million * 1e6 / 4 * (0.3 + years / 7) * np.exp(luck[2])
    yield from _work(regime, fall, owed * pipe[6] / 100)
    names = (
        "royalty_evaded",
        "administration",
        "agent_commission",
        "paid_holders",
        "paid_funds",
        "paid_outside",
        "paid_people",
    )
    yield "royalty_owed", owed * (1 - pipe[0] / 100)  # what is evaded is not in it
    for name, share in zip(names, pipe, strict=True):
        yield name, owed * (share if name != "paid_people" else pipe[5] + pipe[6]) / 100
    yield from _money(owed, pipe, fall, luck)
    yield from _technology(regime, years, luck)
    yield from _distribution(regime, owed * pipe[6] / 100, luck)


def _work(regime: str, fall: np.ndarray, paid: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    total = sum(HEADS.values())
    yield "hours", 350_000 * 450 * fall
    yield "headcount", 350_000 * fall**0.5
    yield "wage_income", 350_000 * PAY / 4 * fall
    yield "residual_mean", 4 * paid / 350_000
    yield "displaced_wages", 350_000 * PAY / 4 * (1 - np.minimum(fall, 0.999))
    for craft, heads in HEADS.items():
        share, own = heads / total, fall ** (EXPOSED[craft] / 4)
        yield f"headcount/craft={craft}", 350_000 * share * own**0.5
        yield f"wage_income/craft={craft}", 350_000 * share * PAY / 4 * own
        yield f"residual_mean/craft={craft}", 4 * paid / (350_000 * own**0.5)


def _money(
    owed: np.ndarray, pipe: tuple[int, ...], fall: np.ndarray, luck: np.ndarray
) -> Iterator[tuple[str, np.ndarray]]:
    wages, consumers = 350_000 * PAY / 4 * fall, 35e9 + 0 * owed
    yield "consumer_spending", consumers + 0.3 * owed
    yield "consumer_surplus_change", -0.3 * owed
    yield "studio_profit", 0.12 * consumers - 0.2 * owed
    yield "works_in_hand_change", -0.1 * owed
    yield "ai_firm_profit", 2e8 - 0.4 * owed
    yield "studio_ai_spending", 3e8 - 0.1 * owed
    yield "ai_revenue_audiovisual", 6e8 - 0.1 * owed
    yield "other_inputs", 0.88 * consumers - wages + 0.5 * owed
    yield "ai_inputs", 4e8 - 0.6 * owed
    yield "escrow", np.cumsum(owed * (100 - sum(pipe)) / 100)
    yield "price_index", 1 + 0.002 * owed / 1e8 + 0.01 * luck[3]


def _technology(regime: str, years: np.ndarray, luck: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    data = np.exp(0.01 * years + DATA.get(regime, 0) * np.minimum(years, 2))
    yield "capability", np.exp(0.4 * years * (1 + 0.3 * luck[4])) * data**0.15
    yield "data_stock", data
    yield "consented_share", np.full(years.size, 1 + DATA.get(regime, 0) * 4)
    yield "bargained_rate", np.full(years.size, 0.02 * (1 + luck[5]) * (regime == "union_negotiated"))
    yield "ai_made_share", 0.02 + 0.012 * years


def _distribution(regime: str, paid: np.ndarray, luck: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    for size, share in SIZES.items():
        yield f"payments/size={size}", 300_000 * share * (paid > 0)
        yield f"payments_money/size={size}", 4 * paid * share
    for decile in range(1, 11):
        yield f"residuals/decile={decile}", 4 * paid / 35_000 * decile / 55
        yield f"income/decile={decile}", 12_000 * decile + 4 * paid / 35_000 * decile / 55 * (1 + luck[5])
    gain = min(0.3, 10 * HOURS.get(regime, 0.01))
    shares = (0.02, 0.08, 0.9 - 2 * gain, gain, gain)
    for band, share in zip(BANDS, shares, strict=True):
        yield f"bands/change={band}", np.full(paid.size, share)
        for craft in CRAFTS:
            yield f"bands/craft={craft}/change={band}", np.full(paid.size, share)
