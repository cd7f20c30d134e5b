"""Other people's servers, given the same events to serve, where this machine has them."""

from __future__ import annotations

import http.client
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from bench.serving import Serving, free_port, serving

NGINX = """\
daemon off;
pid {here}/nginx.pid;
error_log stderr;
worker_processes 1;
events {{}}
http {{
    access_log off;
    sendfile on;
    keepalive_requests 100000000;
    types {{ text/calendar ics; }}
    client_body_temp_path {here}/body; proxy_temp_path {here}/proxy; fastcgi_temp_path {here}/fastcgi;
    uwsgi_temp_path {here}/uwsgi; scgi_temp_path {here}/scgi;
    server {{ listen 127.0.0.1:{port}; root {files}; }}
}}
"""

FRONT = """\
daemon off;
pid {here}/nginx.pid;
error_log stderr;
worker_processes 1;
events {{}}
http {{
    access_log off;
    client_body_temp_path {here}/body; proxy_temp_path {here}/proxy; fastcgi_temp_path {here}/fastcgi;
    uwsgi_temp_path {here}/uwsgi; scgi_temp_path {here}/scgi;
    upstream behind {{ server 127.0.0.1:{behind}; keepalive 8; }}
    server {{
        listen 127.0.0.1:{port} ssl;
        ssl_certificate {here}/certificate.pem;
        ssl_certificate_key {here}/key.pem;
        location / {{
            proxy_pass http://behind;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $host;
        }}
    }}
}}
"""

RADICALE = """\
[server]
hosts = 127.0.0.1:{port}
[auth]
type = none
[rights]
type = from_file
file = {here}/rights
[storage]
filesystem_folder = {here}
[logging]
level = error
[web]
type = none
"""


def program(name: str) -> str | None:
    """Where a program is: on the path, or beside this Python."""
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.exists() else shutil.which(name)


def nginx(binary: str, directory: Path, files: Path) -> AbstractContextManager[Serving]:
    """Nginx with one worker, serving the files of a directory."""
    directory.mkdir()
    port = free_port()
    configuration = directory / "nginx.conf"
    configuration.write_text(NGINX.format(here=directory, files=files, port=port))
    # Started as root it serves as nobody, who must get as far as the files.
    for path in (files.parent, files, *files.iterdir()):
        path.chmod(path.stat().st_mode | 0o555)
    return serving([binary, "-c", str(configuration), "-p", str(directory)], port, directory / "log")


def front(binary: str, openssl: str, directory: Path, behind: int) -> AbstractContextManager[Serving]:
    """As nginx stands in front of a service: with TLS (P-256), over connections to the port behind that stay."""
    directory.mkdir()
    key, certificate = directory / "key.pem", directory / "certificate.pem"
    kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc", "-days", "1"]
    files = ["-subj", "/CN=localhost", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([openssl, "req", *kind, *files], check=True, capture_output=True)
    port = free_port()
    configuration = directory / "nginx.conf"
    configuration.write_text(FRONT.format(here=directory, port=port, behind=behind))
    return serving([binary, "-c", str(configuration), "-p", str(directory)], port, directory / "log")


def radicale(binary: str, directory: Path, feed: bytes) -> AbstractContextManager[Serving]:
    """Radicale with the events in one collection, at /bench/feed/; anybody may read it."""
    collection = directory / "collection-root" / "bench" / "feed"
    collection.mkdir(parents=True)
    (collection / ".Radicale.props").write_text(json.dumps({"tag": "VCALENDAR"}))
    for number, event in enumerate(singly(feed)):
        (collection / f"{number}.ics").write_bytes(event)
    (directory / "rights").write_text("[all]\nuser: .*\ncollection: .*\npermissions: rRi\n")
    port = free_port()
    (directory / "config").write_text(RADICALE.format(here=directory, port=port))
    return serving([binary, "--config", str(directory / "config")], port, directory / "log")


@contextmanager
def xandikos(binary: str, directory: Path, feed: bytes) -> Iterator[Serving]:
    """Xandikos with the events in its first calendar, at /user/calendars/calendar/."""
    directory.mkdir()
    port = free_port()
    where = ["-d", str(directory / "data"), "--state-dir", str(directory / "state")]
    command = [binary, "serve", *where, "--defaults", "-l", "127.0.0.1", "-p", str(port), "--no-detect-systemd"]
    with serving(command, port, directory / "log") as server:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        for number, event in enumerate(singly(feed)):
            headers = {"Content-Type": "text/calendar"}
            connection.request("PUT", f"/user/calendars/calendar/{number}.ics", event, headers)
            answer = connection.getresponse()
            if answer.read() and answer.status >= 300:
                raise RuntimeError(f"Xandikos took no event: {answer.status}")
        connection.close()
        yield server


def singly(feed: bytes) -> list[bytes]:
    """Each event in a calendar of its own, as CalDAV has it."""
    zone = feed[feed.index(b"BEGIN:VTIMEZONE") : feed.index(b"END:VTIMEZONE")] + b"END:VTIMEZONE\r\n"
    begin = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:bench\r\n" + zone
    _, *events = feed.removesuffix(b"END:VCALENDAR\r\n").split(b"BEGIN:VEVENT\r\n")
    return [begin + b"BEGIN:VEVENT\r\n" + event + b"END:VCALENDAR\r\n" for event in events]
