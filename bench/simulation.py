"""Fifty thousand subscribers on one machine: a day of polls, played against the costs that were just measured."""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bench import rivals
from bench.http import FEEDS, PLAIN, READERS, Contestant, database, granian
from bench.load import load, request
from bench.polling import Costs, Poll, answer, polls
from bench.serving import Serving

SUBSCRIBERS = 50_000
CORES = 2
SEED = 1
ANSWERS = 8_000
CONNECTIONS = 400
GUESSED_FRONT = 0.0006
"""Seconds for a connection of its own with TLS, where that cannot be measured."""


def measured(with_gate: bool) -> Costs:
    """What a poll costs, with a new encrypted connection through nginx each time where the machine has that."""
    app = "wsgi:app" if with_gate else "bench.apps.ungated:app"
    with TemporaryDirectory(prefix="aarshjul-bench-") as name, ExitStack() as running:
        directory = Path(name)
        env, _ = database(directory)
        server = running.enter_context(granian(app, directory / "log", env))
        one = Contestant("ours", server, FEEDS)
        size = len(one.meet("whole"))
        answers = ANSWERS if with_gate else ANSWERS // 10
        unchanged, whole = (
            _answered(one, headers, answers) for headers in ({"If-None-Match": one.tags["whole"]}, {})
        )
        nginx, openssl = rivals.program("nginx"), rivals.program("openssl")
        if nginx is None or openssl is None:
            print("nginx or openssl is not installed: the cost of connections is a guess")
            return Costs(unchanged, whole, size, GUESSED_FRONT)
        front = running.enter_context(rivals.front(nginx, openssl, directory / "front", server.port))
        through = _connected([front, server], front.port, one.tags["whole"])
        return Costs(unchanged, whole, size, max(through - unchanged, 0.0))


def _answered(one: Contestant, headers: dict[str, str], answers: int) -> float:
    asked = request(PLAIN, one.server.port, headers)
    load(one.server.port, asked, READERS, answers // 10)
    before = one.server.cpu_seconds()
    load(one.server.port, asked, READERS, answers)
    return (one.server.cpu_seconds() - before) / answers


def _connected(servers: list[Serving], port: int, tag: str) -> float:
    """Processor seconds of all the servers for a poll that connects first."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    before = sum(server.cpu_seconds() for server in servers)
    for _ in range(CONNECTIONS):
        connection = http.client.HTTPSConnection("127.0.0.1", port, context=trusting, timeout=20)
        connection.request("GET", PLAIN, headers={"If-None-Match": tag})
        status = connection.getresponse().status
        connection.close()
        if status != 304:
            raise RuntimeError(f"{status} instead of 304")
    return (sum(server.cpu_seconds() for server in servers) - before) / CONNECTIONS


def days(subscribers: int) -> Iterable[tuple[str, list[Poll]]]:
    """Days of every sort, each the same on every run."""
    yield "as usual: 95 % unchanged", polls(subscribers, Random(SEED))
    yield "all who look on the hour look at midnight too", polls(subscribers, Random(SEED), at_midnight=True)
    yield "edited before every look: nothing unchanged", polls(subscribers, Random(SEED), unchanged=0.0)


def tell(title: str, asked: list[Poll], costs: Costs) -> None:
    day = answer(asked, costs, CORES)
    print(
        f"  {title:46} {day.polls / 1e3:5.0f} k polls   {day.sent / 1e9:5.1f} GB   {day.busy:6.2%} busy   "
        f"{day.busiest_second:6} in one second   p50 {day.waited(50) * 1e3:7.1f} ms   "
        f"p99 {day.waited(99) * 1e3:8.1f} ms   longest {day.waits[-1]:6.2f} s"
    )


def main() -> None:
    print(f"{SUBSCRIBERS} subscribers on {CORES} cores; half look on the hour, every 1, 3, 6 and 24 h")
    for name, with_gate in (("with the gate", True), ("without it, for scale", False)):
        costs = measured(with_gate)
        print(
            f"{name}: 304 {costs.unchanged * 1e6:.0f} µs, 200 {costs.whole * 1e6:.0f} µs, "
            f"a connection with TLS {costs.front * 1e6:.0f} µs"
        )
        for title, asked in days(SUBSCRIBERS):
            tell(title, asked, costs)
        if with_gate:
            tell("as usual, connections that stay open", polls(SUBSCRIBERS, Random(SEED)), costs._replace(front=0))
            tell("ten times as many subscribers, as usual", polls(10 * SUBSCRIBERS, Random(SEED)), costs)


if __name__ == "__main__":
    main()
