"""Django's own list for going live has nothing to say of an installation set up as the docs say."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def test_check_deploy_says_nothing(tmp_path: Path) -> None:
    key = tmp_path / "elsewhere" / "master-key"
    key.parent.mkdir(mode=0o700)
    made = "import base64, os; print(base64.b64encode(os.urandom(32)).decode())"
    key.write_text(subprocess.run([sys.executable, "-c", made], capture_output=True, text=True, check=True).stdout)  # noqa: S603  # our own interpreter
    key.chmod(0o600)
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    chosen = {
        "DREAMLINE_DATA": str(data),
        "DREAMLINE_DEMO": "0",
        "DREAMLINE_DEBUG": "0",
        "DREAMLINE_ORIGIN": "https://dreamline.example",
        "DREAMLINE_PROXY": "1",
        "DREAMLINE_SECRET_KEY": "v3Q8dWk0rY5mZ2xNf7JbTq9Lc1HsGp4EaUiOt6KyRn0MwXj-bV8hDzAeQ2s",
        "DREAMLINE_MAIL": "smtp://user:password@mail.example:587",
        "DREAMLINE_MASTER_KEY_FILE": str(key),
        "DJANGO_SETTINGS_MODULE": "dreamline_web.settings",
    }
    done = subprocess.run(  # as above
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        env={**os.environ, **chosen}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "WARNINGS" not in done.stderr
    assert "security." not in done.stderr
