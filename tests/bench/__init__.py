"""Benchmarks: how fast the pages and the search are. Not part of the tests: machines differ.

`__main__.py` names a library in the environment and starts the measuring modules as processes; these find Django ready.
"""

import os

import django

if "BENCH_SQLITE" in os.environ:
    django.setup()
