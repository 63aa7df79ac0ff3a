"""What risk aversion costs the union at the table, MODEL.md (10)."""


def risk_averse_share(risk_aversion: float) -> float:
    """Union's share of a pie with equal power, nothing outside, utility c^(1-g): (1-g)/(2-g)."""
    if not 0 <= risk_aversion < 1:
        raise ValueError(f"relative risk aversion {risk_aversion} is not in [0, 1), where no deal is worth 0")
    return (1 - risk_aversion) / (2 - risk_aversion)


def power_of_risk_averse(power: float, risk_aversion: float) -> float:
    """Power of a risk-neutral union that would bargain alike: beta(1-g) over beta(1-g) + 1-beta."""
    effective = power * (1 - risk_aversion)
    return effective / (effective + 1 - power)
