"""For every test: Hypothesis sets no deadline, since a first call may compile a kernel.

On CI (CI is set) it tries the same examples every time, so that a change is judged by what it changes; elsewhere it
keeps looking for new ones.
"""

import os

from hypothesis import settings

settings.register_profile("house", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("house")
