"""Somebody with a browser who tells a whole story to a real server; every word they type is a canary."""

from __future__ import annotations

import io
import re
import secrets
import urllib.error
import urllib.request
import uuid
from http import HTTPStatus
from http.cookiejar import CookieJar
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DATES: Final = {"born": "14 March 1961", "when": "around May 1987"}
"""What date fields take; its words are as unlikely elsewhere as a canary."""
SIGN: Final = "🪗"


class Teller:
    """Types canaries into forms; `told` holds them all."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.told: list[bytes] = [SIGN.encode(), *(words.encode() for words in DATES.values())]
        self._browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self._token = ""

    def canary(self) -> str:
        """Letters that stand nowhere else."""
        word = "zq" + "".join(secrets.choice("bcdfghjklmnpqrstvwxz") for _ in range(12))
        self.told.append(word.encode())
        return word

    def get(self, path: str) -> bytes:
        return self._answer(urllib.request.Request(self.origin + path))[1]  # noqa: S310  # our own server on loopback

    def page(self, path: str) -> str:
        text = self.get(path).decode()
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)
        self._token = found[1] if found else self._token
        return text

    def send(self, path: str, more: Mapping[str, str] | None = None, **fields: str) -> str:
        """As a form of ours sends it, taken. Returns the address one comes to."""
        status, page, address = self.post(path, {**(more or {}), **fields})
        assert status == HTTPStatus.OK, f"{path}: {status} {re.sub(rb'<[^>]+>', b' ', page).split()}"
        return address

    def post(self, path: str, fields: Mapping[str, str], photo: bytes = b"") -> tuple[int, bytes, str]:
        """Status, page and address one comes to, after redirects."""
        edge = uuid.uuid4().hex
        sent = {"csrfmiddlewaretoken": self._token, "once": uuid.uuid4().hex, **fields}
        parts = [_part(edge, f'name="{name}"', value.encode()) for name, value in sent.items()]
        if photo:
            parts.append(_part(edge, f'name="photo"; filename="{self.canary()}.jpg"', photo))
        body = b"".join(parts) + f"--{edge}--\r\n".encode()
        headers = {"Content-Type": f"multipart/form-data; boundary={edge}", "Origin": self.origin}
        return self._answer(urllib.request.Request(self.origin + path, body, headers))  # noqa: S310  # as above

    def photo(self) -> bytes:
        """The first photo of the story, as it is kept."""
        return self.get(re.findall(r"/story/photos/\d+/", self.page("/story/"))[0])

    def enter_as(self, name: str) -> None:
        found = re.search(rf'action="(/people/\d+/enter/)"(?:(?!</form>).)*?{name}', self.page("/"), re.DOTALL)
        assert found, f"Nobody called {name} can be entered as."
        self.post(found[1], {})
        self.page("/story/")

    def _answer(self, request: urllib.request.Request) -> tuple[int, bytes, str]:
        try:
            with self._browser.open(request, timeout=60) as answer:
                return answer.status, answer.read(), urlsplit(answer.url).path
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.read(), urlsplit(refused.url).path


def _part(edge: str, about: str, content: bytes) -> bytes:
    return f"--{edge}\r\nContent-Disposition: form-data; {about}\r\n\r\n".encode() + content + b"\r\n"


def photo_with(words: str) -> bytes:
    """A photo whose comment and description hold these words."""
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x010E] = words
    Image.effect_noise((640, 480), 60).convert("RGB").save(out, "JPEG", exif=exif.tobytes(), comment=words.encode())
    return out.getvalue()


def tell_everything(teller: Teller) -> list[str]:
    """Every field of every form of a story; what was undone and removed; drafts. Returns the words that must show."""
    shown: list[str] = []

    def told() -> str:
        shown.append(teller.canary())
        return shown[-1]

    moment = _a_moment(teller, told)
    teller.send("/story/values/", name=told(), sight="people", names=told(), moment=moment)
    words = {name: told() for name in ("title", "subtitle", "caption")}
    version = _version(teller.page("/story/form/"))
    teller.send("/story/change/", words, version=version, born=DATES["born"], lang="en")
    _a_file(teller, told)
    _taken_back(teller)
    return shown


def _a_moment(teller: Teller, told: Callable[[], str]) -> str:
    teller.send("/story/moments/", line=f"1987 {teller.canary()}", emoji=SIGN)
    moment = _newest(teller.page("/story/"), "moments")
    status, *_ = teller.post(f"/story/moments/{moment}/photo/", {"alt": teller.canary()}, photo_with(teller.canary()))
    assert status == HTTPStatus.OK
    typed = {name: told() for name in ("text", "why", "chose", "new_chapter", "names", "people", "place", "alt")}
    chosen = {"emoji": SIGN, "feeling": "-2", "show_why": "on", "chapter": "new", "sight": "people"}
    version = _version(teller.page(f"/story/moments/{moment}/form/"))
    teller.send(f"/story/moments/{moment}/change/", typed | chosen, version=version, when=DATES["when"])
    return moment


def _a_file(teller: Teller, told: Callable[[], str]) -> None:
    """Dreams, goals, promises and lines nobody understands come by a file, and wait as a draft first."""
    lines = (
        f"## {told()} (1970-1980)",
        f"- 1972: {told()}",
        "# Dreams",
        f"- {told()}",
        "# Goals",
        f"- {told()} (skill)",
        "# Promises",
        f"- {told()}",
    )
    address = teller.send("/story/paste/", lines="\n".join(lines))
    kept = re.findall(r'name="keep" value="([^"]+)"', teller.page(address))
    teller.send(f"{address}storing/", keep=kept[0], rest="on", sights="on")


def _taken_back(teller: Teller) -> None:
    """What was undone, removed, or never said yes to is nobody's either."""
    teller.send("/story/moments/", line=f"1990 {teller.canary()}")
    teller.send("/story/undo/")
    teller.send("/story/moments/", line=f"1991 {teller.canary()}")
    gone = _newest(teller.page("/story/"), "moments")
    teller.send(f"/story/moments/{gone}/removal/")
    teller.send("/story/paste/", lines=f"1992 {teller.canary()}")
    teller.post("/story/moments/", {"line": f"{teller.canary()} \x1b"})  # refused
    teller.get(f"/story/quick-line/?line={teller.canary()}")
    teller.get(f"/story/{teller.canary()}/")


def _newest(page: str, kind: str) -> str:
    """The number of the thing of a kind that was made last, as the toast or the list names it first."""
    return str(re.findall(rf"/story/{kind}/(\d+)/", page)[0])


def _version(form: str) -> str:
    return str(re.findall(r'name="version" value="(\d+)"', form)[0])
