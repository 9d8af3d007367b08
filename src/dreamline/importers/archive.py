"""Zip archives of strangers: everything is checked before a byte is unpacked, and counted while it is."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dreamline.importers import CannotRead
from dreamline.sentence import say

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_ARCHIVE_BYTES = 100 * 1024 * 1024
"""A full export with photos is some tens of MB; the archive lies in memory once."""
MAX_ENTRIES = 2_000
"""A full export has about 50 files and its articles; 2,000 entries of the directory cost about 2 MB."""
MAX_DECLARED_BYTES = 500 * 1024 * 1024
"""What all files together say they hold; beyond it an archive is a bomb or no export."""
MAX_TAKEN = 40
"""Files we unpack: ten kinds, each a few times where an export was packed twice."""
MAX_MEMBER_BYTES = 8 * 1024 * 1024
"""One file we unpack; a list of positions is a few KB."""
MAX_TAKEN_BYTES = 24 * 1024 * 1024
"""All files we unpack together."""
MAX_RATIO = 200
"""Unpacked to packed. Text packs 3 to 30 times, deflate can reach 1,032."""
_SMALL = 64 * 1024  # a few KB of empty cells may pack better than MAX_RATIO and harm nobody

ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_DIRECTORY_MARK = b"PK\x01\x02"  # starts each entry of the directory: its count bounds what zipfile will build
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others (lzma) may claim gigabytes for a dictionary
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    IndexError,
    KeyError,
    OSError,
    OverflowError,
    RuntimeError,  # zipfile's word for a missing password; NotImplementedError is one too
    ValueError,
)
"""What the standard library raises for archives that are not what they say."""
_DAMAGED = say("The archive is damaged; download it once more and try again.")


@dataclass(frozen=True, slots=True)
class Unpacked:
    """One file of an archive: its own name without any folder, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Limits:
    """How large an archive may be, how many files it may hold, and what of it is unpacked; sizes in bytes."""

    archive_bytes: int = MAX_ARCHIVE_BYTES
    entries: int = MAX_ENTRIES
    declared_bytes: int = MAX_DECLARED_BYTES
    taken: int = MAX_TAKEN
    member_bytes: int = MAX_MEMBER_BYTES
    taken_bytes: int = MAX_TAKEN_BYTES


LINKEDIN = Limits()


def is_zip(data: bytes) -> bool:
    return data.startswith(ZIP_STARTS)


def entries(data: bytes) -> int:
    """How many files an archive has at most, counted before anything reads its directory."""
    return data.count(_DIRECTORY_MARK)


def unpack(
    data: bytes, wanted: Callable[[str], bool], limits: Limits = LINKEDIN
) -> tuple[tuple[Unpacked, ...], tuple[str, ...]]:
    """The files whose name (folders taken away) is `wanted`, in the archive's order, and the names of all others.

    Raises CannotRead for archives that are damaged, encrypted, too large, too many or too tightly packed.
    """
    _check_outside(data, limits)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _unpack(archive, wanted, limits)
    except CannotRead:
        raise
    except DAMAGE:
        raise CannotRead(_DAMAGED) from None


def _check_outside(data: bytes, limits: Limits) -> None:
    if len(data) > limits.archive_bytes:
        most = limits.archive_bytes // (1024 * 1024)
        raise CannotRead(say("The archive is larger than {most} MB; ask for a smaller export.", most=most))
    if entries(data) > limits.entries:
        if limits is LINKEDIN:
            raise CannotRead(
                say("The archive holds more than {most} files; that is no LinkedIn export.", most=limits.entries)
            )
        raise CannotRead(say("The archive holds more than {most} files; it was not opened.", most=limits.entries))


def _unpack(
    archive: zipfile.ZipFile, wanted: Callable[[str], bool], limits: Limits
) -> tuple[tuple[Unpacked, ...], tuple[str, ...]]:
    infos = [info for info in archive.infolist() if _is_file(info)]
    _check_declared(infos, limits)
    taken = [info for info in infos if wanted(own_name(info.filename))]
    _check_taken(taken, limits)
    unpacked = tuple(Unpacked(own_name(info.filename), _read(archive, info, limits)) for info in taken)
    others = tuple(own_name(info.filename) for info in infos if info not in taken)
    return unpacked, others


def own_name(path: str) -> str:
    """The last part of a path, whichever way its slashes lean; where a file would lie plays no part."""
    return path.replace("\\", "/").rsplit("/", 1)[-1]


def _is_file(info: zipfile.ZipInfo) -> bool:
    """Folders, links and the shadows some systems add ("._name", __MACOSX) are no files of the person."""
    is_link = stat.S_ISLNK(info.external_attr >> 16)
    is_shadow = info.filename.startswith("__MACOSX") or own_name(info.filename).startswith(".")
    return not (info.is_dir() or is_link or is_shadow)


def _check_declared(infos: list[zipfile.ZipInfo], limits: Limits) -> None:
    if sum(info.file_size for info in infos) > limits.declared_bytes:
        raise CannotRead(say("The archive would unpack to far more than an export holds; it was not opened."))
    if any(info.file_size > max(_SMALL, MAX_RATIO * info.compress_size) for info in infos):
        raise CannotRead(say("The archive is packed more tightly than an export ever is; it was not opened."))


def _check_taken(infos: list[zipfile.ZipInfo], limits: Limits) -> None:
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise CannotRead(say("The archive is locked with a password; unpack it and pack it again without one."))
    if any(info.compress_type not in _METHODS for info in infos):
        raise CannotRead(say("The archive is packed in an unusual way; unpack it and pack it again as a plain zip."))
    if len(infos) > limits.taken:
        raise CannotRead(say("The archive holds the same files too many times; choose the zip LinkedIn sent you."))
    largest = max((info.file_size for info in infos), default=0)
    if largest > limits.member_bytes or sum(info.file_size for info in infos) > limits.taken_bytes:
        most = limits.member_bytes // (1024 * 1024)
        raise CannotRead(say("A file in the archive is larger than {most} MB; it was not opened.", most=most))


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> bytes:
    """The bytes of one file; never more than it said, whatever the packed stream would give."""
    with archive.open(info) as stream:
        data = stream.read(limits.member_bytes + 1)
    if len(data) > limits.member_bytes:
        raise CannotRead(say("A file in the archive is larger than it says; it was not used."))
    return data
