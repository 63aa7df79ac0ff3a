"""The free and measured parameters of a sector, in four groups; symbols as in MODEL.md."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict

from simulator.units import DollarsPerYear, Elasticity, Figure, LogPoints, Quantity, Share, SharePerYear, assumption

BigDollarsPerYear = Annotated[Figure, Quantity("usd_per_year", 0.0, 1e13)]


class Group(BaseModel):
    """A group of figures."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, use_attribute_docstrings=True)


class Technology(Group):
    """What AI can do, what it costs, and how it spreads."""

    substitution: Annotated[Figure, Quantity("elasticity", 1.2, 20.0)]
    """Elasticity between human and AI work, sigma; 0.8 to 1.2 is refused, below 1 AI would be a complement."""
    substitution_progress: Annotated[Figure, Quantity("per_year", 0.0, 2.0)]
    """(sigma - 1) g: what the yearly fall g of AI's quality-adjusted price does to the odds of using it."""
    studio_ai_spending: BigDollarsPerYear
    """What studios spent on AI in the base year, R_A0."""
    adoption: Annotated[Figure, Quantity("share", 0.01, 1.0)]
    """Share of studios that used AI in the base year, F0."""
    bass_innovation: SharePerYear
    """Bass coefficient of innovation, p."""
    bass_imitation: SharePerYear
    """Bass coefficient of imitation, q."""
    exposure_factor: Annotated[Figure, Quantity("multiple", 0.0, 3.0)]
    """Multiplies every craft's exposure, up to 1."""
    data_elasticity: Annotated[Figure, Quantity("elasticity", 0.0, 1.0)]
    """Elasticity of AI's capability to its stock of data, eta."""
    data_depreciation: SharePerYear
    """How fast training data ages, delta."""
    contamination_loss: Share
    """Loss of value of training data that is wholly AI-made."""
    ai_markup: Annotated[Figure, Quantity("multiple", 1.0, 10.0)]
    """Price of AI over its unit cost, mu."""
    ai_firm_substitution: Annotated[Figure, Quantity("elasticity", 1.01, 50.0)]
    """Elasticity between AI firms."""
    ai_fixed_cost_share: Share
    """Fixed cost charged to the sector, as a share of sector revenue."""
    other_users_share: Annotated[Figure, Quantity("share", 0.0, 0.99)]
    """Share of audiovisual AI revenue that does not come from studios."""
    generation_price: Annotated[Figure, Quantity("usd", 1e-6, 1e6)]
    """Price of one output sold, which turns revenue into a number of generations."""
    traced_share: Share = assumption(
        1.0, "share", "Complete training records; a switch for what is lost where they are not."
    )
    """Share of the works trained on of which a record exists that a claim can be shown by."""
    retraining_cost_share: Share = assumption(0.05, "share", "A retraining out of turn; only where the law forces one.")
    """Cost of a forced retraining, as a share of a year's revenue from the sector."""
    outputs_per_year: Annotated[Figure, Quantity("works", 1.0, 1e6)]
    """Outputs that are attributed for a firm and year at full scale."""
    output_noise: Annotated[Figure, Quantity("multiple", 0.0, 100.0)]
    """An output's own style, as a multiple of the spread of works' styles."""


class Switches(Group):
    """Ways to model what nobody has measured; the first of each is what ships."""

    expectations: Literal["myopic", "adaptive", "foresight"] = "myopic"
    """How makers and newcomers expect pay: as it was last year, by and by, or as it will be."""
    training: Literal["accumulate", "replace"] = "accumulate"
    """Whether a new model learns from all works so far, or only from those since the last one."""
    complementarity: Annotated[Figure, Quantity("elasticity", 0.05, 0.8)] | None = None
    """Elasticity between human and AI work where they complement each other, in place of technology.substitution.

    There is then no world without AI to compare with: nothing is displaced, and no work is made by AI.
    """
    ai_fixed_cost: Literal["with_market", "constant"] = "with_market"
    """Whether what it takes to be an AI firm grows with the AI market, or stays what it was: then many more enter."""


class Demand(Group):
    """What audiences spend and how they choose."""

    consumer_spending: BigDollarsPerYear
    """What consumers spend on video in the base year, E0."""
    content_share: Share
    """Share of consumer spending that pays for content."""
    labour_share: Share
    """Share of content spending that pays for labour."""
    work_substitution: Annotated[Figure, Quantity("elasticity", 1.05, 50.0)]
    """Elasticity between works, s_d."""
    demand_elasticity: Annotated[Figure, Quantity("elasticity", 0.0, 10.0)]
    """Consumers' elasticity of demand for video, epsilon."""
    craft_substitution: Elasticity
    """Elasticity between crafts, eta_x."""
    input_substitution: Elasticity
    """Elasticity between labour and other inputs, eta_n."""
    provenance_perceived: Share
    """Probability that an audience perceives that a work is AI-made, chi."""
    distaste: Annotated[Figure, Quantity("multiple", 0.0, 5.0)]
    """Log loss of perceived quality of a wholly AI-made work that is known as such, lambda."""
    appeal_tail: Annotated[Figure, Quantity("tail", 1.01, 50.0)]
    """Exponent of the Pareto tail of ideas' revenue, k_r."""
    cost_dispersion: Annotated[Figure, Quantity("log_points", 0.0, 2.0)]
    """Spread of studios' costs."""
    ai_entrant_share: Annotated[Figure, Quantity("share", 0.0, 0.9)]
    """Share of viewing of wholly AI-made works by newcomers."""
    foreign_receipts: Annotated[Figure, Quantity("multiple", 0.0, 5.0)] = assumption(
        0.0, "multiple", "None ships: costs are calibrated on what US consumers spend, and so are rates of residuals."
    )
    """What works earn abroad, as a multiple of what they earn at home; costs follow."""
    ideas_per_release: Annotated[Figure, Quantity("multiple", 1.5, 100.0)]
    """Ideas in the studios' banks for each work that is released."""


