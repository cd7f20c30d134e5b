"""What a poll costs the server: ours, a bare application and nginx, each asked the same for the same feeds.

Measured is the processor time of all the server's processes for a request, which tells how many subscribers a machine
carries. The latencies depend on what else the machine is doing.
"""

from __future__ import annotations

import http.client
import sys
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

import flask_migrate

from bench import rivals
from bench.calendars import BODIES
from bench.feeds import town_hall
from bench.load import Load, load, one_by_one, request
from bench.serving import Serving, free_port, serving
from planner.app import create_app
from planner.domain.subscription import Choices
from planner.services import subscriptions
from planner.services.changing import change

READERS = 8
ROUNDS = 7
GOAL = 4
EDITED = datetime(2026, 9, 1, 12, tzinfo=UTC)

BODY = BODIES[-1].key
PLAIN = "/feeds/calendar.ics"
FEEDS = {"whole": PLAIN, "small": f"/feeds/body/{BODY}.ics"}
"""A town hall's whole calendar, and what one of its bodies meets about."""


class Seen(NamedTuple):
    """One round: processor seconds of the server for a request, and what the readers saw."""

    cost: float
    load: Load


@dataclass
class Contestant:
    """A server, where it has the feeds, and how often it is asked in a round; slow ones less."""

    name: str
    server: Serving
    paths: Mapping[str, str]
    answers: int = 6_000
    keeps_connections: bool = True
    tags: dict[str, str] = field(default_factory=dict)
    rounds: dict[tuple[str, int], list[Seen]] = field(default_factory=dict)

    def meet(self, feed: str) -> bytes:
        """Fetch the feed as a new subscriber; its bytes."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        connection.request("GET", self.paths[feed], headers={"Accept": "text/calendar"})
        answer = connection.getresponse()
        self.tags[feed], body = answer.headers["ETag"], answer.read()
        connection.close()
        if answer.status != 200:
            raise RuntimeError(f"{self.name}: {answer.status}")
        return body

    def ask(self, feed: str, status: int) -> None:
        """One round of readers who have the feed (304) or have it not (200)."""
        port, path, before = self.server.port, self.paths[feed], self.server.cpu_seconds()
        if self.keeps_connections:
            asked = request(path, port, {"If-None-Match": self.tags[feed]} if status == 304 else {})
            found = load(port, asked, READERS, self.answers)
        else:
            found = one_by_one(port, path, self.answers)
        if found.status != status:
            raise RuntimeError(f"{self.name}: {found.status} instead of {status}")
        cost = (self.server.cpu_seconds() - before) / self.answers
        self.rounds.setdefault((feed, status), []).append(Seen(cost, found))

    def cost(self, feed: str, status: int) -> float:
        """Processor seconds of a request; the median round."""
        return median(seen.cost for seen in self.rounds[feed, status])

    def times(self, other: Contestant, feed: str, status: int) -> float:
        """How many times the other's processor time a request takes; the median of the rounds, each by itself."""
        both = zip(self.rounds[feed, status], other.rounds[feed, status], strict=True)
        return median(ours.cost / theirs.cost for ours, theirs in both)

    def latency(self, feed: str, status: int, percent: float) -> float:
        """The seconds that so many percent of the readers waited at most; the median round."""
        return median(seen.load.percentile(percent) for seen in self.rounds[feed, status])


def contestants(directory: Path, running: ExitStack) -> Iterator[Contestant]:
    """Everybody who takes part. Those that the machine does not have are told of and left out."""
    env, secret = database(directory)
    one = running.enter_context(granian("wsgi:app", directory / "ours.log", env))
    ours = Contestant("ours", one, FEEDS)
    files = _as_files(ours, directory / "files")
    paths = {feed: f"/{feed}.ics" for feed in FEEDS}
    if binary := rivals.program("nginx"):
        yield Contestant("nginx", running.enter_context(rivals.nginx(binary, directory / "nginx", files)), paths)
    else:
        print("nginx is not installed: nothing to hold the rest against")
    bare = granian("bench.apps.bare:app", directory / "bare.log", {"AARSHJUL_BENCH_FILES": str(files)})
    yield Contestant("bare WSGI", running.enter_context(bare), paths)
    yield ours
    yield Contestant("ours, secret link", one, secret)
    for threads in (2, 4):
        more = granian("wsgi:app", directory / f"threads-{threads}.log", env, threads)
        yield Contestant(f"ours, {threads} threads", running.enter_context(more), FEEDS)
    flask = running.enter_context(granian("bench.apps.ungated:app", directory / "flask.log", env))
    yield Contestant("ours, no gate", flask, FEEDS, answers=300)
    yield from _calendar_servers(directory, running, (files / "whole.ics").read_bytes())


