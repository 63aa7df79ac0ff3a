"""Train: once a year each AI firm learns from what it may use; consent bites here and nowhere else."""

import math
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from simulator.agents.draws import normals, normals_grid, uniforms
from simulator.agents.institutions import AIFirm, Claims
from simulator.behaviour import ai_supply, capability, data_stock
from simulator.kernels.attribution import attribute
from simulator.model.economy import years_since_base
from simulator.model.market import entering_share, no_claims
from simulator.quarters import QUARTERS_PER_YEAR
from simulator.terms.allocation import Allocation
from simulator.terms.consent import Consent, ConsentView
from simulator.terms.enforcement import Enforcement
from simulator.terms.royalty import Royalty

if TYPE_CHECKING:
    from simulator.model.model import ResidualModel

F8 = npt.NDArray[np.float64]
I8 = npt.NDArray[np.int8]
Flags = npt.NDArray[np.bool_]

FEWEST_OUTPUTS = 32
YEARS_BETWEEN_TRAININGS = 1.0
TRAINING_QUARTER = 4  # of the calendar year: the new model sells from January


def train(model: "ResidualModel") -> None:
    """Train every firm where the calendar or the law says so, and attribute the coming year's outputs."""
    for firm in model.cast.ai_firms:
        firm.retraining_cost = 0.0
    if starts_now(model):
        for number, firm in enumerate(model.cast.ai_firms):
            if not firm.is_entrant or firm.base_share > 0.0:
                attribute_anew(model, number, firm)
    if is_training_date(model):
        stocks = stocks_of_works(model)
        allowed = permitted_works(model)
        for number, firm in enumerate(model.cast.ai_firms):
            train_firm(model, number, firm, stocks, allowed)
            firm.retraining_cost = forced_cost(model, firm)


def starts_now(model: "ResidualModel") -> bool:
    """Whether the term sheet takes effect in this quarter."""
    return model.is_in_force(model.calendar) and not model.is_in_force(model.calendar + -1)


def attribute_anew(model: "ResidualModel", number: int, firm: AIFirm) -> None:
    """A new law's key for the model that is on the market already: it was trained under another law."""
    old = firm.claims
    used = np.zeros(model.works.size, np.bool_)
    used[: old.permitted.size] = old.permitted
    firm.claims = claims_of(model, number, old.year, used, old.price_paid_share)


def is_training_date(model: "ResidualModel") -> bool:
    """The fourth quarter of each year, and the quarter in which a law that forces retraining takes effect."""
    is_forced = starts_now(model) and model.terms.of(Consent).forces_retraining
    return model.calendar.quarter == TRAINING_QUARTER or is_forced


def forced_cost(model: "ResidualModel", firm: AIFirm) -> float:
    """Dollars that a retraining out of turn costs: a part of a year's revenue; none on the firm's own calendar."""
    if model.calendar.quarter == TRAINING_QUARTER:
        return 0.0
    return model.base.sector.technology.retraining_cost_share.value * QUARTERS_PER_YEAR * firm.revenue


def train_firm(model: "ResidualModel", number: int, firm: AIFirm, stocks: F8, allowed: Flags) -> None:
    """Choose blocks, learn from them, and sell the result from the next quarter on; firms that come do so last."""
    used, paid_share = learn(model, firm, stocks, allowed)
    if firm.is_entrant:
        firm.coming_share = entering_share(model, firm, paid_share)
    if firm.is_entrant and firm.coming_share == 0.0:
        firm.trained = no_claims(model, model.calendar.year + 1)
    else:
        firm.trained = claims_of(model, number, model.calendar.year + 1, used, paid_share)


def learn(model: "ResidualModel", firm: AIFirm, stocks: F8, allowed: Flags) -> tuple[Flags, float]:
    """What a firm trains on, and the share of the headline rate that it costs; sets its capability."""
    technology = model.base.sector.technology
    usable = allowed if is_licensed(model) or not firm.is_licensed_only else allowed & model.works.is_public
    used, paid_share = choose_works(model, usable, stocks)
    firm.data_stock = float(stocks[used | learned_abroad(model, allowed)].sum())
    if firm.data_stock == 0.0 and technology.data_elasticity.value > 0.0:
        raise ValueError(f"AI firm {firm.name} has nothing to learn from in {model.calendar}: no work is open to it")
    progress = technology.substitution_progress.value / abs(model.base.sector.task_substitution - 1.0)
    years = years_since_base(model.calendar.index + 0.5 + QUARTERS_PER_YEAR / 2, model.base.sector.base_year)
    firm.capability = capability.capability(years, progress, firm.data_ratio, technology.data_elasticity.value)
    return used, paid_share


def learned_abroad(model: "ResidualModel", allowed: Flags) -> Flags:
    """Works (works,) that the law withholds and firms learn from where it does not hold; nobody is paid for these.

    What is sold at home owes what it owes: a share of AI revenue does not depend on where the model was trained.
    """
    mobile = model.base.sector.law.mobile_training_share.value
    return np.asarray(~allowed & (uniforms(model.luck, "training_abroad", model.works.luck_id) < mobile))


def is_licensed(model: "ResidualModel") -> bool:
    """Whether a licence is to be had under the law in force: then even the careful train on what it covers."""
    return model.law.of(Consent).kind != "none"


