"""Servers to be measured: started on a free port of this machine, asked what they cost, and stopped again."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_PATIENCE: Final = 30.0
_COUNTED_BY_SCHEDULER: Final = 2
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Serving:
    """A server that runs: where it listens, and the process that it began as."""

    port: int
    pid: int

    def cpu_seconds(self) -> float:
        """Processor time of the server's processes so far, user and system, in seconds."""
        return sum(time.clock_gettime(_cpu_clock(pid)) for pid in _family(self.pid))

    def megabytes(self) -> float:
        """Memory that the server's processes hold at this moment (RSS; what they share counts in each)."""
        pages = (int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in _family(self.pid))
        return sum(pages) * _PAGE / 1e6


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        port: int = listener.getsockname()[1]
    return port


@contextmanager
def serving(command: Sequence[str], port: int, log: Path, env: Mapping[str, str] | None = None) -> Iterator[Serving]:
    """Run the command until the block ends, which begins when the port answers.

    ``env`` is added to our own environment. Raises ``RuntimeError`` when the port does not answer in time.
    """
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, env={**os.environ, **(env or {})})
        server = Serving(port, process.pid)
        try:
            _await(process, server, log)
            yield server
        finally:
            family = _family(process.pid)
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                for pid in family:
                    _kill(pid)
                process.wait()


def _await(process: subprocess.Popen[bytes], server: Serving, log: Path) -> None:
    give_up = time.monotonic() + _PATIENCE
    while time.monotonic() < give_up and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", server.port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"{process.args!r} does not serve: {log.read_text(errors='replace')[-2000:]}")


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, 9)


def _family(pid: int) -> list[int]:
    """The process and all that descend from it."""
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(child) for thread in threads for child in (thread / "children").read_text().split()]
    except FileNotFoundError:
        return []
    return [pid, *(one for child in children for one in _family(child))]


def _cpu_clock(pid: int) -> int:
    """The clock of another process, as Linux numbers them; Python knows clock_getcpuclockid(3) for threads only.

    The scheduler counts it in nanoseconds, where /proc has steps of 10 ms.
    """
    return ~pid << 3 | _COUNTED_BY_SCHEDULER
