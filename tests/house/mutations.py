"""Equation -> mutation -> failing test: each row breaks one equation or promise, and says which test must notice.

`python -m tests.house.mutations` runs them all on a copy of the tree, prints the table, and fails where a test sleeps.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.house.money_mutations import MONEY

ROOT = Path(__file__).parents[2]
COPIED = ("simulator", "tests", "scenarios", "pyproject.toml")
FAILED = 1  # pytest's status where tests ran and some failed; 0 is all well, 2 to 5 that nothing ran


@dataclass(frozen=True)
class Mutation:
    """One wrong line, and the test that must fail for it."""

    equation: str  # of MODEL.md, section 4, or a promise of section 5
    file: str
    right: str
    wrong: str
    test: str


BEHAVIOUR, MODEL = "simulator/behaviour", "simulator/model"
TABLE = (
    Mutation(
        "(1) task mix",
        f"{BEHAVIOUR}/task_mix.py",
        "hours = (1 - contestable * share) * scale",
        "hours = (1 - share) * scale",
        "tests/behaviour/test_task_mix.py::test_is_the_cheapest_way_to_make_a_unit",
    ),
    Mutation(
        "(1) caps",
        f"{BEHAVIOUR}/task_mix.py",
        "np.minimum(caps, exposures * adoption)",
        "exposures * adoption",
        "tests/behaviour/test_task_mix.py::test_contracts_cap_what_ai_may_do",
    ),
    Mutation(
        "(1) sign of hours",
        f"{BEHAVIOUR}/task_elasticities.py",
        "substituting + 1 - craft_elasticity",
        "substituting - craft_elasticity",
        "tests/behaviour/test_task_elasticities.py::test_response_is_the_slope_of_log_hours",
    ),
    Mutation(
        "(2) capability",
        f"{BEHAVIOUR}/capability.py",
        "math.pow(data_ratio, data_elasticity)",
        "data_ratio",
        "tests/behaviour/test_capability.py::test_twice_the_data_is_two_to_the_elasticity",
    ),
    Mutation(
        "(3) data",
        f"{BEHAVIOUR}/data_stock.py",
        "(1 - depreciation) ** ages_years",
        "(1 - depreciation * ages_years)",
        "tests/behaviour/test_data_stock.py::test_nothing_new_decays_at_delta",
    ),
    Mutation(
        "(4) spending",
        f"{BEHAVIOUR}/demand.py",
        "math.pow(price_ratio, 1 - demand_elasticity)",
        "math.pow(price_ratio, -demand_elasticity)",
        "tests/behaviour/test_demand.py::test_spending_by_hand",
    ),
    Mutation(
        "(4) threshold",
        f"{MODEL}/commission.py",
        "if factor is None or factor == 1.0:",
        "if True:",
        "tests/model/test_threshold.py::test_works_bunch_just_below_a_dear_threshold",
    ),
    Mutation(
        "(5) pass-through",
        f"{BEHAVIOUR}/pricing.py",
        "unit_cost / (1 - np.asarray(gross_rate_times_ai_share))",
        "unit_cost",
        "tests/behaviour/test_pricing.py::test_a_gross_royalty_passes_through_and_a_profit_royalty_does_not",
    ),
    Mutation(
        "(5) slate",
        f"{BEHAVIOUR}/slate.py",
        "return prices, weights, kept * weights / unit_costs",
        "return prices, weights, kept * weights",
        "tests/behaviour/test_slate.py::test_marginal_idea_is_indifferent",
    ),
    Mutation(
        "(6) price of AI",
        f"{BEHAVIOUR}/ai_supply.py",
        "/ (1 - royalty_rate))",
        "* (1 + royalty_rate))",
        "tests/behaviour/test_ai_supply.py::test_price_by_hand",
    ),
    Mutation(
        "(6) compliance",
        f"{BEHAVIOUR}/ai_supply.py",
        "1 - audit_probability * (1 + np.asarray(penalty_multiples)) > margin",
        "1 - audit_probability * np.asarray(penalty_multiples) > margin",
        "tests/behaviour/test_ai_supply.py::test_evasion_ends_at_the_becker_probability",
    ),
    Mutation(
        "(6) belief",
        f"{MODEL}/accrue.py",
        "model.society.quiet_seen += int(",
        "model.society.quiet_seen += 0 * int(",
        "tests/model/test_evasion.py::test_without_audits_the_belief_fades_as_the_closed_form_says",
    ),
    Mutation(
        "(6) exit",
        f"{MODEL}/market.py",
        "return firm.cash < -RESERVE_QUARTERS * fixed",
        "return False",
        "tests/model/test_market.py::test_a_ruinous_lump_sum_leaves_one_seller",
    ),
    Mutation(
        "(7) wages",
        f"{BEHAVIOUR}/careers.py",
        "np.maximum(minimum, wage *",
        "np.minimum(minimum, wage *",
        "tests/behaviour/test_careers.py::test_wages_by_hand_and_at_the_clip",
    ),
    Mutation(
        "(7) creation",
        f"{BEHAVIOUR}/creation.py",
        "1 + expected_forward_pay_share",
        "2 + expected_forward_pay_share",
        "tests/behaviour/test_creation.py::test_no_response_or_no_forward_pay_is_the_same_in_every_regime",
    ),
    Mutation(
        "(7) expectations",
        f"{MODEL}/outlook.py",
        "+= ADAPTED_SHARE * (fsum(",
        "+= (fsum(",
        "tests/model/test_outlook.py::test_adaptive_expectations_close_a_known_part_of_the_gap",
    ),
    Mutation(
        "(8) cents per dollar",
        f"{BEHAVIOUR}/payout.py",
        "share = (1 - administration) * (matched + fund)",
        "share = matched + fund",
        "tests/behaviour/test_payout.py::test_cents_of_the_shipped_regimes",
    ),
    Mutation(
        "(8) old contracts",
        f"{MODEL}/contracts.py",
        "    people -= moved\n",
        "",
        "tests/model/test_contracts.py::test_who_signed_everything_away_has_what_the_holder_passes_on",
    ),
    Mutation(
        "(9) feedback",
        f"{BEHAVIOUR}/feedback.py",
        "math.pow(capability, substitution - 1)",
        "math.pow(capability, substitution)",
        "tests/behaviour/test_feedback.py::test_slope_by_finite_difference",
    ),
    Mutation(
        "(10) Nash",
        "simulator/bargaining/nash.py",
        "np.maximum(firm_gains, 0.0) ** (1 - power)",
        "np.maximum(firm_gains, 0.0) ** power",
        "tests/bargaining/test_nash.py::test_power_divides_the_surplus_over_the_walk_aways",
    ),
    Mutation(
        "(11) income tax",
        "simulator/measures/fiscal.py",
        "(bracket.rate.value - below) *",
        "bracket.rate.value *",
        "tests/measures/test_fiscal.py::test_income_tax_from_the_printed_schedule",
    ),
    Mutation(
        "(11) present value",
        "simulator/measures/fiscal.py",
        "(np.arange(amounts.size) + 0.5)",
        "np.arange(amounts.size)",
        "tests/measures/test_fiscal.py::test_a_constant_flow_has_the_annuity_value",
    ),
    Mutation(
        "(11) incidence",
        f"{MODEL}/account.py",
        "administration=to_dollars(model.settlement.administration)",
        "administration=0.0",
        "tests/model/test_account.py::test_what_parties_have_is_what_there_is",
    ),
    Mutation(
        "inequality",
        "simulator/measures/inequality.py",
        "np.log(means[held] / amounts.mean())",
        "np.log(means[held])",
        "tests/measures/test_inequality.py::test_two_groups_by_hand",
    ),
    Mutation(
        "nested M1",
        "simulator/benchmark/homogeneous.py",
        "** (-1.0 / industry.tail) * pull",
        "** (-1.0 / industry.tail)",
        "tests/benchmark/test_path.py::test_the_model_in_its_homogeneous_limit_is_the_benchmark",
    ),
    Mutation(
        "promise 1",
        f"{MODEL}/commission.py",
        "return fresh * expected_payments(model) / wages",
        "return fresh * (1.0 + model.law.clauses['settlement'].administration.value) / 1e6",
        "tests/model/test_rate_zero.py::test_rate_zero_is_the_status_quo_bit_for_bit",
    ),
    Mutation(
        "promise 2",
        f"{MODEL}/allot.py",
        "rest = amount - explained",
        "rest = amount - explained + (amount > 0)",
        "tests/model/test_money.py::test_each_payers_debt_is_paid_held_or_deducted",
    ),
    Mutation(
        "promise 3",
        f"{MODEL}/primitives.py",
        "sorted(getattr(sector, group), key=lambda party: party.name)",
        "getattr(sector, group)",
        "tests/model/test_invariance.py::test_the_order_of_parties_in_the_file_moves_no_number",
    ),
    Mutation(
        "promise 4",
        f"{MODEL}/careers.py",
        "labour.outside_pay.value * rules.BUFFER_SHARE",
        "67_920.0 * rules.BUFFER_SHARE",
        "tests/model/test_invariance.py::test_another_currency_moves_nothing_real",
    ),
    Mutation(
        "promise 5",
        f"{MODEL}/settle.py",
        "split(owed - fee, weights)",
        "split(owed - fee, weights[::-1])",
        "tests/model/test_promises.py::test_cents_of_a_dollar_follow_the_closed_form_where_everybody_is_found",
    ),
    Mutation(
        "promise 5, fees",
        f"{BEHAVIOUR}/payout.py",
        "payees * payee_fee",
        "0.0 * payees * payee_fee",
        "tests/model/test_promises.py::test_where_fees_eat_the_pool_data_dignity_loses_to_others",
    ),
    Mutation(
        "promise 6",
        "simulator/terms/consent/collective.py",
        "view.work_normals < normal_quantile(self.agreeing_share.value)",
        "view.work_normals > normal_quantile(self.agreeing_share.value)",
        "tests/model/test_promises.py::test_of_nested_circles_the_larger_pays_more_people",
    ),
    Mutation(
        "promise 7, hours",
        f"{BEHAVIOUR}/ai_supply.py",
        "/ (1 - royalty_rate))",
        "/ (1 + royalty_rate))",
        "tests/model/test_promise_7.py::test_every_crafts_hours_rise_with_the_price_of_ai_where_the_sign_is_positive",
    ),
    Mutation(
        "promise 7, welfare",
        "simulator/terms/consent/opt_out.py",
        "view.holder_uniforms <= 1.0 - self.opt_out_share.value",
        "view.holder_uniforms <= 1.0",
        "tests/model/test_promise_7.py::test_a_statutory_licence_beats_an_opt_out_on_welfare_at_central_values",
    ),
    Mutation(
        "nested M1, labour market",
        "simulator/benchmark/labour_market.py",
        "industry.hours * wage**supply_elasticity",
        "industry.hours * wage ** (-supply_elasticity)",
        "tests/benchmark/test_labour_market.py::test_a_minimum_above_that_wage_leaves_people_idle_by_its_closed_form",
    ),
    Mutation(
        "nested M1, independent",
        "simulator/benchmark/homogeneous.py",
        "(works / industry.works) ** (1.0 - 1.0 / industry.tail)",
        "(works / industry.works)",
        "tests/benchmark/test_independent.py::test_any_industry_is_solved_alike",
    ),
    Mutation(
        "mechanisms",
        "simulator/experiments/mechanisms.py",
        "return whole, found[mechanism.words, regime, luck][measure] - quiet[measure]",
        "return whole, found[mechanism.words, regime, luck][measure] - usual[measure]",
        "tests/experiments/test_mechanisms.py::test_a_sector_is_changed_in_both_worlds_and_a_clause_in_one",
    ),
    *(Mutation(*row) for row in MONEY),
)


def notices(row: Mutation, tree: Path) -> bool:
    """Whether the test fails for the mutation, and not because it cannot run."""
    place = tree / row.file
    right = place.read_text()
    assert right.count(row.right) >= 1, f"{row.equation}: {row.file} no longer says {row.right!r}"
    place.write_text(right.replace(row.right, row.wrong, 1))
    try:
        return status(row.test, tree) == FAILED
    finally:
        place.write_text(right)


def status(test: str, tree: Path) -> int:
    """pytest's exit status for one test in a copy of the tree."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", test]
    environment = os.environ | {"PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=tree, env=environment, capture_output=True, check=False).returncode


def copied(folder: Path) -> Path:
    """A copy of what tests need."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    return folder


def main(chosen: str = "") -> int:
    """Run the rows whose equation holds the words; print one line each; 1 where a test slept."""
    asleep = 0
    with tempfile.TemporaryDirectory() as folder:
        tree = copied(Path(folder))
        for row in TABLE:
            if chosen in row.equation:
                is_noticed = notices(row, tree)
                asleep += not is_noticed
                sys.stdout.write(f"{'noticed' if is_noticed else 'ASLEEP ':<9}{row.equation:<22}{row.test}\n")
    return min(asleep, 1)


if __name__ == "__main__":
    sys.exit(main(" ".join(sys.argv[1:])))
