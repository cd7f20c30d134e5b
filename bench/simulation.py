"""Fifty thousand subscribers on one machine: a day of polls, played against the costs that were just measured."""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bench import rivals
from bench.http import FEEDS, Contestant, database, granian
from bench.load import load, request
from bench.polling import USUAL, Costs, Habits, answer, polls
from bench.serving import Serving

SUBSCRIBERS = 50_000
CORES = 2
SEED = 1
READERS = 8
ANSWERS = 8_000
CONNECTIONS = 400
RISES = 500
GUESSED_FRONT = 0.0008
"""Seconds for a connection of its own with TLS, where that cannot be measured."""


class Measured(NamedTuple):
    """Processor seconds of a 304 and of a 200, and how many bytes the 200 has."""

    unchanged: float
    whole: float
    size: int

    def __str__(self) -> str:
        return f"304 {self.unchanged * 1e6:.0f} µs, 200 {self.whole * 1e6:.0f} µs"


class Machine(NamedTuple):
    """What a poll costs: answered by the gate, by Flask, and what a new connection with TLS in front adds to it."""

    gate: Measured
    flask: Measured
    front: Measured

    def one_link_for_all(self, connecting: bool = True) -> Costs:
        """The costs where the answer to the first who asks after a change is kept for all others."""
        return self._costs(self.gate, connecting)

    def a_link_each(self) -> Costs:
        """The costs where every link's feed is written by itself, and no two subscribers share an answer."""
        return self._costs(self.flask, connecting=True)

    def _costs(self, writer: Measured, connecting: bool) -> Costs:
        small, large = (self.front.unchanged, self.front.whole) if connecting else (0.0, 0.0)
        return Costs(self.gate.unchanged + small, self.flask.unchanged + small, writer.whole + large, self.gate.size)


def measured() -> Machine:
    """What polls cost here and now; a connection through nginx is guessed where that or openssl is missing."""
    with TemporaryDirectory(prefix="aarshjul-bench-") as name, ExitStack() as running:
        directory = Path(name)
        env, secret = database(directory)
        server = running.enter_context(granian("wsgi:app", directory / "log", env))
        gate = _measure(Contestant("ours", server, FEEDS), ANSWERS)
        behind = running.enter_context(granian("bench.apps.ungated:app", directory / "flask.log", env))
        flask = _measure(Contestant("ours, no gate", behind, secret), ANSWERS // 10)
        nginx, openssl = rivals.program("nginx"), rivals.program("openssl")
        if nginx is None or openssl is None:
            print("nginx or openssl is not installed: the cost of connections is a guess")
            return Machine(gate, flask, Measured(GUESSED_FRONT, 2 * GUESSED_FRONT, gate.size))
        front = running.enter_context(rivals.front(nginx, openssl, directory / "front", server.port))
        small, large = _through(front, server, FEEDS["whole"])
        return Machine(gate, flask, Measured(small - gate.unchanged, large - gate.whole, gate.size))


def _measure(one: Contestant, answers: int) -> Measured:
    size, path = len(one.meet("whole")), one.paths["whole"]
    unchanged = _answered(one.server, path, {"If-None-Match": one.tags["whole"]}, answers)
    return Measured(unchanged, _answered(one.server, path, {}, answers), size)


def _answered(server: Serving, path: str, headers: Mapping[str, str], answers: int) -> float:
    asked = request(path, server.port, headers)
    load(server.port, asked, READERS, answers // 10)
    before = server.cpu_seconds()
    load(server.port, asked, READERS, answers)
    return (server.cpu_seconds() - before) / answers


def _through(front: Serving, server: Serving, path: str) -> Iterator[float]:
    """Processor seconds of proxy and server together for a 304 and for a 200, each over a connection of its own."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    headers: dict[str, str] = {}
    tag = _fetch(front.port, path, headers, trusting, 200)
    for headers, status in (({"If-None-Match": tag}, 304), ({}, 200)):
        before = front.cpu_seconds() + server.cpu_seconds()
        for _ in range(CONNECTIONS):
            _fetch(front.port, path, headers, trusting, status)
        yield (front.cpu_seconds() + server.cpu_seconds() - before) / CONNECTIONS


def _fetch(port: int, path: str, headers: Mapping[str, str], trusting: ssl.SSLContext, expected: int) -> str:
    connection = http.client.HTTPSConnection("127.0.0.1", port, context=trusting, timeout=20)
    connection.request("GET", path, headers=dict(headers))
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status != expected:
        raise RuntimeError(f"{answer.status} instead of {expected}")
    return answer.headers["ETag"]


def tell(title: str, costs: Costs, habits: Habits = USUAL, subscribers: int = SUBSCRIBERS) -> None:
    day = answer(polls(subscribers, Random(SEED), habits), costs, CORES)
    print(
        f"  {title:46} {day.polls / 1e3:5.0f} k polls   {day.sent / 1e9:5.1f} GB   {day.busy:6.2%} busy   "
        f"{day.busiest_second:6} in one second   p50 {day.waited(50) * 1e3:7.1f} ms   "
        f"p99 {day.waited(99):6.2f} s   longest {day.waits[-1]:6.2f} s"
    )


def main() -> None:
    print(f"{SUBSCRIBERS} subscribers on {CORES} cores; half look on the hour, every 1, 3, 6 and 24 h")
    machine = measured()
    print(f"measured: the gate {machine.gate}; Flask {machine.flask}; a connection with TLS adds {machine.front}")
    shared, own = machine.one_link_for_all(), machine.a_link_each()
    print("one link for all:")
    tell("as usual: 95 % unchanged", shared)
    tell("all who look on the hour look at midnight too", shared, Habits(at_midnight=True))
    tell("edited before every look: nothing unchanged", shared, Habits(unchanged=0))
    tell("as usual, connections that stay open", machine.one_link_for_all(connecting=False))
    print("a link each:")
    tell("as usual: 95 % unchanged", own)
    tell(f"as usual, the version rises {RISES} times", own, Habits(rises=RISES))
    tell("that, and all at midnight too", own, Habits(rises=RISES, at_midnight=True))
    tell("edited before every look: nothing unchanged", own, Habits(unchanged=0))
    tell("as usual, ten times as many subscribers", own, Habits(rises=RISES), 10 * SUBSCRIBERS)


if __name__ == "__main__":
    main()