class Labour(Group):
    """How people work, stay, leave and create."""

    wage_adjustment: Annotated[Figure, Quantity("elasticity", 0.0, 0.2)]
    """Response of wages to excess demand a quarter, zeta; above 0.2 it oscillates."""
    minimum_pay: Share
    """Lowest average pay of a craft, as a share of the base year's."""
    separation: SharePerYear
    """Share of workers who leave their occupation in a year."""
    supply_elasticity: Elasticity
    """Elasticity of hours offered to the wage."""
    exit_response: Elasticity
    """Response of exit to income against the outside option, k1."""
    uncompensated_exit: Elasticity
    """Response of exit to the use of one's work without pay, k2."""
    entry_elasticity: Elasticity
    """Response of entry to income against the outside option, eps_e."""
    creation_elasticity: Elasticity
    """Response of new ideas to expected forward pay, eps_c."""
    retraining_quarters: Annotated[Figure, Quantity("quarters", 0.0, 40.0)] = assumption(
        0.0, "quarters", "None ships: what leavers earn while they learn another trade is not known."
    )
    """Quarters, on average, that leavers spend learning another trade, without pay."""
    skill_dispersion: LogPoints
    """Spread of skill within a craft."""
    outside_pay: DollarsPerYear
    """Pay outside the sector."""
    active_share: Share
    """Share of money for old works that reaches people still working."""
    hours_per_year: Annotated[Figure, Quantity("hours_per_year", 1.0, 8760.0)]
    """Hours of a full year of work."""
    match_noise: LogPoints
    """Luck in getting a job, beside log skill."""
    incumbency: LogPoints
    """Advantage of having a job when jobs are filled."""


class Law(Group):
    """What law and contracts do today."""

    flow_through: Share
    """Share of a holder's AI income that goes on to people."""
    existing_residuals: BigDollarsPerYear
    """Residuals that today's contracts pay."""
    price_inflation: SharePerYear
    """General inflation, which deflates nominal clauses."""
    guild_power: Share  # beta of the Nash bargain; not identified
    mobile_training_share: Share = assumption(0.0, "share", "None ships: no estimate of how much training would move.")
    """Share of the works that a law withholds which AI firms learn from outside its reach."""
    evasion_margin: Share
    """Expected saving, as a share of the royalty, above which a payer evades."""
    audit_belief: SharePerYear
    """Chance of an audit in a year that payers believe in at first."""


class Checks(Group):
    """What checks of the method read, and nothing in the world."""

    dummy: Annotated[Figure, Quantity("index", 0.0, 1.0)] = Figure(
        value=0.5, unit="index", range=(0.0, 1.0), source="assumption", grade="D", note="Changes nothing, on purpose."
    )
    """Read by a rule that changes nothing (model/inert.py): an analysis that finds it to matter is wrong."""


class Catalogue(Group):
    """The works that exist at the start, and who is credited on them."""

    works: Annotated[Figure, Quantity("works", 1.0, 1e9)]
    """Number of works at the start."""
    first_year: int
    """Year of the oldest works."""
    minutes_per_work: Annotated[Figure, Quantity("minutes", 0.1, 1e5)]
    """Mean length of a work."""
    credits_per_work: Annotated[Figure, Quantity("people", 1.0, 1e5)]
    """Mean number of people credited on a work."""
    credits_minimum: Annotated[Figure, Quantity("people", 1.0, 1e5)]
    """Fewest people credited on a work."""
    credits_maximum: Annotated[Figure, Quantity("people", 1.0, 1e5)]
    """Most people credited on a work."""
    public_share: Share
    """Share of works in the public domain or already scraped, pd."""
    outside_contributors_per_worker: Annotated[Figure, Quantity("multiple", 0.0, 100.0)]
    """Credited people outside the workforce (retired, heirs, foreign) for each worker."""
    releases_per_year: Annotated[Figure, Quantity("works", 1.0, 1e8)]
    """New works a year."""
    size_dispersion: LogPoints
    """Spread of the number of people on a work."""
    principal_multiple: Annotated[Figure, Quantity("multiple", 1.0, 1e6)]
    """Points, as a multiple of the median craft's, from which a credit is a principal's."""
    genres: Annotated[Figure, Quantity("works", 1.0, 1e4)]
    """Number of styles that works cluster around."""
    genre_weight: Share
    """Share of a work's style that is its genre's."""
