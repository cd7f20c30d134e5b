"""``python -m bench [NAME …]``: all the benches, or the named ones, in one run."""

from __future__ import annotations

import sys
from importlib import import_module
from pkgutil import iter_modules

import bench


def names() -> list[str]:
    """The benches: modules of this package with a ``main``, in the order of their names."""
    found = [module.name for module in iter_modules(bench.__path__)]
    return [name for name in found if name != "__main__" and hasattr(import_module(f"bench.{name}"), "main")]


def run(wanted: list[str]) -> int:
    known = names()
    unknown = [name for name in wanted if name not in known]
    if unknown:
        print(f"no such bench: {', '.join(unknown)}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    for name in wanted or known:
        print(f"== {name}", flush=True)
        import_module(f"bench.{name}").main()
    return 0


sys.exit(run(sys.argv[1:]))
