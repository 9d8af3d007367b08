"""`dreamline serve`: readies the database and our files, answers in the foreground, ends with Ctrl-C."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import hashlib
import multiprocessing
import signal
import sys
import threading
import webbrowser
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import django
from django.apps import apps
from django.conf import settings
from django.core.checks import ERROR, INFO, run_checks
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

from dreamline_web.environment import BadSetting, has_screen
from dreamline_web.pages import full_disk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType
    from typing import NoReturn

    from django.core.checks import CheckMessage


M_TRIM_THRESHOLD, M_MMAP_THRESHOLD, M_ARENA_MAX = -1, -3, -8
"""The numbers of the options in glibc's malloc.h."""


def check() -> int:
    """Prints every remark; 1 when one of them is an error."""
    django.setup()
    return _tell(run_checks(include_deployment_checks=False))


def serve(*, browser: bool) -> int:
    """Runs until Ctrl-C. 1 when the installation has an error or the port is taken."""
    _keep_memory_together()
    django.setup()
    remarks = run_checks()
    if any(remark.level >= ERROR for remark in remarks):
        return _tell(remarks)
    if not _ready_apart():
        return 1
    _tell([remark for remark in remarks if remark.level > INFO])
    return _answer(browser=browser)


def _ready_apart() -> bool:
    """Whether all is ready now. A process of its own does it: the 10 MiB it takes would stay with the server."""
    process = multiprocessing.get_context("fork").Process(target=_make_ready_quietly)
    process.start()
    process.join()
    return process.exitcode == 0


def _make_ready_quietly() -> None:
    """Ctrl-C reaches this process too; the one that started it says so."""
    with contextlib.suppress(KeyboardInterrupt):
        make_ready()
        return
    raise SystemExit(1)


def make_ready() -> None:
    """The data folder, the tables, our files with hashed names, and in the demo its people."""
    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    call_command("migrate", "sealing", database="keyring", verbosity=0, interactive=False)
    call_command("migrate", verbosity=0, interactive=False)
    _prove_keys()
    full_disk.lay()
    if not settings.DEBUG:
        _collect()
    if settings.DEMO:
        from dreamline_web import cast  # noqa: PLC0415  # needs the models

        cast.seat_everybody(now=datetime.now(UTC))


def _prove_keys() -> None:
    """What was erased is erased again; ends here, with a sentence, where database and keys do not belong together."""
    from dreamline_web.sealing import readiness  # noqa: PLC0415  # needs the models

    try:
        readiness.make_ready()
    except BadSetting as mistake:
        sys.stderr.write(f"dreamline: {mistake}\n")
        raise SystemExit(1) from None


def _collect() -> None:
    """Our files under their hashed names, unless the ones there are made from these very files."""
    stamp, mark = settings.STATIC_ROOT / "made-from", _made_from()
    if stamp.exists() and stamp.read_text(encoding="ascii") == mark:
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(mark, encoding="ascii")


def _made_from() -> str:
    mark = hashlib.blake2b(digest_size=16)
    for path in sorted(_sources()):
        about = path.stat()
        mark.update(f"{path}|{about.st_size}|{about.st_mtime_ns}\n".encode())
    return mark.hexdigest()


def _sources() -> Iterator[Path]:
    for app in apps.get_app_configs():
        yield from (path for path in Path(app.path, "static").rglob("*") if path.is_file())


def _keep_memory_together() -> None:
    """At most two heaps for all threads instead of eight a processor: saves 5 of 90 MiB after ten story pages.

    Thresholds that stay as they are give what a page took back when it is answered, instead of growing with it.
    """
    with contextlib.suppress(OSError, AttributeError):  # not glibc
        options = ctypes.CDLL(None).mallopt
        options(M_ARENA_MAX, 2)
        options(M_MMAP_THRESHOLD, 128 * 1024)
        options(M_TRIM_THRESHOLD, 128 * 1024)


def calm_collector() -> None:
    """What is loaded stays for good, and the collector of cycles looks less often: a tenth of a page's time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def _answer(*, browser: bool) -> int:
    from waitress.server import create_server  # noqa: PLC0415  # only who serves needs the server

    from dreamline_web.strict_requests import read_requests_strictly  # noqa: PLC0415  # as above

    read_requests_strictly()
    try:
        server = create_server(
            get_wsgi_application(),
            host=settings.BIND,
            port=settings.PORT,
            threads=settings.THREADS,
            ident=None,
            clear_untrusted_proxy_headers=False,
            max_request_body_size=4 * settings.FILE_UPLOAD_MAX_MEMORY_SIZE,
            inbuf_overflow=settings.FILE_UPLOAD_MAX_MEMORY_SIZE + 1,
        )
    except OSError:
        sys.stderr.write(f"dreamline: port {settings.PORT} is taken; choose another: PORT={settings.PORT + 1}\n")
        return 1
    signal.signal(signal.SIGTERM, _stop)
    sys.stdout.write(f"Open {settings.ORIGIN}/\n")
    first_run = _first_run()
    if first_run:
        sys.stdout.write(f"Nobody lives here yet. Set it up within a day, by this link alone: {first_run}\n")
    sys.stdout.flush()
    if browser and has_screen():
        threading.Thread(target=webbrowser.open, args=(first_run or f"{settings.ORIGIN}/",), daemon=True).start()
    calm_collector()
    with _beside():
        server.run()
    return 0


def _first_run() -> str | None:
    from dreamline_web.people import firstrun  # noqa: PLC0415  # needs Django set up

    return firstrun.link(datetime.now(UTC))


@contextlib.contextmanager
def _beside() -> Iterator[None]:
    """What works in this process while it answers."""
    from dreamline_web.pages import housekeeping  # noqa: PLC0415  # needs Django set up
    from dreamline_web.post import worker  # noqa: PLC0415  # as above

    stop = threading.Event()
    housekeeping.start(stop)
    thread = worker.start(stop)
    try:
        yield
    finally:
        worker.end(stop, thread)


def _stop(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(0)


def _tell(remarks: list[CheckMessage]) -> int:
    for remark in remarks:
        kind = "error" if remark.level >= ERROR else "note" if remark.level <= INFO else "warning"
        sys.stderr.write(f"{kind}: {remark.msg} {remark.hint or ''}".rstrip() + "\n")
    return int(any(remark.level >= ERROR for remark in remarks))
