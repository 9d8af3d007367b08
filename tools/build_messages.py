"""The interface's texts: what is to be translated, and the .mo files made from the .po files written by hand.

    python tools/build_messages.py          builds every .mo
    python tools/build_messages.py missing  prints what a .po lacks, ready to be translated

Needs Babel; the target needs neither it nor gettext, because the .mo files travel in the package.
"""

from __future__ import annotations

import io
import sys
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

WEB = Path(__file__).resolve().parent.parent / "src" / "dreamline_web"
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
    """Every text of templates and modules, with the file it stands in."""
    found: dict[Key, str] = {}
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
        yield path, templatize(path.read_text(encoding="utf-8"))


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
    out = io.BytesIO()
    write_mo(out, read(path))
    return out.getvalue()


def main(words: list[str]) -> None:
    if not settings.configured:
        settings.configure()
    for lang, paths in catalogs().items():
        if words == ["missing"]:
            for key, file in missing(lang):
                sys.stdout.write(entry(*key, file))
        else:
            for path in paths:
                path.with_suffix(".mo").write_bytes(built(path))


def entry(context: str, text: str, file: str) -> str:
    """An empty entry for a .po."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    head = f'msgctxt "{context}"\n' if context else ""
    return f'#: {file}\n{head}msgid "{quoted}"\nmsgstr ""\n\n'


if __name__ == "__main__":
    main(sys.argv[1:])
