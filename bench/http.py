"""What a poll costs the server: ours, a bare application and nginx, each asked the same for the same feed.

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
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

import flask_migrate

from bench import rivals
from bench.feeds import town_hall
from bench.load import Load, load, one_by_one, request
from bench.serving import Serving, free_port, serving
from planner.app import create_app
from planner.domain.subscription import Choices
from planner.services import subscriptions
from planner.services.changing import change

READERS = 8
ROUNDS = 5
GOAL = 4
PLAIN = "/feeds/calendar.ics"
EDITED = datetime(2026, 9, 1, 12, tzinfo=UTC)


class Seen(NamedTuple):
    """One round: processor seconds of the server for a request, and what the readers saw."""

    cost: float
    load: Load


@dataclass
class Contestant:
    """A server, what is asked of it, and how often a round; slow ones less."""

    name: str
    server: Serving
    path: str
    answers: int = 6_000
    keeps_connections: bool = True
    tag: str = ""
    rounds: dict[int, list[Seen]] = field(default_factory=lambda: {200: [], 304: []})

    def meet(self) -> bytes:
        """Fetch the feed as a new subscriber; its bytes."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        connection.request("GET", self.path, headers={"Accept": "text/calendar"})
        answer = connection.getresponse()
        self.tag, body = answer.headers["ETag"], answer.read()
        connection.close()
        if answer.status != 200:
            raise RuntimeError(f"{self.name}: {answer.status}")
        return body

    def ask(self, status: int) -> None:
        """One round of readers who have the feed (304) or have it not (200)."""
        port, before = self.server.port, self.server.cpu_seconds()
        if self.keeps_connections:
            asked = request(self.path, port, {"If-None-Match": self.tag} if status == 304 else {})
            found = load(port, asked, READERS, self.answers)
        else:
            found = one_by_one(port, self.path, self.answers)
        if found.status != status:
            raise RuntimeError(f"{self.name}: {found.status} instead of {status}")
        self.rounds[status].append(Seen((self.server.cpu_seconds() - before) / self.answers, found))

    def cost(self, status: int) -> float:
        """Processor seconds of a request, over all rounds."""
        return sum(seen.cost for seen in self.rounds[status]) / len(self.rounds[status])

    def latency(self, status: int, percent: float) -> float:
        """The seconds that so many percent of the readers waited at most; the median round."""
        return median(seen.load.percentile(percent) for seen in self.rounds[status])


def contestants(directory: Path, running: ExitStack) -> Iterator[Contestant]:
    """Everybody who takes part. Those that the machine does not have are told of and left out."""
    env, token = database(directory)
    ours = running.enter_context(granian("wsgi:app", directory / "ours.log", env))
    plain = Contestant("ours", ours, PLAIN)
    feed = plain.meet()
    (directory / "feed.ics").write_bytes(feed)
    bare = {"AARSHJUL_BENCH_FILE": str(directory / "feed.ics")}
    if binary := rivals.program("nginx"):
        yield Contestant("nginx", running.enter_context(rivals.nginx(binary, directory / "nginx", feed)), "/feed.ics")
    else:
        print("nginx is not installed: nothing to hold the rest against")
    yield Contestant(
        "bare WSGI", running.enter_context(granian("bench.apps.bare:app", directory / "bare.log", bare)), "/"
    )
    yield plain
    yield Contestant("ours, secret link", ours, f"/feeds/s/{token}/alt.ics")
    four = running.enter_context(granian("wsgi:app", directory / "four.log", env, threads=4))
    yield Contestant("ours, 4 threads", four, PLAIN)
    flask = running.enter_context(granian("bench.apps.ungated:app", directory / "flask.log", env))
    yield Contestant("ours, no gate", flask, PLAIN, answers=600)
    for name, start, path in (
        ("Radicale", rivals.radicale, "/bench/feed/"),
        ("Xandikos", rivals.xandikos, "/user/calendars/calendar/"),
    ):
        if binary := rivals.program(name.lower()):
            server = running.enter_context(start(binary, directory / name, feed))
            yield Contestant(name, server, path, answers=20, keeps_connections=False)
        else:
            print(f"{name} is not installed")


def granian(
    app: str, log: Path, env: Mapping[str, str], threads: int = 1, workers: int = 1
) -> AbstractContextManager[Serving]:
    """A WSGI application on granian."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--no-ws"]
    size = ["--workers", str(workers), "--blocking-threads", str(threads), "--log-level", "warning"]
    return serving([*command, *size, app], port, log, env)


def database(directory: Path) -> tuple[dict[str, str], str]:
    """The environment of a server on a database with a town hall's calendar, and a secret link's token."""
    env = {
        "DATABASE_URL": f"sqlite:///{directory}/bench.sqlite",
        "BASE_URL": "http://127.0.0.1",
        "SECRET_KEY": "bench",
    }
    app = create_app({"SQLALCHEMY_DATABASE_URI": env["DATABASE_URL"], "SECRET_KEY": "bench"}, instance=directory)
    with app.app_context():
        flask_migrate.upgrade()
        change(lambda _: town_hall(), EDITED)
        return env, subscriptions.create("bench", Choices(name="Alt"), EDITED).token


def _print(everybody: list[Contestant]) -> None:
    bar = next((one for one in everybody if one.name == "nginx"), None)
    for status in (304, 200):
        print(f"{status}: processor time of the server for a request (goal: ours at most {GOAL}× nginx)")
        for one in everybody:
            if not one.rounds[status]:
                continue
            ratio = f"{one.cost(status) / bar.cost(status):6.2f}×" if bar else ""
            print(
                f"  {one.name:20} {one.cost(status) * 1e6:8.1f} µs {ratio}"
                f"   p50 {one.latency(status, 50) * 1e3:7.2f} ms   p99 {one.latency(status, 99) * 1e3:7.2f} ms"
                f"   {one.rounds[status][0].load.bytes / 1e3:4.0f} kB   {one.server.megabytes():5.0f} MB held"
            )


def main() -> None:
    with TemporaryDirectory(prefix="aarshjul-bench-") as directory, ExitStack() as running:
        everybody = list(contestants(Path(directory), running))
        sizes = {one.name: len(one.meet()) for one in everybody}
        print(f"Polls over HTTP, {READERS} readers at a time, of a feed of {sizes['ours'] / 1e3:.0f} kB")
        for _ in range(ROUNDS):
            for one in everybody:
                for status in (304, 200) if one.keeps_connections else (200,):
                    one.ask(status)
        _print(everybody)


if __name__ == "__main__":
    main()
