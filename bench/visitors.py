"""A real server in a process of its own, and visitors that talk to it over HTTP; used by the long trials here."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
import uuid
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 30.0


class Server:
    """`dreamline serve --demo` with its own data folder and port."""

    def __init__(self, data: Path, **more: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.data, self.more = data, more
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> float:
        """Seconds until it answered."""
        chosen = {**os.environ, "DREAMLINE_DATA": str(self.data), "PORT": str(self.port), **self.more}
        began = time.monotonic()
        with (self.data / "log").open("ab") as log:
            words = [sys.executable, "-m", "dreamline_web", "serve", "--demo", "--no-browser"]
            self.process = subprocess.Popen(words, env=chosen, stdout=log, stderr=log, start_new_session=True)
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() - began > PATIENCE:
                sys.exit(f"The server did not start: {(self.data / 'log').read_text()[-2000:]}")
            time.sleep(0.02)
        return time.monotonic() - began

    def kill(self) -> None:
        """Kills (-9) the server and everything it started."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(PATIENCE)

    def _answers(self) -> bool:
        try:
            return Visitor(self.port).get("/health/")[0] == http.HTTPStatus.OK
        except OSError:
            return False


class Visitor:
    """A browser without a window: keeps cookies, sends forms with their token and key."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self.token = ""

    def get(self, path: str) -> tuple[int, str]:
        """Status and body. Raises OSError or http.client.HTTPException without an answer."""
        return self._ask("GET", path)

    def post(self, path: str, fields: dict[str, str]) -> tuple[int, str]:
        """As `get`. Give `once` to send the same form again."""
        form = {"csrfmiddlewaretoken": self.token, "once": uuid.uuid4().hex, **fields}
        return self._ask("POST", path, urlencode(form))

    def enter_as(self, name: str) -> None:
        """Enters the demo as one of its people, by first name."""
        _, page = self.get("/")
        form = re.search(rf'action="(/people/\d+/enter/)"(?:(?!</form>).)*?cast-name">{name}', page, re.DOTALL)
        if form is None:
            raise LookupError(name)
        self._learn(page)
        self.post(form[1], {})
        self._learn(self.get("/story/")[1])

    def _learn(self, page: str) -> None:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        self.token = token[1] if token else self.token

    def _ask(self, method: str, path: str, body: str = "") -> tuple[int, str]:
        connection = http.client.HTTPConnection("localhost", self.port, timeout=PATIENCE)
        try:
            cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            headers = {"Cookie": cookies} if cookies else {}
            if body:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            connection.request(method, path, body or None, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
            for header in answer.headers.get_all("Set-Cookie") or ():
                name, _, value = header.partition(";")[0].partition("=")
                self.cookies[name] = value
            return answer.status, text
        finally:
            connection.close()
