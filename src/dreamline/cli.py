"""The command line: `dreamline draw | suggest | when | convert | schema | sample`.

The only module of the core that opens the user's files and reads the clock. Exit codes: 0 done (remarks on the error
stream), 1 something not understood or not written, 2 wrong use.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
import threading
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dreamline import __version__, filing, importers, samples
from dreamline.emoji.suggest import suggest
from dreamline.export.pdf import pdf
from dreamline.export.png import WIDEST, png
from dreamline.filing import save, text
from dreamline.filing.sights import THE_LEAD, Viewer, seen_by
from dreamline.filing.text import known_language
from dreamline.importers import incoming, json_resume, linkedin, photo, recognise, table, takeout
from dreamline.picture import svg
from dreamline.picture.draw import STYLES, draw_checked
from dreamline.picture.look import THEMES
from dreamline.sentence import say
from dreamline.story.when import NotADate, read_when

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from dreamline.filing import Filed, Remark
    from dreamline.picture.shapes import Drawing
    from dreamline.story.moment import Photo, Sight
    from dreamline.story.when import When

LARGEST = 100_000_000
"""Files beyond 100 MB are not read: no life story in words is that long, and exports keep their photos elsewhere."""

DRAWN = (".svg", ".png", ".pdf")
CONVERTED = (".md", ".json", ".csv")


class Trouble(Exception):
    """What went wrong, as one plain sentence; the command ends with exit code 1."""


def main(arguments: Sequence[str]) -> int:
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except Trouble as trouble:
        _say(f"dreamline: {trouble}")
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        _say(f"dreamline: the answer cannot be written: {_reason(error)}.")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        _say("dreamline: stopped.")
        return 1
    return code


# What may be said


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dreamline",
        description="Life stories, dreams and goals as one illustrated picture.",
        epilog="Try: dreamline sample, then dreamline draw my-pictures/marco.md -o marco.pdf",
    )
    parser.add_argument("--version", action="version", version=f"dreamline {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _draw_options(commands.add_parser("draw", help="draw a story file, résumé or table as SVG, PNG or PDF"))
    _suggest_options(commands.add_parser("suggest", help="suggest emojis for a line of text"))
    _when_options(commands.add_parser("when", help="tell what a date in words means"))
    _convert_options(commands.add_parser("convert", help="turn one format into another"))
    schema = commands.add_parser("schema", help="print the JSON Schema of the interchange form")
    schema.set_defaults(run=_schema)
    sample = commands.add_parser("sample", help="write and draw the story of a sample person")
    sample.add_argument("folder", nargs="?", default="my-pictures", type=Path, help="where to (default: %(default)s)")
    sample.add_argument("--name", default="marco", help="which sample person (default: %(default)s)")
    sample.set_defaults(run=_sample)
    return parser


def _draw_options(command: argparse.ArgumentParser) -> None:
    _input_options(command)
    command.add_argument(
        "-o", "--output", action="append", required=True, type=_ending_in(DRAWN), metavar="FILE",
        help="where to: .svg, .png or .pdf; may be given several times",
    )  # fmt: skip
    command.add_argument("--style", choices=STYLES, default="path", help="of the picture (default: %(default)s)")
    command.add_argument("--theme", choices=tuple(THEMES), default="day", help="its colours (default: %(default)s)")
    command.add_argument(
        "--paper", choices=("screen", "a2", "a3", "a4"), default="screen",
        help="screen (default): the sheet follows the number of moments; a2, a3 or a4: sheets for that paper",
    )  # fmt: skip
    command.add_argument(
        "--text", choices=("outlines", "live"), default="outlines",
        help="in SVG: letters as outlines (look the same everywhere) or live text with fonts inside",
    )  # fmt: skip
    command.add_argument("--width", type=_pixels, default=3360, metavar="PIXELS", help="of the PNG (default: 3360)")
    command.add_argument(
        "--for", dest="viewer", type=_viewer, metavar="WHO", help="draw only what this viewer may see: lead, or a name"
    )
    command.set_defaults(run=_draw)


def _suggest_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("text", nargs="+", help="the line, or - for lines from standard input (answers are JSON)")
    command.add_argument(
        "--lang",
        default="",
        type=_language,
        metavar="CODE",
        help="its language: en, sv, de, es, fr or fi (default: guessed)",
    )
    command.set_defaults(run=_suggest)


def _when_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("text", nargs="+", help="a date in words, or - for lines from standard input")
    command.add_argument(
        "--lang", default="", type=_language, metavar="CODE",
        help="the language to try first",
    )  # fmt: skip
    command.add_argument("--born", metavar="DATE", help="the date of birth, for ages")
    _today_option(command)
    command.set_defaults(run=_when)


def _convert_options(command: argparse.ArgumentParser) -> None:
    _input_options(command)
    command.add_argument(
        "-o", "--output", required=True, type=_ending_in(CONVERTED), metavar="FILE", help="where to: .md, .json or .csv"
    )
    command.set_defaults(run=_convert)


def _input_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "input", type=Path,
        help="a story file, our JSON, a JSON Résumé, a LinkedIn export (zip or CSV), a table (CSV), or - for stdin",
    )  # fmt: skip
    command.add_argument(
        "--lang",
        default="",
        type=_language,
        metavar="CODE",
        help="the language of the story (default: the file's, else guessed)",
    )
    _today_option(command)


def _today_option(command: argparse.ArgumentParser) -> None:
    command.add_argument("--today", type=_day, metavar="YYYY-MM-DD", help="the day of reference (default: today)")


def _ending_in(endings: tuple[str, ...]) -> Callable[[str], Path]:
    def path(text: str) -> Path:
        if Path(text).suffix.lower() not in endings:
            raise argparse.ArgumentTypeError(f"“{text}” must end in {', '.join(endings[:-1])} or {endings[-1]}")
        return Path(text)

    return path


def _viewer(text: str) -> Viewer:
    """The lead, or somebody by name. Nobody at all (an unset variable) must not mean everybody."""
    name = " ".join(text.split())
    if not name:
        raise argparse.ArgumentTypeError("say who it is for: lead, or a name")
    return THE_LEAD if name.casefold() == "lead" else Viewer(name=name)


def _language(text: str) -> str:
    if text and not known_language(text):
        raise argparse.ArgumentTypeError(f"“{text}” is no language code like en, sv or pt-BR")
    return text


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day like 2026-10-05") from None


def _pixels(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= WIDEST:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of pixels from 1 to {WIDEST}")
    return int(text)


# What is done


def _draw(options: argparse.Namespace) -> int:
    filed = _read(options)
    if options.viewer is not None:
        filed = _seen(filed, options.viewer)
    folder = Path() if _is_stdin(options.input) else options.input.parent
    with _patience("Drawing ..."):
        photos, told = _photos(filed, folder)
        drawing = _drawing(filed, photos, options)
    for remark in drawing.remarks:
        if not any(f"photo {name} " in remark for name in told):
            _say(remark)
    _write_all(drawing, options.output, options)
    return 0


def _seen(filed: Filed, viewer: Viewer) -> Filed:
    """What the viewer may see; a name nobody opened anything for is more likely mistyped, so it is said."""
    sights = tuple(_sights(filed))
    if not viewer.lead and not any(viewer.may_see(sight) for sight in sights):
        named = sorted({name for sight in sights for name in sight.names})
        raise Trouble(f"Nothing in this story is opened for “{viewer.name}”; it names {', '.join(named) or 'nobody'}.")
    return seen_by(filed, viewer)


def _sights(filed: Filed) -> Iterator[Sight]:
    yield from (moment.sight for moment in filed.story.moments)
    yield from (dream.sight for dream in filed.story.dreams)
    yield from (value.sight for value in filed.story.values)
    yield from (goal.sight for goal in filed.pyramid.goals)


def _drawing(filed: Filed, photos: Mapping[str, bytes], options: argparse.Namespace) -> Drawing:
    try:
        return draw_checked(
            filed, today=_today(options), style=options.style, theme=options.theme, paper=options.paper,
            lang=options.lang, photos=photos,
        )  # fmt: skip
    except ValueError as error:
        raise Trouble(str(error)) from None


def _write_all(drawing: Drawing, outputs: Sequence[Path], options: argparse.Namespace) -> None:
    for output in outputs:
        with _patience(f"Writing {output} ..."):
            _write(output, _exported(drawing, output.suffix.lower(), options))


def _exported(drawing: Drawing, ending: str, options: argparse.Namespace) -> bytes:
    try:
        if ending == ".pdf":
            return pdf(drawing)
        if ending == ".png":
            return png(svg.write(drawing), width=options.width)
        return svg.write(drawing, text=options.text).encode()
    except ValueError as error:
        raise Trouble(str(error)) from None


def _suggest(options: argparse.Namespace) -> int:
    if options.text == ["-"]:
        for line in _lines():
            print(json.dumps(suggest(line, lang=options.lang), ensure_ascii=False))
        return 0
    found = suggest(" ".join(options.text), lang=options.lang)
    if not found:
        raise Trouble("No emoji comes to mind; try other words.")
    print(" ".join(found))
    return 0


def _when(options: argparse.Namespace) -> int:
    today = _today(options)
    born = _born(options, today)
    if options.text == ["-"]:
        for line in _lines():
            print(json.dumps(_told_date(line, today, born, options.lang), ensure_ascii=False))
        return 0
    told = _told_date(" ".join(options.text), today, born, options.lang)
    if "problem" in told:
        raise Trouble(str(told["problem"]))
    print(f"{told['edtf']}  {told['from']} to {told['to']}")
    return 0


def _born(options: argparse.Namespace, today: date) -> When | None:
    try:
        return read_when(options.born, today=today, lang=options.lang) if options.born else None
    except NotADate as error:
        raise Trouble(str(error)) from None


def _told_date(words: str, today: date, born: When | None, lang: str) -> dict[str, str | None]:
    try:
        when = read_when(words, today=today, lang=lang, born=born)
    except NotADate as error:
        return {"text": words, "edtf": None, "from": None, "to": None, "problem": str(error)}
    ends = [day.isoformat() if day else ".." for day in (when.earliest, when.latest)]
    return {"text": words, "edtf": when.edtf, "from": ends[0], "to": ends[1]}


def _convert(options: argparse.Namespace) -> int:
    filed = _read(options)
    ending = options.output.suffix.lower()
    for remark in table.not_written(filed) if ending == ".csv" else ():
        _say(str(remark))
    writers: dict[str, Callable[[Filed], str]] = {".md": text.write_text, ".json": save.dumps, ".csv": table.write}
    _write(options.output, writers[ending](filed).encode())
    return 0


def _schema(_options: argparse.Namespace) -> int:
    print(json.dumps(filing.schema(), ensure_ascii=False, indent=2))
    return 0


def _sample(options: argparse.Namespace) -> int:
    try:
        chosen = samples.sample(options.name)
    except KeyError:
        raise Trouble(f"There is no sample person “{options.name}”; there are {', '.join(samples.names())}.") from None
    story = options.folder / f"{options.name}.md"
    for path, data in ((story, chosen.text.encode()), *((options.folder / n, d) for n, d in chosen.photos.items())):
        _write_once(path, data)
    drawn = argparse.Namespace(
        input=story, output=[story.with_suffix(ending) for ending in DRAWN], today=chosen.today, lang="", viewer=None,
        style="path", theme="day", paper="screen", text="outlines", width=3360,
    )  # fmt: skip
    code = _draw(drawn)
    for path in (story, *drawn.output):
        print(path)
    return code


def _write_once(path: Path, data: bytes) -> None:
    """A file that is there already is somebody's work by now, and stays."""
    if not path.exists():
        _write(path, data)
    elif path.read_bytes() != data:
        _say(f"{path} was changed since; it is kept and drawn as it is.")


