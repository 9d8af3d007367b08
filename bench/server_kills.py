"""kill -9 of the server under six writing clients, again and again: `python bench/server_kills.py [--rounds 40]`.

Named against: 0 acknowledged saves lost, 0 doubled though every unanswered form is sent again with its key, answering
again within 5 seconds. Exit code 1 when any of them is missed.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import sys
import tempfile
import threading
import time
import uuid
from pathlib import Path

from visitors import Server, Visitor

PEOPLE = ("Marco", "Lena", "Olga", "Stan", "Berit", "Olga")
AGAIN_WITHIN = 5.0
NO_ANSWER = (OSError, http.client.HTTPException)


class Client(threading.Thread):
    """Adds one moment after the other; a form without an answer is sent again with the same key until it has one."""

    def __init__(self, port: int, name: str, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.person, self.stop = name, stop
        self.visitor = Visitor(port)
        self.visitor.enter_as(name)
        self.stored: list[str] = []
        self.unanswered = 0
        self.refused = 0

    def run(self) -> None:
        while not self.stop.is_set():
            words = f"note {uuid.uuid4().hex}"
            if self._stored({"line": f"2005 {words}", "once": uuid.uuid4().hex}):
                self.stored.append(words)

    def _stored(self, form: dict[str, str]) -> bool:
        while True:
            try:
                status, _ = self.visitor.post("/story/moments/", form)
            except NO_ANSWER:
                self.unanswered += 1
                time.sleep(0.05)
                continue
            if status >= http.HTTPStatus.BAD_REQUEST:
                self.refused += 1
                return False
            return True


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="dreamline-kills-") as folder:
        server = Server(Path(folder))
        server.start()
        stop = threading.Event()
        clients = [Client(server.port, name, stop) for name in PEOPLE]
        for client in clients:
            client.start()
        slowest = 0.0
        for _ in range(options.rounds):
            time.sleep(chance.uniform(0.2, 1.2))
            server.kill()
            slowest = max(slowest, server.start())
        time.sleep(1)
        stop.set()
        for client in clients:
            client.join(60)
        lost, doubled = _compare(server.port, clients)
        server.stop()
    return _tell(clients, lost, doubled, slowest, options.rounds)


def _compare(port: int, clients: list[Client]) -> tuple[int, int]:
    lost = doubled = 0
    for name in set(PEOPLE):
        visitor = Visitor(port)
        visitor.enter_as(name)
        texts = _texts(json.loads(visitor.get("/story/export/story.json")[1]))
        for words in (words for client in clients if client.person == name for words in client.stored):
            lost += texts.count(words) == 0
            doubled += texts.count(words) > 1
    return lost, doubled


def _texts(found: object) -> list[str]:
    """Every text in a file of ours, whatever its place."""
    if isinstance(found, dict):
        return [text for value in found.values() for text in _texts(value)]
    if isinstance(found, list):
        return [text for value in found for text in _texts(value)]
    return [found] if isinstance(found, str) else []


def _tell(clients: list[Client], lost: int, doubled: int, slowest: float, rounds: int) -> int:  # what was counted
    stored = sum(len(client.stored) for client in clients)
    unanswered = sum(client.unanswered for client in clients)
    refused = sum(client.refused for client in clients)
    print(f"{rounds} kills under {len(clients)} clients: {stored} saves acknowledged, {unanswered} tries unanswered")
    print(f"lost {lost} (bound 0), doubled {doubled} (bound 0), refused {refused}")
    print(f"answers again after {slowest:.1f} s at the most (bound {AGAIN_WITHIN:g})")
    return int(bool(lost or doubled or refused or not stored or slowest > AGAIN_WITHIN))


if __name__ == "__main__":
    sys.exit(main())
