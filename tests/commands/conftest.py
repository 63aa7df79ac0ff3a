"""The fake model is there for all tests of this folder."""

from tests.commands.fakes import model

__all__ = ["model"]
