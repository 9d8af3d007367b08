from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from dreamline.cli import main
from dreamline.samples import sample

STORY = """# A short story
by Juno Ek

- 1988 ⚓ Born above the boatyard (+1, lead)
- 2010 💻 Switched to computing (+2, turning point)
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "my-life.md"
    path.write_text(STORY, encoding="utf-8")
    return path


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def test_a_text_file_becomes_svg_png_and_pdf(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = [tmp_path / f"out.{ending}" for ending in ("svg", "png", "pdf")]
    wanted = [part for output in outputs for part in ("-o", output)]
    assert run("draw", story, *wanted, "--today", "2026-10-05", "--width", 800) == 0
    assert capsys.readouterr() == ("", "")
    assert "Switched to computing" in outputs[0].read_text(encoding="utf-8")
    with Image.open(outputs[1]) as image:
        assert image.size == (800, 566)
    assert outputs[2].read_bytes().startswith(b"%PDF")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["my-life.md", "out.pdf", "out.png", "out.svg"]


def test_for_the_lead_hidden_moments_leave_no_trace(story: Path, tmp_path: Path) -> None:
    output = tmp_path / "lead.svg"
    assert run("draw", story, "-o", output, "--for", "lead", "--text", "live", "--today", "2026-10-05") == 0
    drawn = output.read_text(encoding="utf-8")
    assert "boatyard" in drawn
    assert "computing" not in drawn


def test_a_photo_beside_the_story_is_drawn_and_one_outside_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    Image.new("RGB", (90, 60), "navy").save(folder / "quay.jpg")
    Image.new("RGB", (90, 60), "red").save(tmp_path / "other.jpg")
    path = folder / "story.md"
    path.write_text("- 1990 Quay\n  photo: quay.jpg\n- 1991 Out\n  photo: ../other.jpg\n- 1992 Gone\n  photo: no.jpg\n")
    assert run("draw", path, "-o", folder / "x.svg", "--today", "2026-10-05") == 0
    assert (folder / "x.svg").read_text(encoding="utf-8").count("data:image/jpeg") == 1
    assert capsys.readouterr().err.splitlines() == [
        "photo ../other.jpg: It lies outside the folder of the story. The emoji stands in its place.",
        "photo no.jpg: It cannot be read: no such file or directory. The emoji stands in its place.",
    ]


def test_remarks_name_the_line_and_nothing_stops(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story.write_text(STORY + "- 2015 Too happy (+7)\n", encoding="utf-8")
    assert run("draw", story, "-o", story.with_suffix(".svg"), "--today", "2026-10-05") == 0
    assert f"{story}, line 6: " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["draw", "nowhere.md", "-o", "x.svg"], "nowhere.md cannot be read: no such file or directory."),
        (["draw", ".", "-o", "x.svg"], ". cannot be read: is a directory."),
        (["when", "long ago"], "long ago"),
        (["suggest", " "], "No emoji comes to mind; try other words."),
        (["sample", "x", "--name", "nobody"], "There is no sample person “nobody”"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_1(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 1
    err = capsys.readouterr().err
    assert err.startswith("dreamline: ")
    assert sentence in err
    assert err.count("\n") == 1


def test_an_output_that_cannot_be_written_keeps_the_old_one(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "folder.svg").mkdir()
    assert run("draw", story, "-o", tmp_path / "folder.svg", "--today", "2026-10-05") == 1
    assert "folder.svg cannot be written: is a directory." in capsys.readouterr().err
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["draw", "x.md"],
        ["draw", "x.md", "-o", "x.docx"],
        ["draw", "x.md", "-o", "x.svg", "--theme", "pink"],
        ["draw", "x.md", "-o", "x.svg", "--today", "yesterday"],
        ["draw", "x.md", "-o", "x.png", "--width", "-4"],
        ["draw", "x.md", "-o", "x.png", "--width", "30001"],
        ["draw", "x.md", "-o", "x.svg", "--for", ""],
        ["draw", "x.md", "-o", "x.svg", "--style", "spiral"],
        ["draw", "x.md", "-o", "x.svg", "--lang", "klingon"],
        ["suggest", "a walk", "--lang", "english"],
        ["convert", "x.md", "-o", "x.svg"],
    ],
)
def test_wrong_use_is_exit_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: dreamline" in capsys.readouterr().err


def test_help_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["draw", "--help"])
    assert ended.value.code == 0
    assert "--theme" in capsys.readouterr().out


def test_dates_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["when", "summer", "1994"]) == 0
    assert capsys.readouterr().out == "1994-22  1994-06-01 to 1994-08-31\n"


def test_lines_in_lines_out(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("since 2019\nage 7\n\nlong ago\n"))
    assert main(["when", "-", "--born", "1975-03-10", "--today", "2025-06-15"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert told[0] == {"text": "since 2019", "edtf": "2019/..", "from": "2019-01-01", "to": ".."}
    assert told[1] == {"text": "age 7", "edtf": "1982-03-10/1983-03-09", "from": "1982-03-10", "to": "1983-03-09"}
    assert [entry["edtf"] for entry in told[2:]] == [None, None]
    assert "long ago" in told[3]["problem"]


def test_suggestions_line_by_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("Moved to Sweden\n\n"))
    assert main(["suggest", "-", "--lang", "en"]) == 0
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert "🇸🇪" in first
    assert len(first) <= 6
    assert second == []


def test_formats_turn_into_each_other_without_loss(story: Path, tmp_path: Path) -> None:
    through = tmp_path / "a.json"
    back = tmp_path / "b.md"
    assert run("convert", story, "-o", through) == 0
    assert json.loads(through.read_text(encoding="utf-8"))["format"] == 1
    assert run("convert", through, "-o", back) == 0
    assert back.read_text(encoding="utf-8") == STORY
    assert run("convert", story, "-o", tmp_path / "c.csv") == 0
    assert (tmp_path / "c.csv").read_text(encoding="utf-8").splitlines()[0] == "when,text,emoji,feeling,why,chapter"


def test_a_resume_is_drawn_too(tmp_path: Path) -> None:
    resume = tmp_path / "resume.json"
    resume.write_text(
        json.dumps(
            {
                "basics": {"name": "Sami Lindh"},
                "work": [{"name": "Skandia", "position": "Tester", "startDate": "2010-09", "endDate": "2013-05"}],
            }
        )
    )
    assert run("draw", resume, "-o", tmp_path / "r.svg", "--today", "2026-10-05") == 0
    assert "Skandia" in (tmp_path / "r.svg").read_text(encoding="utf-8")


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"].startswith("https://json-schema.org/")


def test_a_sample_person_is_written_and_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("sample", tmp_path, "--name", "marco") == 0
    written = [Path(line).name for line in capsys.readouterr().out.splitlines()]
    assert written == ["marco.md", "marco.svg", "marco.png", "marco.pdf"]
    assert all((tmp_path / name).stat().st_size for name in (*written, *sample("marco").photos))


def test_the_command_starts_as_a_program_and_ends_quietly_when_nobody_listens() -> None:
    command = f'"{sys.executable}" -m dreamline schema | head -1'
    done = subprocess.run(["/bin/sh", "-c", command], check=True, capture_output=True, text=True)  # noqa: S603
    assert done.stdout == "{\n"
    assert done.stderr == ""


def test_a_name_nobody_opened_anything_for_is_not_drawn(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story.write_text(STORY + "- 2015 A party (for Ana Ek; Bo)\n", encoding="utf-8")
    output = story.with_suffix(".svg")
    assert run("draw", story, "-o", output, "--for", "Nobody", "--today", "2026-10-05") == 1
    assert "Nothing in this story is opened for “Nobody”; it names Ana Ek, Bo." in capsys.readouterr().err
    assert not output.exists()
    assert run("draw", story, "-o", output, "--for", "ana ek", "--today", "2026-10-05") == 0
    assert "A party" in output.read_text(encoding="utf-8")


def test_private_lines_are_not_told_when_drawing_for_the_lead(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story.write_text(STORY + "- 2015 SECRET (+7)\n", encoding="utf-8")
    assert run("draw", story, "-o", story.with_suffix(".svg"), "--for", "Lead", "--today", "2026-10-05") == 0
    err = capsys.readouterr().err
    assert "SECRET" not in err
    assert "remarks on lines 6" in err


def test_the_sample_keeps_what_a_person_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("sample", tmp_path) == 0
    mine = tmp_path / "marco.md"
    mine.write_text(mine.read_text(encoding="utf-8").replace("cream bun", "cheese roll"), encoding="utf-8")
    assert run("sample", tmp_path) == 0
    assert "cheese roll" in mine.read_text(encoding="utf-8")
    assert "cheese roll" in (tmp_path / "marco.svg").read_text(encoding="utf-8")
    assert "it is kept" in capsys.readouterr().err


def test_endless_files_are_not_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run("draw", "/dev/zero", "-o", tmp_path / "x.svg") == 1
    assert "/dev/zero cannot be read: it is not a regular file." in capsys.readouterr().err


def test_a_link_stays_a_link(story: Path, tmp_path: Path) -> None:
    real = tmp_path / "real.svg"
    real.write_text("before", encoding="utf-8")
    link = tmp_path / "link.svg"
    link.symlink_to(real)
    assert run("draw", story, "-o", link, "--today", "2026-10-05") == 0
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8").startswith("<svg")