# Reading and writing


def _is_stdin(path: Path) -> bool:
    return str(path) == "-"


def _read(options: argparse.Namespace) -> Filed:
    """The input in whatever format its content shows; remarks go to the error stream."""
    data = _bytes(options.input)
    with _patience("Reading ..."):
        try:
            filed, remarks = _understood(data, options)
        except ValueError as error:
            raise Trouble(f"{options.input}: {error}") from None
    _say_remarks(remarks, options)
    return filed


def _say_remarks(remarks: Sequence[Remark], options: argparse.Namespace) -> None:
    """What was not understood; for another viewer's copy only where, because the words may be private."""
    if remarks and getattr(options, "viewer", None) is not None:
        lines = ", ".join(str(remark.line) for remark in remarks if remark.line)
        _say(f"{options.input}: there are remarks on lines {lines}; draw your own copy to read them.")
        return
    for remark in remarks:
        _say(f"{options.input}, {remark}" if remark.line else str(remark))


def _understood(data: bytes, options: argparse.Namespace) -> tuple[Filed, tuple[Remark, ...]]:
    today = _today(options)
    kind = recognise.recognise(data, options.input.name)
    if kind == "story":
        return text.read_text(incoming.decode(data), today=today, lang=options.lang)
    if kind == "json":
        return save.loads(incoming.decode(data))
    if kind == "takeout":
        brought = takeout.read(data)
        return brought.filed, brought.left_out
    readers = {"json resume": json_resume.read, "linkedin": linkedin.read, "table": table.read}
    draft: importers.Draft = readers[kind](data, today=today, lang=options.lang)
    return draft.filed, draft.left_out


