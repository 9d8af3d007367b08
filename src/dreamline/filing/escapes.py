r"""The backslash, as in Markdown: before a sign it says "only text", at the end of a line the text goes on.

At the start of a text it may stand before a letter, a digit or an emoji too: `- \1984 by Orwell` has no date.
"""

from __future__ import annotations

import re

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_READ_AS_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~]|\n|\Z)")


def plain(raw: str) -> str:
    """The text that `raw` stands for."""
    return _ESCAPED.sub(r"\1", raw)


def plain_start(raw: str) -> str:
    """The same for a text that may begin with a backslash to say that it begins here."""
    return plain(raw[1:].lstrip() if raw.startswith("\\") and not _ESCAPED.match(raw) else raw)


def guarded(text: str, signs: str = "") -> str:
    """`text` with its own backslashes, and any of `signs`, protected."""
    raw = _READ_AS_ESCAPE.sub(r"\\\\", text)
    return re.sub(f"([{re.escape(signs)}])", r"\\\1", raw) if signs else raw


def broken(raw: str, indent: str) -> str:
    """`raw` on as many lines as it has, each but the last ending in a backslash."""
    return raw.replace("\n", "\\\n" + indent)


def kept(raw: str) -> str:
    """A line kept as it stands, such that it does not swallow the line that will follow it."""
    line = broken(raw, "")
    return line + "\\" if goes_on(line) else line


def goes_on(line: str) -> bool:
    """Whether the line ends in a backslash that is not itself protected."""
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1


def split_at(raw: str, sign: str) -> list[str]:
    """The parts of `raw` between unprotected `sign`s, each without the space around it."""
    parts, start = [], 0
    for found in re.finditer(rf"\\.|{re.escape(sign)}", raw, re.DOTALL):
        if found[0] == sign:
            parts.append(raw[start : found.start()].strip())
            start = found.end()
    return [*parts, raw[start:].strip()]
