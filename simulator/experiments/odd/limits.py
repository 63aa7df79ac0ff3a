"""Every limit case and promise of MODEL.md and the test that holds it: `python -m simulator.experiments.odd.limits`."""
# ruff: noqa: E501 - a table of prose, one entry a line

from collections.abc import Iterator
from pathlib import Path

from simulator.scenario.handbook import FOLDER

PAGE = FOLDER / "limits.md"
MADE_BY = "<!-- Made by `python -m simulator.experiments.odd.limits`; edit the code instead. -->"
TESTS = Path(__file__).resolve().parents[3] / "tests"

Case = tuple[str, str]  # what is claimed, file::test below tests/

LIMITS: dict[str, tuple[Case, ...]] = {
    "(1) Task mix": (
        ("nothing contestable: no AI", "behaviour/test_task_mix.py::test_no_contestable_work_means_no_ai"),
        ("sigma without bound: all or nothing", "behaviour/test_task_mix.py::test_perfect_substitutes_take_all_or_nothing"),
        ("parity royalty: AI takes half", "behaviour/test_task_elasticities.py::test_at_the_parity_royalty_ai_takes_half"),
        ("slope of log hours in AI's price", "behaviour/test_task_elasticities.py::test_response_is_the_slope_of_log_hours"),
        ("all contestable: S (sigma - eps)", "behaviour/test_task_elasticities.py::test_fully_contestable_work_has_the_simple_sign"),
        ("hours with AI over without", "behaviour/test_task_elasticities.py::test_ratio_is_hours_with_over_without"),
        ("a craft's elasticity from the consumer's", "behaviour/test_task_elasticities.py::test_craft_elasticity_is_the_slope_of_demand"),
        ("eps_L is about 0.5 at the defaults", "behaviour/test_task_elasticities.py::test_labour_elasticity_at_the_defaults_is_about_one_half"),
        ("the base year for every sigma", "behaviour/test_task_mix.py::test_base_year_is_reproduced_for_every_substitution"),
        ("sigma near 1 is refused", "behaviour/test_task_mix.py::test_near_unit_substitution_is_refused"),
        ("Bass diffusion solves its equation", "behaviour/test_task_mix.py::test_adoption_solves_the_bass_equation"),
        ("contractual caps", "behaviour/test_task_mix.py::test_contracts_cap_what_ai_may_do"),
    ),
    "(2) Capability": (
        ("eta = 0: no regime moves it", "behaviour/test_capability.py::test_without_data_elasticity_no_regime_can_move_it"),
        ("the same in the whole model", "model/test_train.py::test_where_data_do_not_matter_no_regime_changes_what_ai_can_do"),
        ("twice the data: 2^eta", "behaviour/test_capability.py::test_twice_the_data_is_two_to_the_elasticity"),
        ("changed only at training", "model/test_train.py::test_models_change_in_the_fourth_quarter_only"),
    ),
    "(3) Data": (
        ("nothing new: D0 (1-delta)^t", "behaviour/test_data_stock.py::test_nothing_new_decays_at_delta"),
        ("constant inflow: inflow/delta", "behaviour/test_data_stock.py::test_constant_inflow_keeps_inflow_over_delta"),
        ("a block counts until the next training", "model/test_consent.py::test_a_withdrawal_counts_from_the_next_training_and_not_before"),
        ("what is public stays", "model/test_consent.py::test_a_holders_veto_takes_its_works_out_and_leaves_what_is_public"),
        ("collapse: linear if replaced, bounded if kept", "behaviour/test_model_collapse.py::test_replaced_grows_and_accumulated_stays_bounded"),
    ),
    "(4) Demand": (
        ("unseen provenance: revenue share is count share", "behaviour/test_demand.py::test_unseen_or_harmless_provenance_leaves_ai_its_count_share"),
        ("three times the works: P x 3^(1/(1-sd))", "behaviour/test_demand.py::test_three_times_the_works_lower_the_index_by_the_love_of_variety"),
        ("Pareto(k) quality: Pareto(k/(sd-1)) revenue", "behaviour/test_demand.py::test_pareto_quality_gives_pareto_revenue_with_tail_k_over_sd_less_one"),
        ("surplus, unit elasticity included", "behaviour/test_demand.py::test_surplus_is_smooth_through_unit_elasticity"),
        ("compensating variation at fixed spending", "behaviour/test_demand.py::test_compensating_variation_restores_real_spending"),
        ("eps below sd is required", "behaviour/test_slate.py::test_elasticities_that_explode_are_refused"),
        ("a threshold is a notch, works bunch", "behaviour/test_notch.py::test_works_bunch_below_the_threshold_and_leave_a_hole_above"),
    ),
    "(5) Price, slate, studios": (
        ("pass-through 1/(1-rho); profit royalty neutral for price", "behaviour/test_pricing.py::test_a_gross_royalty_passes_through_and_a_profit_royalty_does_not"),
        ("profit royalty neutral for entry if the fixed cost is deductible", "behaviour/test_slate.py::test_profit_royalty_with_fixed_cost_deductible_is_neutral"),
        ("equal ideas: N = (1-rho) E/(sd f C)", "behaviour/test_slate.py::test_equal_ideas_enter_to_the_closed_form"),
        ("rents 1/(sd k_r)", "behaviour/test_slate.py::test_rents_are_one_over_sd_times_tail"),
        ("wage subsidy w (1 - rho/thL)", "behaviour/test_task_mix.py::test_a_gross_royalty_is_a_wage_subsidy"),
        ("5% acts as 18%", "behaviour/test_task_mix.py::test_five_percent_acts_as_an_eighteen_percent_subsidy"),
        ("a rate at the labour share is clipped and reported", "behaviour/test_task_mix.py::test_a_rate_at_the_labour_share_is_clipped_and_reported"),
    ),
    "(6) AI firms": (
        ("p* = 1/(1+s)", "behaviour/test_ai_supply.py::test_evasion_ends_at_the_becker_probability"),
        ("ties comply", "behaviour/test_ai_supply.py::test_ties_comply_and_a_costly_evasion_needs_less_audit"),
        ("belief al/(al+be+n)", "behaviour/test_ai_supply.py::test_belief_fades_without_audits"),
        ("the same in the whole model", "model/test_evasion.py::test_without_audits_the_belief_fades_as_the_closed_form_says"),
        ("n veto holders: n/(n+1), pooled 1/2", "behaviour/test_licence_prices.py::test_veto_prices_are_best_responses"),
        ("a monopsonist obtains half", "behaviour/test_licence_prices.py::test_a_single_buyer_obtains_half_while_data_is_worth_less_than_the_largest_reservation"),
        ("choice of blocks is exact to twelve", "behaviour/test_ai_supply.py::test_block_choice_is_the_best_there_is"),
    ),
    "(7) Workers": (
        ("no response, no forward pay: creation the same everywhere", "behaviour/test_creation.py::test_no_response_or_no_forward_pay_is_the_same_in_every_regime"),
        ("money that no new work brings moves nothing", "published/test_orderings.py::test_peukert_money_that_no_new_work_brings_leaves_output_alone"),
        ("no frictions: employment is CES demand", "benchmark/test_path.py::test_the_model_in_its_homogeneous_limit_is_the_benchmark"),
        ("wages come to rest where offer meets demand", "benchmark/test_labour_market.py::test_the_model_in_its_homogeneous_limit_comes_to_rest_where_the_benchmark_does"),
        ("the base year has the separation rate", "behaviour/test_careers.py::test_base_year_has_exactly_the_separation_rate"),
        ("an exploding adjustment is refused", "behaviour/test_careers.py::test_an_exploding_adjustment_is_refused"),
    ),
    "(8) Payment pipeline": (
        ("money in = money out + held", "model/test_money.py::test_each_payers_debt_is_paid_held_or_deducted"),
        ("v = 1, no noise: the kernel's shares", "conservation/test_claims_to_people.py::test_outputs_to_people_conserve_every_microcent"),
        ("fund share 1: all covered are equal", "model/test_promises.py::test_with_all_to_the_fund_nobody_gets_more_than_another"),
        ("fees that eat the pool leave nothing", "behaviour/test_payout.py::test_fees_that_eat_the_pool_leave_nothing"),
        ("lognormal payees and money below T", "behaviour/test_payout.py::test_lognormal_thresholds_are_integrals_of_the_density"),
        ("pro-rata less user-centric is a covariance", "behaviour/test_payout.py::test_pro_rata_minus_user_centric_is_a_covariance"),
        ("cents per dollar: 10, 54, 47, 71, 93", "behaviour/test_payout.py::test_cents_of_the_shipped_regimes"),
    ),
    "(9) Feedback": (
        ("one fixed point with people in it", "behaviour/test_feedback.py::test_steady_capability_reproduces_itself_once_with_people_in_it"),
        ("the same by an independent solution", "benchmark/test_independent.py::test_the_feedback_rests_alike"),
        ("memoryless retraining can two-cycle", "behaviour/test_feedback.py::test_memoryless_retraining_can_two_cycle"),
    ),
    "(10) Bargaining": (
        ("transferable utility, equal power: half", "bargaining/test_nash.py::test_equal_power_splits_a_transferable_surplus_in_half"),
        ("rate beta/e", "bargaining/test_nash.py::test_rate_is_power_over_elasticity_on_a_fine_table"),
        ("Laffer 1/e: one studio, e = sd", "bargaining/test_laffer.py::test_one_studio_raises_most_at_one_over_sd"),
        ("Laffer 1/e: an industry", "bargaining/test_laffer.py::test_an_industry_raises_most_at_one_over_its_elasticity"),
        ("industry over single-firm rate", "bargaining/test_laffer.py::test_sector_wide_over_one_firm"),
        ("e_A of a royalty on AI revenue", "bargaining/test_laffer.py::test_ai_elasticity_is_the_slope_of_ai_use"),
        ("Rubinstein with dispute flows", "bargaining/test_alternating_offers.py::test_fast_offers_reach_the_limit"),
        ("a dollar earned in a strike costs the union r_f/(r_u+r_f)", "bargaining/test_alternating_offers.py::test_a_dollar_that_studios_earn_in_a_dispute_costs_the_union_its_share_of_impatience"),
        ("CRRA union (1-g)/(2-g)", "bargaining/test_risk_aversion.py::test_equal_power_is_the_closed_form"),
        ("empty zone: no deal", "bargaining/test_nash.py::test_an_empty_zone_is_no_deal_and_says_so"),
        ("r >= 1/2: no strike", "bargaining/test_strikes.py::test_no_strike_while_the_poorest_has_half_of_the_richest"),
        ("r below 1/2: (1/2-r)/(1-r)", "bargaining/test_strikes.py::test_two_rounds_below_one_half"),
        ("no floor: probability k, hazard 1-k", "bargaining/test_duration.py::test_screening_without_a_floor_settles_with_hazard_one_less_k"),
        ("r = 0.444 gives 10%", "bargaining/test_strikes.py::test_calibration_of_incidence"),
    ),
    "(11) Public accounts and welfare": (
        ("what parties have is what there is", "model/test_account.py::test_what_parties_have_is_what_there_is"),
        ("a transfer is no change", "measures/test_welfare.py::test_a_transfer_is_no_change"),
        ("zero rates: zero effect", "measures/test_fiscal.py::test_zero_rates_have_no_effect"),
        ("territory: receipts from abroad only if worldwide", "model/test_territory.py::test_a_worldwide_royalty_counts_receipts_from_abroad_and_a_domestic_one_does_not"),
        ("lognormal closed forms", "measures/test_inequality.py::test_a_lognormal_has_its_closed_forms"),
        ("Pareto closed forms", "measures/test_inequality.py::test_a_pareto_has_its_closed_forms"),
        ("Theil within and between sum", "measures/test_inequality.py::test_within_and_between_sum_to_the_whole"),
    ),
    "Nested versions": (
        ("M1 is an independent solution", "benchmark/test_independent.py::test_any_industry_is_solved_alike"),
        ("M2 in its homogeneous limit is M1", "benchmark/test_path.py::test_the_model_in_its_homogeneous_limit_is_the_benchmark"),
    ),
    "Promises": (
        ("1: rate zero is the status quo bit for bit", "model/test_rate_zero.py::test_rate_zero_is_the_status_quo_bit_for_bit"),
        ("1: opt-in at price 0 differs where data matters", "model/test_rate_zero.py::test_consent_at_price_zero_differs_where_data_matters"),
        ("1: and nowhere else", "model/test_rate_zero.py::test_consent_at_price_zero_moves_nothing_real_where_data_does_not_matter"),
        ("2: no microcent is made or lost", "model/test_accrue.py::test_every_dollar_has_one_place_in_every_quarter"),
        ("2: an account never wraps", "model/test_overflow.py::test_dues_beyond_an_account_are_refused_before_anything_wraps"),
        ("3: order of parties", "model/test_invariance.py::test_the_order_of_parties_in_the_file_moves_no_number"),
        ("3: number of processes", "conservation/test_one_digest.py::test_the_digest_is_the_same_over_any_number_of_processes"),
        ("3: company of other regimes", "model/test_invariance.py::test_each_regime_alone_is_what_it_is_in_company"),
        ("4: another currency", "model/test_invariance.py::test_another_currency_moves_nothing_real"),
        ("4: a sample is the sector within its noise", "model/test_scale.py::test_small_samples_agree_with_one_ten_times_as_large"),
        ("5: cents by the closed form", "model/test_promises.py::test_cents_of_a_dollar_follow_the_closed_form_where_everybody_is_found"),
        ("5: where fees eat the pool data dignity loses", "model/test_promises.py::test_where_fees_eat_the_pool_data_dignity_loses_to_others"),
        ("6: nested circles", "model/test_promises.py::test_of_nested_circles_the_larger_pays_more_people"),
        ("7: hours by the price of AI", "model/test_promise_7.py::test_every_crafts_hours_rise_with_the_price_of_ai_where_the_sign_is_positive"),
        ("7: statutory beats opt-out at central values", "model/test_promise_7.py::test_a_statutory_licence_beats_an_opt_out_on_welfare_at_central_values"),
        ("7: free use can be best", "published/test_orderings.py::test_yang_zhang_free_use_can_be_best"),
    ),
}  # fmt: skip


def page() -> str:
    """The page."""
    return "\n\n".join([MADE_BY, "# Limit cases and promises, each with its test", *blocks()]) + "\n"


def blocks() -> Iterator[str]:
    """A table for each group of equations."""
    count = sum(map(len, LIMITS.values()))
    yield f"{count} claims of the model's description. `python -m tests.house.mutations` breaks the code and asks the tests."
    for group, cases in LIMITS.items():
        lines = [f"| {claim} | `tests/{test}` |" for claim, test in cases]
        yield "\n".join([f"## {group}\n", "| claim | test |", "| --- | --- |", *lines])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