def _calendar_servers(directory: Path, running: ExitStack, feed: bytes) -> Iterator[Contestant]:
    for name, start, path in (
        ("Radicale", rivals.radicale, "/bench/feed/"),
        ("Xandikos", rivals.xandikos, "/user/calendars/calendar/"),
    ):
        if binary := rivals.program(name.lower()):
            server = running.enter_context(start(binary, directory / name, feed))
            yield Contestant(name, server, {"whole": path}, answers=10, keeps_connections=False)
        else:
            print(f"{name} is not installed")


def _as_files(ours: Contestant, directory: Path) -> Path:
    directory.mkdir()
    for feed in FEEDS:
        (directory / f"{feed}.ics").write_bytes(ours.meet(feed))
    return directory


def granian(
    app: str, log: Path, env: Mapping[str, str], threads: int = 1, workers: int = 1
) -> AbstractContextManager[Serving]:
    """A WSGI application on granian."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--no-ws"]
    size = ["--workers", str(workers), "--blocking-threads", str(threads), "--log-level", "warning"]
    return serving([*command, *size, app], port, log, env)


def database(directory: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The environment of a server on a database with a town hall's calendar, and the feeds' paths at secret links."""
    env = {
        "DATABASE_URL": f"sqlite:///{directory}/bench.sqlite",
        "BASE_URL": "http://127.0.0.1",
        "SECRET_KEY": "bench",
    }
    app = create_app({"SQLALCHEMY_DATABASE_URI": env["DATABASE_URL"], "SECRET_KEY": "bench"}, instance=directory)
    choices = {"whole": Choices(name="Alt"), "small": Choices(name="Et", bodies=frozenset({BODY}))}
    with app.app_context():
        flask_migrate.upgrade()
        change(lambda _: town_hall(), EDITED)
        tokens = {feed: subscriptions.create("bench", chosen, EDITED).token for feed, chosen in choices.items()}
    return env, {feed: f"/feeds/s/{token}/feed.ics" for feed, token in tokens.items()}


def _print(everybody: list[Contestant], feed: str, status: int) -> None:
    taking_part = [one for one in everybody if (feed, status) in one.rounds]
    bar = next((one for one in everybody if one.name == "nginx"), None)
    size = taking_part[0].rounds[feed, 200][0].load.bytes
    print(f"{status}, {size / 1e3:.0f} kB: processor time of the server for a request (goal: at most {GOAL}× nginx)")
    for one in taking_part:
        times = one.times(bar, feed, status) if bar else float("nan")
        half, most = (one.latency(feed, status, percent) * 1e3 for percent in (50, 99))
        print(
            f"  {one.name:20} {one.cost(feed, status) * 1e6:8.1f} µs {times:8.2f}×   p50 {half:7.2f} ms"
            f"   p99 {most:7.2f} ms   {one.server.megabytes():5.0f} MB held"
        )


def main() -> None:
    print(f"Polls over HTTP, {READERS} readers at a time on connections that stay open; medians of {ROUNDS} rounds")
    with TemporaryDirectory(prefix="aarshjul-bench-") as directory, ExitStack() as running:
        everybody = list(contestants(Path(directory), running))
        for one in everybody:
            for feed in one.paths:
                one.meet(feed)
        for _, one in product(range(ROUNDS), everybody):
            for feed, status in product(one.paths, (304, 200) if one.keeps_connections else (200,)):
                one.ask(feed, status)
        for feed, status in product(FEEDS, (304, 200)):
            _print(everybody, feed, status)


if __name__ == "__main__":
    main()
