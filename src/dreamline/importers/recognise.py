"""Which kind of file this is, by its content alone."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from dreamline.importers import CannotRead
from dreamline.importers.archive import is_zip
from dreamline.importers.incoming import decode
from dreamline.importers.json_resume import is_json_resume
from dreamline.importers.json_tree import MAX_JSON_BYTES, parse
from dreamline.importers.linkedin import is_linkedin_file
from dreamline.importers.table import is_table
from dreamline.importers.takeout import is_takeout
from dreamline.sentence import say

FileKind = Literal["story", "json", "json resume", "linkedin", "table", "takeout"]

_ANY_DAY = date(2000, 1, 1)  # only whether a cell is a date matters here, not which
_MARKDOWN = re.compile(r"^ {0,3}(#{1,6} |[-*+] )", re.MULTILINE)
_OBJECT = re.compile(r"\s*\{\s*(\"|\}|$)")


def recognise(data: bytes, name: str = "") -> FileKind:
    """The kind of a file's content; `name` decides only where the content could be a story and a table alike.

    Raises CannotRead for content that is none of them (pictures, PDF, other JSON ...).
    """
    if is_zip(data):
        return "takeout" if is_takeout(data) else "linkedin"
    text = decode(data).lstrip("\ufeff")
    if _OBJECT.match(text) or text.lstrip()[:1] == "[":
        found = _json_kind(data, text)
        if found:
            return found
    if is_linkedin_file(text):
        return "linkedin"
    return "table" if _is_table(text, name) else "story"


def _json_kind(data: bytes, text: str) -> FileKind | None:
    """None for a text that merely begins with a bracket."""
    if len(data) > MAX_JSON_BYTES:
        most = MAX_JSON_BYTES // (1024 * 1024)
        raise CannotRead(say("The JSON is larger than {most} MB; choose a smaller file.", most=most))
    try:
        tree, _ = parse(data)
    except CannotRead:
        if text.lstrip().startswith("{"):
            raise
        return None
    if isinstance(tree, dict) and "format" in tree:
        return "json"
    if is_json_resume(tree):
        return "json resume"
    raise CannotRead(say("This JSON is neither a story nor a JSON Resume; choose another file."))


def _is_table(text: str, name: str) -> bool:
    """Tables have no Markdown marks; two lines of a date, a comma and words are a table only if the name says so."""
    says_table = name.casefold().endswith((".csv", ".tsv"))
    if not says_table and _MARKDOWN.search(text[:20_000]):
        return False
    return is_table(text, today=_ANY_DAY)
