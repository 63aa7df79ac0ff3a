"""Residuals: who pays the people behind AI training data."""

__version__ = "0.1.0"
