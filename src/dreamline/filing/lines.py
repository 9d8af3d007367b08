"""A text as lines: how deep each is indented, which sign it begins with, and which are comments or rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dreamline.filing.escapes import goes_on

if TYPE_CHECKING:
    from collections.abc import Iterator

Sign = Literal["", "#", "##", "-", "strange", "rule"]

_HEADING = re.compile(r"(#{1,2})(?!#)\s+(.*)|(##)(?!#)(.*)|(#)$", re.DOTALL)
_BULLET = re.compile(r"[-*+•◦‣·–—](?:\s+(.*))?$", re.DOTALL)
_BULLET_TIGHT = re.compile(r"[-*–—](?=\d{4}(?!\d))|[•◦‣](?=\S)")
_NUMBERED = re.compile(r"\(?\d{1,4}[.)]\s+(.*)", re.DOTALL)
_RULE = re.compile(r"([-*_=])\1{2,}$")
_STRANGE = re.compile(r"#|>|\||```|~~~|!\[|</?[a-zA-Z]|<!--")
_TAB = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One line (or several, where a backslash at the end goes on): its number from 1, indent, sign, what follows it.

    `sign` is "#" or "##" for a heading, "-" for a list item, "" for plain text, "strange" for what no story file
    knows, "rule" for a line across the page. `numbered` is what follows "1." where the line may be one of a list.
    """

    number: int
    raw: str
    indent: int
    sign: Sign
    body: str
    numbered: str | None = None

    @property
    def blank(self) -> bool:
        return not self.sign and not self.body


def read_lines(lines: list[str]) -> Iterator[Line]:
    """The lines of a text, comments as one strange line each."""
    last_close = max((at for at, line in enumerate(lines) if "-->" in line), default=-1)
    at = 0
    while at < len(lines):
        count = _comment(lines, at) if at <= last_close else 0
        count, strange = (count, True) if count else (_continued(lines, at), False)
        yield _strange(at, lines[at : at + count]) if strange else _line(at, lines[at : at + count])
        at += count


def _comment(lines: list[str], start: int) -> int:
    """How many lines the comment beginning here has; 0 if none begins."""
    if not lines[start].lstrip().startswith("<!--"):
        return 0
    return next(at for at in range(start, len(lines)) if "-->" in lines[at]) - start + 1


def _continued(lines: list[str], start: int) -> int:
    end = start
    while goes_on(lines[end]) and end + 1 < len(lines) and lines[end + 1].strip():
        end += 1
    return end - start + 1


def _strange(at: int, pieces: list[str]) -> Line:
    return Line(at + 1, "\n".join(pieces), _indent(pieces[0]), "strange", "")


def _line(at: int, pieces: list[str]) -> Line:
    text = "\n".join([*(piece[:-1].strip() for piece in pieces[:-1]), pieces[-1].strip()]).replace("\t", " ")
    sign, body = _sign(text)
    numbered = _NUMBERED.match(body) if not sign else None
    return Line(at + 1, "\n".join(pieces), _indent(pieces[0]), sign, body, numbered[1] if numbered else None)


def _sign(text: str) -> tuple[Sign, str]:
    if _RULE.match(text):
        return "rule", text
    if heading := _HEADING.match(text):
        sign: Sign = "##" if heading[1] == "##" or heading[3] else "#"
        return sign, (heading[2] or heading[4] or "").strip()
    if _STRANGE.match(text):
        return "strange", text
    if bullet := _BULLET.match(text):
        return "-", (bullet[1] or "").strip()
    if tight := _BULLET_TIGHT.match(text):
        return "-", text[tight.end() :]
    return "", text


def _indent(line: str) -> int:
    spaces = line[: len(line) - len(line.lstrip())]
    return len(spaces.replace("\t", " " * _TAB))
