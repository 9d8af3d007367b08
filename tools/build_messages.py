"""The interface's texts and the core's sentences: what is to be translated, and the .mo files from the .po files.

    python tools/build_messages.py          builds every .mo
    python tools/build_messages.py missing  prints what a .po lacks, ready to be translated

Needs Babel; the target needs neither it nor gettext, because the .mo files travel in the package.
"""

from __future__ import annotations

import ast
import io
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Catalog

SOURCE = Path(__file__).resolve().parent.parent / "src"
WEB, CORE = SOURCE / "dreamline_web", SOURCE / "dreamline"
SENTENCE = "sentence"
"""The context of the core's patterns in the catalogues (`dreamline_web.pages.sentences`)."""
SAYING = {"say": 1, "counted": 2}
"""The functions of `dreamline.sentence` that take patterns, and how many."""
KEYWORDS = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "_": None,
}
ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)
"""The day every .mo names as its own, so that the same texts give the same bytes."""
Key = tuple[str, str]
"""Context ("" for none) and msgid; of a plural form the singular."""


def catalogs() -> dict[str, list[Path]]:
    """Language -> its .po files: the shared one, and those of apps that keep their own `locale` folder."""
    found: dict[str, list[Path]] = {}
    for path in sorted(WEB.rglob("locale/*/LC_MESSAGES/django.po")):
        found.setdefault(path.parts[-3], []).append(path)
    return found


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def wanted() -> dict[Key, str]:
    """Every text of templates and modules and every pattern of the core, with the file it stands in."""
    found: dict[Key, str] = {(SENTENCE, pattern.one): pattern.file for pattern in patterns()}
    for path, source in sources():
        for _, message, _, context in extract("python", io.BytesIO(source.encode()), KEYWORDS):
            single = message[0] if isinstance(message, tuple) else message
            if single:
                found.setdefault((context or "", single), str(path.relative_to(WEB)))
    return found


def sources() -> Iterator[tuple[Path, str]]:
    for path in sorted(WEB.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path, path.read_text(encoding="utf-8")
    for path in sorted([*WEB.rglob("templates/**/*.html"), *WEB.rglob("templates/**/*.txt")]):
        yield path, _flat(templatize(path.read_text(encoding="utf-8")))


def _flat(source: str) -> str:
    """A template's Python without the template's indents, which mean nothing in it and are none of Python's."""
    return "\n".join(line.lstrip() for line in source.split("\n"))


@dataclass(frozen=True, slots=True)
class Pattern:
    """What the core says: for one (or whatever the number is), for several ("" where there is no number), and where."""

    one: str
    many: str
    file: str
    line: int


def patterns() -> Iterator[Pattern]:
    """Every pattern of the core. Raises ValueError where one is not written out as a literal."""
    for path in sorted(CORE.rglob("*.py")):
        file = str(path.relative_to(SOURCE))
        yield from patterns_in(path.read_text(encoding="utf-8"), file)


def patterns_in(source: str, file: str) -> Iterator[Pattern]:
    """The patterns of one module; `file` is its name."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYING:
            texts = [part.value for part in node.args if isinstance(part, ast.Constant) and isinstance(part.value, str)]
            if not len(texts) == len(node.args) == SAYING[node.func.id]:
                raise ValueError(f"{file}:{node.lineno}: write the pattern out as a literal, and its parts by name.")
            yield Pattern(texts[0], "".join(texts[1:]), file, node.lineno)


def known(catalog: Catalog) -> dict[Key, bool]:
    """What the catalog holds, and whether it is translated and not fuzzy."""
    return {
        (message.context or "", message.id[0] if isinstance(message.id, tuple) else message.id): whole(message)
        for message in catalog
        if message.id
    }


def whole(message: Any) -> bool:
    texts = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(texts) and "fuzzy" not in message.flags


def missing(lang: str) -> list[tuple[Key, str]]:
    """(context and text, file) of what no .po of the language translates."""
    there: dict[Key, bool] = {}
    for path in catalogs()[lang]:
        there |= known(read(path))
    return [(key, file) for key, file in wanted().items() if not there.get(key)]


def built(path: Path) -> bytes:
    """The .mo that belongs to a .po, without dates."""
    catalog = read(path)
    catalog.creation_date = ALWAYS
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def main(words: list[str]) -> None:
    if not settings.configured:
        settings.configure()
    for lang, paths in catalogs().items():
        if words == ["missing"]:
            several = {(SENTENCE, pattern.one): pattern.many for pattern in patterns()}
            for key, file in missing(lang):
                sys.stdout.write(entry(*key, file, several.get(key, "")))
        else:
            for path in paths:
                path.with_suffix(".mo").write_bytes(built(path))


def entry(context: str, text: str, file: str, several: str = "") -> str:
    """An empty entry for a .po."""
    head = f'msgctxt "{context}"\n' if context else ""
    answers = f'msgid_plural "{_quoted(several)}"\nmsgstr[0] ""\nmsgstr[1] ""' if several else 'msgstr ""'
    return f'#: {file}\n{head}msgid "{_quoted(text)}"\n{answers}\n\n'


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


if __name__ == "__main__":
    main(sys.argv[1:])