def stocks_of_works(model: "ResidualModel") -> F8:
    """Training value of each work today, (works,); rows stand for `weight` works, the same for all."""
    technology, works = model.base.sector.technology, model.works
    ages = (model.now - works.vintage) / QUARTERS_PER_YEAR
    stocks = data_stock.work_stocks(
        works.quality,
        works.minutes,
        ages,
        works.ai_share,
        technology.data_depreciation.value,
        technology.contamination_loss.value,
    )
    is_replaced = model.base.sector.switches.training == "replace"
    # Under `replace` a model remembers nothing older than the one before it.
    return np.where(ages < YEARS_BETWEEN_TRAININGS, stocks, 0.0) if is_replaced else stocks


def permitted_works(model: "ResidualModel") -> Flags:
    """What the law's consent clause allows to be learned from, (works,)."""
    works, people = model.works, model.people
    view = ConsentView(
        people_normals=normals(model.luck, "person_consent", people.luck_id),
        work_normals=normals(model.luck, "work_consent", works.luck_id),
        holder_uniforms=uniforms(model.luck, "holder_consent", works.luck_id),
        starts=works.starts,
        people=works.people,
        points=works.points,
        principal=works.is_principal,
        is_public=works.is_public,
        offered_rate=model.law.of(Royalty).headline_rate,
    )
    return model.law.of(Consent).permits(view)


def choose_works(model: "ResidualModel", usable: Flags, stocks: F8) -> tuple[Flags, float]:
    """Works that a firm trains on, and the share of the headline rate that these cost.

    Under a voluntary licence each studio's catalogue is a block priced by its part of all that could be licensed;
    a firm takes the blocks that are worth it. After opt-outs it takes and pays for what was left in. A law that asks
    no holder leaves nothing to choose and costs the whole rate.
    """
    consent = model.law.of(Consent).kind
    if not is_voluntary(model) and consent != "opt_out":
        return usable, 1.0
    private, studios = ~model.works.is_public, len(model.cast.studios)
    licensable = np.bincount(model.works.owner, np.where(private, stocks, 0.0), studios).sum()
    if licensable == 0.0:  # all is public: there is nothing that a licence could cost
        return usable, 0.0
    blocks = np.bincount(model.works.owner, np.where(usable & private, stocks, 0.0), studios).astype(np.float64)
    if consent == "opt_out":
        return usable, float(blocks.sum() / licensable)
    taken = worth_taking(model, blocks, float(stocks[usable & ~private].sum()), float(licensable))
    used = usable & (~private | taken[model.works.owner])
    return used, float(blocks[taken].sum() / licensable)


def worth_taking(model: "ResidualModel", blocks: F8, free: float, licensable: float) -> Flags:
    """Studios' catalogues (studios,) that a firm licenses, each at its part of the headline rate."""
    technology, rate = model.base.sector.technology, model.law.of(Royalty).marginal_rate_on_ai_price()
    return ai_supply.choose_blocks(
        blocks,
        free,
        rate * blocks / licensable,
        technology.data_elasticity.value,
        technology.ai_firm_substitution.value,
        1.0 - 1.0 / technology.ai_markup.value,
    )


def is_voluntary(model: "ResidualModel") -> bool:
    """Whether a firm may decline the licence; a collective's tariff is for what it represents, and due in full."""
    return model.law.of(Consent).kind not in {"none", "compulsory", "collective", "opt_out"}


def claims_of(model: "ResidualModel", number: int, year: int, used: Flags, paid_share: float) -> Claims:
    """Attribute a firm's outputs of a year to the works it trained on."""
    key, works = model.law.of(Allocation), model.works
    outputs = sample_outputs(model, number, year, used)
    # Under `usage` a work counts for what it draws in the market: its quality while it is fresh.
    weights, undistributed = attribute(
        works.embedding, works.norm, used, outputs, key.method, key.nearest, works.quality * stock_freshness(model)
    )
    traced = max(model.base.sector.technology.traced_share.value, model.law.of(Enforcement).traced_share)
    has_record = uniforms(model.luck, "training_record", works.luck_id) < traced
    untraced = float(weights[~has_record].sum())
    return Claims(year, np.where(has_record, weights, 0.0), undistributed, used, paid_share, untraced)


def stock_freshness(model: "ResidualModel") -> F8:
    """How much of a work's audience is left, (works,): it fades as its training value does."""
    ages = (model.now - model.works.vintage) / QUARTERS_PER_YEAR
    return np.asarray((1.0 - model.base.sector.technology.data_depreciation.value) ** ages, dtype=np.float64)


def sample_outputs(model: "ResidualModel", number: int, year: int, used: Flags) -> I8:
    """Embeddings (outputs, 64) of a firm's year: each resembles a work trained on, with noise of its own."""
    technology, works = model.base.sector.technology, model.works
    pool = np.flatnonzero(used)
    count = outputs_per_year(technology.outputs_per_year.value, works.weight)
    ids = output_ids(number, year, count)
    if pool.size == 0:
        return np.zeros((count, works.embedding.shape[1]), np.int8)
    parents = pool[(uniforms(model.luck, "output_parent", ids) * pool.size).astype(np.int64)]
    noise = normals_grid(model.luck, "output_noise", ids, works.embedding.shape[1])
    spread = technology.output_noise.value * model.base.archive.style_spread
    return np.asarray(np.clip(np.rint(works.embedding[parents] + spread * noise), -127, 127), dtype=np.int8)


def outputs_per_year(at_full_scale: float, weight: int) -> int:
    """Sampled outputs fall with the square root of the scale, to a floor (DECISIONS 13)."""
    return max(FEWEST_OUTPUTS, round(at_full_scale / math.sqrt(weight)))


def output_ids(firm: int, year: int, count: int) -> npt.NDArray[np.uint32]:
    """Ids of a firm's outputs of a year: firm, year, slot."""
    return (firm << 24 | (year % 256) << 16 | np.arange(count)).astype(np.uint32)
