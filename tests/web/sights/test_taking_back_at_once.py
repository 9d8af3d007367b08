"""Taking back while others read: whoever asks after the commit gets nothing, and every opening stands in the log."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys, threading, time
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from django.test import Client
call_command("migrate", verbosity=0)
call_command("migrate", database="keyring", verbosity=0)
call_command("createcachetable", verbosity=0)
from people_with_sights import house
from dreamline_web.keeping.models import Opened
birch = house()
number, address = birch.add("2001 Went to sea", "lead"), birch.of
for year in range(1990, 2000):
    birch.add(f"{year} A year at sea", "lead")
lena = birch.people["lena"].pk
answers, failed, stop = [], [], threading.Event()
def reader():
    client = Client()
    client.force_login(birch.people["lena"])
    return threading.Thread(target=read, args=[client])
def read(client):
    while not stop.is_set():
        began = time.monotonic()
        try:
            answer = client.get(address)
        except Exception as error:
            failed.append(repr(error))
            stop.set()
            break
        answers.append((began, time.monotonic(), answer.status_code, b"Went to sea" in answer.content))
    connection.close()
readers = [reader() for _ in range(3)]
for reader in readers: reader.start()
while len(answers) < 12 and not stop.is_set(): time.sleep(0.01)
birch.post("marco", "/story/opened/taking-back/", to=lena)
done = time.monotonic()
while sum(began > done for began, *_ in answers) < 12 and not stop.is_set(): time.sleep(0.01)
stop.set()
assert not failed, failed
for reader in readers: reader.join()
late = [status for began, _, status, shows in answers if began > done and (status != 404 or shows)]
opened = sum(status == 200 for _, _, status, _ in answers)
print(late, opened, Opened.objects.count(), {status for _, _, status, _ in answers} - {200, 404})
"""


def test_nobody_reads_after_the_commit(tmp_path: Path) -> None:
    here = str(Path(__file__).parent)
    environment = {
        **os.environ,
        "DREAMLINE_DATA": str(tmp_path),
        "PYTHONPATH": here,
        "DREAMLINE_HOSTS": "testserver",
        "DREAMLINE_DEBUG": "1",
    }
    done = subprocess.run(  # noqa: S603  # our own interpreter, databases of its own
        [sys.executable, "-W", "ignore", "-c", SCRIPT], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    late, opened, noted, strange = done.stdout.split("\n")[-2].replace("set()", "-").rsplit(" ", 3)
    assert (late, strange) == ("[]", "-")
    assert int(opened) >= 12
    assert opened == noted
