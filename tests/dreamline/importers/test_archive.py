import io
import stat
import struct
import zipfile

import pytest
from invented import POSITIONS, TODAY, export, told, zipped

from dreamline.importers import CannotRead, archive, linkedin

JOB = f"{POSITIONS}Mill,Baker,,,2010,2011\n"
DAMAGED = "The archive is damaged; download it once more and try again."


def sentence(data: bytes) -> str:
    with pytest.raises(CannotRead) as caught:
        linkedin.read(data, today=TODAY)
    return str(caught.value)


def moments(data: bytes) -> list[tuple[str, str]]:
    return told(linkedin.read(data, today=TODAY))


def changed(data: bytes, mark: bytes, offset: int, form: str, value: int) -> bytes:
    """The archive with one number of a header overwritten."""
    hurt = bytearray(data)
    struct.pack_into(form, hurt, data.index(mark) + offset, value)
    return bytes(hurt)


def test_a_bomb_is_not_opened() -> None:
    assert sentence(zipped({"Positions.csv": bytes(30_000_000)})) == (
        "The archive is packed more tightly than an export ever is; it was not opened."
    )


def test_a_bomb_among_files_we_do_not_read_is_not_opened_either() -> None:
    assert "more tightly" in sentence(zipped({"Positions.csv": JOB, "photo.bin": bytes(30_000_000)}))


def test_a_bomb_that_says_it_is_small_gives_no_more_than_it_said() -> None:
    data = zipped({"Positions.csv": bytes(30_000_000)})
    lying = changed(changed(data, b"PK\x01\x02", 24, "<I", 500), b"PK\x03\x04", 22, "<I", 500)
    assert sentence(lying) == DAMAGED


def test_more_than_500_mb_together_is_not_opened() -> None:
    data = zipped({"Positions.csv": JOB, "a": b"x" * 3000, "b": b"y" * 3000}, zipfile.ZIP_STORED)
    hurt = bytearray(data)
    at = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    struct.pack_into("<II", hurt, at + 20, 600_000_000, 600_000_000)
    assert sentence(bytes(hurt)) == "The archive would unpack to far more than an export holds; it was not opened."


def test_a_large_file_is_not_unpacked() -> None:
    line = "".join(f"{number:x}" for number in range(2_000_000))
    assert sentence(zipped({"Positions.csv": line})) == "A file in the archive is larger than 8 MB; it was not opened."


def test_too_many_files() -> None:
    assert sentence(zipped({f"{number}.txt": "" for number in range(2_001)})) == (
        "The archive holds more than 2000 files; that is no LinkedIn export."
    )
    assert sentence(zipped({f"{number}/Positions.csv": JOB for number in range(41)})) == (
        "The archive holds the same files too many times; choose the zip LinkedIn sent you."
    )


def test_a_locked_archive() -> None:
    data = changed(zipped({"Positions.csv": JOB}), b"PK\x01\x02", 8, "<H", 1)
    assert sentence(data) == "The archive is locked with a password; unpack it and pack it again without one."


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_unusual_packing(method: int) -> None:
    assert sentence(zipped({"Positions.csv": JOB}, method)) == (
        "The archive is packed in an unusual way; unpack it and pack it again as a plain zip."
    )


def test_an_archive_in_an_archive() -> None:
    assert sentence(zipped({"export.zip": zipped({"Positions.csv": JOB})})) == (
        "The archive holds another archive; unpack the outer one and choose the inner one."
    )


def test_an_office_document() -> None:
    assert sentence(zipped({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"})) == (
        "This is an office document; save its table as CSV and choose that file."
    )


def test_an_archive_of_something_else() -> None:
    assert sentence(zipped({"holiday.txt": "x"})) == (
        "This archive is no LinkedIn export; choose the zip LinkedIn sent you."
    )
    assert sentence(zipped({"Connections.csv": "x"})) == (
        "The archive has no positions, education or the like; ask LinkedIn for those parts of your data."
    )


@pytest.mark.parametrize(
    "name", ["../../../etc/Positions.csv", "C:\\Users\\x\\Positions.csv", "/Positions.csv", "a/b/positions.CSV"]
)
def test_where_a_file_says_it_lies_plays_no_part(name: str) -> None:
    assert moments(zipped({name: JOB})) == [("2010/2011", "Baker at Mill")]


def test_absurd_names_are_shown_clean_and_short() -> None:
    draft = linkedin.read(zipped({"Positions.csv": JOB, "a\x1b[31m\n" + "n" * 5000: "x"}), today=TODAY)
    shown = str(draft.left_out[0])
    assert shown.isprintable()
    assert len(shown) < 140


def test_links_and_shadows_are_no_files() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        link = zipfile.ZipInfo("Positions.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/passwd")
        made.writestr(zipfile.ZipInfo("__MACOSX/Education.csv"), "x")
        made.writestr(zipfile.ZipInfo("._Honors.csv"), "x")
    assert archive.unpack(out.getvalue(), lambda _: True) == ((), ())


def test_a_wrong_checksum() -> None:
    data = bytearray(zipped({"Positions.csv": JOB}, zipfile.ZIP_STORED))
    data[data.index(b"Baker")] ^= 1
    assert sentence(bytes(data)) == DAMAGED


def test_every_way_of_being_cut_off() -> None:
    data = export("linkedin-idris")
    for end in range(4, len(data) - 22, 37):
        assert sentence(data[:end]) == DAMAGED


def test_an_empty_archive() -> None:
    assert sentence(zipped({})) == "This archive is no LinkedIn export; choose the zip LinkedIn sent you."
