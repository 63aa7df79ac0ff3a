"""Which runs there are."""

import pytest

from simulator.experiments.plan import CENTRE
from tests.experiments.fakes import MEASURES, REGIMES, FakeTerms, plan


def test_counts_by_hand():
    # one at full size, four of the ensemble, two of luck alone; each with three regimes
    roles = [run.role for run in plan().runs]
    assert {role: roles.count(role) for role in roles} == {"full": 3, "ensemble": 12, "luck": 6}


def test_runs_are_numbered_through_and_the_longest_batch_comes_first():
    made = plan()
    assert [run.run for run in made.runs] == list(range(21))
    assert [batch.batch for batch in made.batches] == list(range(7))
    assert made.batches[0].runs[0].role == "full"


def test_the_baseline_comes_first_in_every_batch():
    assert {batch.runs[0].regime for batch in plan().batches} == {"status_quo"}


def test_all_regimes_of_a_batch_share_luck_and_parameters():
    for batch in plan().batches:
        assert (
            len({(run.replication, run.point, run.scale, run.seed, tuple(run.values.items())) for run in batch.runs})
            == 1
        )


def test_luck_alone_shares_the_ensembles_luck_and_stays_at_the_centre():
    runs = plan().runs
    luck = [run for run in runs if run.role == "luck"]
    assert {run.point for run in luck} == {CENTRE}
    assert all(run.values == {} for run in luck)
    assert {run.replication for run in luck} <= {run.replication for run in runs if run.role == "ensemble"}


def test_every_replication_of_the_ensemble_has_its_own_point():
    points = {(run.replication, run.point) for run in plan().runs if run.role == "ensemble"}
    assert points == {(0, 1), (1, 2), (2, 3), (3, 4)}


def test_without_uncertain_parameters_nothing_is_drawn():
    assert all(run.values == {} for run in plan(is_uncertain=False).runs)


def test_other_regimes_change_no_run():
    alone = {(run.role, run.replication): run.values for run in plan(regimes={"levy": FakeTerms(0.1)}).runs}
    assert alone == {(run.role, run.replication): run.values for run in plan().runs}


def test_without_a_full_size_there_is_no_full_run():
    assert "full" not in {run.role for run in plan(full_scale=0).runs}


CHANGES = [{"seed": 2}, {"scale": 0.1}, {"replications": 5}, {"quarters": 4}, {"start": "2028Q1"}]


@pytest.mark.parametrize("change", CHANGES)
def test_the_fingerprint_tells_plans_apart(change):
    assert plan().fingerprint(MEASURES, "code") == plan().fingerprint(MEASURES, "code")
    assert plan(**change).fingerprint(MEASURES, "code") != plan().fingerprint(MEASURES, "code")


def test_the_fingerprint_knows_terms_measures_and_code():
    other = plan(regimes={**REGIMES, "levy": FakeTerms(0.11)})
    prints = {
        plan().fingerprint(MEASURES, "code"),
        other.fingerprint(MEASURES, "code"),
        plan().fingerprint(MEASURES[:1], "code"),
        plan().fingerprint(MEASURES, "changed code"),
    }
    assert len(prints) == 4