def _bytes(path: Path) -> bytes:
    try:
        data = sys.stdin.buffer.read(LARGEST + 1) if _is_stdin(path) else _regular(path, LARGEST)
    except OSError as error:
        raise Trouble(f"{path} cannot be read: {_reason(error)}.") from None
    if len(data) > LARGEST:
        raise Trouble(f"{path} is larger than {LARGEST // 1_000_000} MB; that is no life story.")
    return data


def _regular(path: Path, limit: int) -> bytes:
    """At most `limit` + 1 bytes of a regular file; devices and pipes may never end."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise OSError(0, "it is not a regular file")
    with path.open("rb") as file:
        return file.read(limit + 1)


def _photos(filed: Filed, folder: Path) -> tuple[dict[str, bytes], list[str]]:
    """The photos the story names, as clean squares; what cannot be used is said, left out and listed."""
    found, told = {}, []
    moments = [moment.photo for moment in filed.story.moments]
    wanted = [wish for wish in (*moments, *(dream.photo for dream in filed.story.dreams)) if wish]
    for wish in wanted:
        try:
            found[wish.name] = photo.square(_photo_bytes(wish, folder), focus=wish.focus)
        except (photo.BadPhoto, OSError) as error:
            reason = f"It cannot be read: {_reason(error)}." if isinstance(error, OSError) else str(error)
            _say(f"photo {wish.name}: {reason} The emoji stands in its place.")
            told.append(wish.name)
    return found, told


def _photo_bytes(wish: Photo, folder: Path) -> bytes:
    """The bytes of a photo that lies in the story's own folder or below it; a story may not fetch other files."""
    path = (folder / wish.name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise photo.BadPhoto(say("It lies outside the folder of the story."))
    return _regular(path, photo.BYTES)


def _write(path: Path, data: bytes) -> None:
    """All or nothing: a file that cannot be written whole does not replace the one before."""
    target = path.resolve()
    beside = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise Trouble(f"{path} cannot be written: {_reason(error)}.") from None


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def _lines() -> Iterator[str]:
    for line in sys.stdin:
        yield line.rstrip("\r\n")


def _today(options: argparse.Namespace) -> date:
    given: date | None = options.today
    return given or datetime.now(tz=UTC).astimezone().date()


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)


@contextmanager
def _patience(sentence: str) -> Iterator[None]:
    """Says what is going on when it takes longer than a second."""
    timer = threading.Timer(1, _say, [sentence])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
