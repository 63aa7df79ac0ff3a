"""For every test: Hypothesis sets no deadline, since a first call may compile a kernel."""

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")
