"""The archive somebody took along from a Dreamline: the story with its photos, so that it can be brought back.

Only the story's file and the photos it names are read; folders in the archive play no part.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from dreamline.filing import Remark, save
from dreamline.importers import CannotRead
from dreamline.importers.archive import DAMAGE, Limits, entries, is_zip, own_name, unpack
from dreamline.importers.incoming import decode
from dreamline.importers.photo import BadPhoto, stored
from dreamline.sentence import at, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dreamline.filing import Filed
    from dreamline.story.moment import Photo

STORY = "story.json"
"""The file of the archive that holds the story."""
LIMITS = Limits(
    archive_bytes=100 * 1024 * 1024,
    entries=400,
    declared_bytes=200 * 1024 * 1024,
    taken=310,
    member_bytes=8 * 1024 * 1024,
    taken_bytes=100 * 1024 * 1024,
)
"""300 photos of 300 kB, the story in some MB, and a dozen files to look at."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A story with its photos (clean JPEGs by the names in the story), and what was left out and why."""

    filed: Filed
    photos: Mapping[str, bytes]
    left_out: tuple[Remark, ...] = ()


def is_takeout(data: bytes) -> bool:
    """Whether this is a zip with a story of ours in it; what cannot be opened is none."""
    if not is_zip(data) or entries(data) > LIMITS.entries:
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(own_name(name) == STORY for name in archive.namelist())
    except DAMAGE:
        return False


def read(data: bytes) -> Brought:
    """Raises CannotRead or BadJson, with one sentence, where there is no whole story in it."""
    files, _ = unpack(data, lambda name: name == STORY, LIMITS)
    if not files:
        raise CannotRead(say("There is no story in this archive; choose the one Dreamline made for you."))
    filed, remarks = save.loads(decode(files[0].data))
    wanted = {own_name(photo.name): photo for photo in _photos(filed)}
    found, _ = unpack(data, wanted.__contains__, LIMITS)
    photos: dict[str, bytes] = {}
    left_out = list(remarks)
    for file in found:
        try:
            photos.setdefault(wanted[file.name].name, stored(file.data))
        except BadPhoto as refused:
            left_out.append(Remark(0, at(file.name, refused.said)))
    left_out += [
        Remark(0, at(photo.name, say("this photo is not in the archive; its moment comes without it.")))
        for photo in wanted.values()
        if own_name(photo.name) not in {file.name for file in found}
    ]
    return Brought(filed, MappingProxyType(photos), tuple(left_out))


def _photos(filed: Filed) -> Iterator[Photo]:
    shown = [moment.photo for moment in filed.story.moments] + [dream.photo for dream in filed.story.dreams]
    return (photo for photo in shown if photo)
