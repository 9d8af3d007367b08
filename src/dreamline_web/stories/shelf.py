"""The few things used last, kept in the memory of this process."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Generic, TypeVar

Name = TypeVar("Name")
Thing = TypeVar("Thing")


class Shelf(Generic[Name, Thing]):
    """The things used last. Whoever asks has passed a door before: names hold row ids, never addresses."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._things: OrderedDict[Name, Thing] = OrderedDict()
        self._lock = Lock()

    def get(self, name: Name) -> Thing | None:
        with self._lock:
            if name in self._things:
                self._things.move_to_end(name)
            return self._things.get(name)

    def put(self, name: Name, thing: Thing) -> None:
        with self._lock:
            self._things[name] = thing
            self._things.move_to_end(name)
            while len(self._things) > self._most:
                self._things.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._things.clear()
