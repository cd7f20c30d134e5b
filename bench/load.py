"""Readers of one address: a few connections that are kept alive, each asking again as soon as it has its answer."""

from __future__ import annotations

import http.client
import selectors
import socket
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from time import perf_counter
from typing import Final, NamedTuple

_BUFFER: Final = bytearray(1 << 20)
_LONGEST_HEAD: Final = 4096
_SILENCE: Final = 20.0


class Load(NamedTuple):
    """What the readers saw: seconds from first to last, and of each answer, sorted."""

    seconds: float
    latencies: list[float]
    status: int
    bytes: int

    def percentile(self, percent: float) -> float:
        """The latency (seconds) that so many percent of the answers did not exceed."""
        return self.latencies[min(int(len(self.latencies) * percent / 100), len(self.latencies) - 1)]


class _Reader:
    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.setblocking(False)
        self.asked = 0.0
        self.left = 0
        self.status = 0
        self.length = 0

    def ask(self, request: bytes) -> None:
        self.asked = perf_counter()
        self.socket.send(request)

    def has_all(self) -> bool:
        """Read what has come; whether the answer is complete. Raises ``ConnectionError`` when the server hangs up."""
        got = self.socket.recv_into(_BUFFER)
        if got == 0:
            raise ConnectionError("the server closed the connection")
        self.left = self.left - got if self.left else self._begin(got)
        return self.left == 0

    def _begin(self, got: int) -> int:
        """Read the head of an answer; how many bytes of it are still to come."""
        head, _, _ = bytes(_BUFFER[: min(got, _LONGEST_HEAD)]).partition(b"\r\n\r\n")
        self.status = int(head[9:12])
        fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
        self.length = 0 if self.status == 304 else int(fields[b"content-length"])
        return len(head) + 4 + self.length - got


def request(path: str, port: int, headers: Mapping[str, str]) -> bytes:
    """A GET as it goes over the wire."""
    fields = (f"{name}: {value}" for name, value in {"Host": f"127.0.0.1:{port}", **headers}.items())
    return "\r\n".join((f"GET {path} HTTP/1.1", *fields, "", "")).encode()


def load(port: int, asked: bytes, readers: int, answers: int) -> Load:
    """Ask that many times in all. Raises ``TimeoutError`` when the server falls silent."""
    with ExitStack() as open_sockets, selectors.DefaultSelector() as selector:
        everybody = [_Reader(port) for _ in range(readers)]
        for reader in everybody:
            open_sockets.enter_context(reader.socket)
            selector.register(reader.socket, selectors.EVENT_READ, reader)
        begun = perf_counter()
        latencies = _ask(selector, everybody, asked, answers)
        seconds = perf_counter() - begun
    return Load(seconds, sorted(latencies), everybody[0].status, everybody[0].length)


def _ask(selector: selectors.BaseSelector, everybody: Sequence[_Reader], asked: bytes, answers: int) -> list[float]:
    latencies: list[float] = []
    for reader in everybody:
        reader.ask(asked)
    while len(latencies) < answers:
        ready = selector.select(_SILENCE)
        if not ready:
            raise TimeoutError(f"no answer for {_SILENCE} s")
        for key, _ in ready:
            if key.data.has_all():
                latencies.append(perf_counter() - key.data.asked)
                if len(latencies) + len(everybody) <= answers:
                    key.data.ask(asked)
    return latencies


def one_by_one(port: int, path: str, answers: int) -> Load:
    """One reader with a new connection each time, for servers that do not keep them."""
    latencies = []
    status = length = 0
    begun = perf_counter()
    for _ in range(answers):
        asked = perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_SILENCE)
        connection.request("GET", path, headers={"Accept": "text/calendar"})
        answer = connection.getresponse()
        status, length = answer.status, len(answer.read())
        connection.close()
        latencies.append(perf_counter() - asked)
    return Load(perf_counter() - begun, sorted(latencies), status, length)
