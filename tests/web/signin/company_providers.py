"""What sign-in providers of a company share, each a real process on this computer that vouches for a subject.

`/vary/?what=...&who=...` makes one misbehave in one way from then on, and says who sits there; `/vary/` makes it good.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from real_house import wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator


class Provider(BaseHTTPRequestHandler):
    """What both kinds share: the subject at the keyboard, and how it misbehaves."""

    subject = "subject-1"
    vary = ""

    def log_message(self, *_args: Any) -> None:
        """Quiet."""

    @property
    def query(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}

    def do_GET(self) -> None:
        place = urlsplit(self.path).path
        if place == "/vary/":
            type(self).vary, type(self).subject = self.query.get("what", ""), self.query.get("who", "subject-1")
            self.say(b"so be it")
        else:
            self.answer(place)

    def answer(self, place: str) -> None:
        raise NotImplementedError

    def say(self, body: bytes, kind: str = "text/plain", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def provider(kind: str, port: int) -> Iterator[str]:
    """Starts `openid` or `saml`; its origin."""
    program = Path(__file__).with_name(f"{kind}_provider.py")
    process = subprocess.Popen([sys.executable, program, str(port)])  # noqa: S603  # our own program
    try:
        wait_for(f"http://localhost:{port}/vary/", process)
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(10)


def serve(made: type[Provider], port: int) -> None:
    ThreadingHTTPServer(("localhost", port), made).serve_forever()
