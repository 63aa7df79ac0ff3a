"""Published results on compliance, from AI firms' choice (LITERATURE.md A8)."""

import pytest

from simulator.behaviour.ai_supply import audit_belief, evades


@pytest.mark.parametrize(("penalty", "threshold"), [(0.0, 1.0), (1.0, 1 / 2), (2.0, 1 / 3), (9.0, 1 / 10)])
def test_becker_evasion_ends_where_the_expected_penalty_is_the_royalty(penalty, threshold):
    """Becker 1968, JPE 76; Allingham and Sandmo 1972, J. Public Economics 1: p* = 1/(1+s). Tolerance 1e-9."""
    assert evades(threshold - 1e-9, penalty, 0.0)
    assert not evades(threshold + 1e-9, penalty, 0.0)


def quarters_of_compliance(alpha, beta, penalty, audits=0):
    quiet = 0
    while not evades(audit_belief(alpha, beta, quiet, audits), penalty, 0.0):
        quiet += 1
    return quiet


def test_adermon_liang_enforcement_fades_when_no_conviction_follows():
    """Adermon and Liang 2014, JEBO 105: after the law sales rose 36% for six months, then the effect was gone.

    A belief that starts at 2/3 with the weight of 1.5 observations complies for two quarters and no more; an
    audit brings compliance back. The shape is the test, not the 36%.
    """
    assert quarters_of_compliance(alpha=1.0, beta=0.5, penalty=1.5) == 2
    assert evades(audit_belief(1.0, 0.5, 40), 1.5, 0.0)
    assert quarters_of_compliance(1.0, 0.5, 1.5, audits=1) > 2


def test_a_firmer_belief_fades_later_but_fades():
    lengths = [quarters_of_compliance(2 * weight, weight, 1.5) for weight in (0.5, 1, 2, 4, 8)]
    assert lengths == sorted(lengths)
    assert lengths[-1] < 100
