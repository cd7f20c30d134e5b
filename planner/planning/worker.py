"""The process that solves: ``python -m planner.planning.worker``, started by ``running``.

It reads one line of JSON, the request, and writes one for each step ahead and one for the end. A solver takes
memory, and may crash: neither is to happen in the web server. The process ends with the one that started it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from threading import Thread
from time import monotonic

from planner.planning.messages import Message, progress_json, request_from, result_json
from planner.planning.solving import solve


def main() -> None:
    """Answer the one request on standard input."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asked = sys.stdin.readline()
    begun = monotonic()
    problem, start, seconds = request_from(json.loads(asked))
    Thread(target=_end_with_parent, daemon=True).start()
    left = seconds - (monotonic() - begun)
    result = solve(problem, start, seconds=left, tell=lambda progress: _write(progress_json(progress)))
    _write(result_json(result))


def _end_with_parent() -> None:
    """Standard input ends when whoever asked is gone, and then nobody wants the answer."""
    sys.stdin.read()
    os._exit(1)


def _write(message: Message) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
