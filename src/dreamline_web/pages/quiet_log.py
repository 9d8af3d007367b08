"""Logs that say what happened, never what was said: no address, form, query or message of an error."""

from __future__ import annotations

import logging
import traceback
from datetime import UTC, datetime
from pathlib import Path


class Quiet(logging.Formatter):
    """Our own lines whole; of everybody else's only the fixed part, with an error's kind and place."""

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, tz=UTC).isoformat(timespec="seconds")
        return f"{moment} {record.levelname.lower()} {record.name}: {self._said(record)}{_place(record)}"

    def _said(self, record: logging.LogRecord) -> str:
        if record.name.split(".")[0] == "dreamline":
            return record.getMessage()
        return f"status {record.status_code}" if hasattr(record, "status_code") else _fixed(str(record.msg))


def _fixed(pattern: str) -> str:
    """What stands before the first value of a message, on its first line."""
    return pattern.split("%", maxsplit=1)[0].split("\n", maxsplit=1)[0].strip(" :'\"")


def _place(record: logging.LogRecord) -> str:
    """The error's class and its last places in the code, without its message, which may quote what people wrote."""
    if not record.exc_info or record.exc_info[0] is None:
        return ""
    kind, _, trace = record.exc_info
    steps = [f"{Path(step.filename).name}:{step.lineno}" for step in traceback.extract_tb(trace)[-5:]]
    return f" [{kind.__name__} at {' > '.join(steps)}]"
