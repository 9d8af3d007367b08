"""A JSON value of strangers, read field by field; every refusal is one sentence that names the place."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any

from dreamline.filing import Remark
from dreamline.filing.door import BadText, tidy
from dreamline.sentence import Refused, at, listed, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dreamline.sentence import Said
LONGEST_NAME = 200
_MOST_SHOWN = 40


class BadJson(Refused):
    """JSON that is no story; its message is one plain sentence naming the place (`moments[3].feeling: ...`)."""


class Place:
    """One JSON object and where it stands; fields nobody asked for are remarked on by `finish`."""

    def __init__(self, data: dict[str, Any], where: str, remarks: list[Remark]) -> None:
        self._data = data
        self._where = where
        self._remarks = remarks
        self._asked: set[str] = set()

    @classmethod
    def of(cls, data: object, where: str, remarks: list[Remark] | None = None) -> Place:
        """The place for `data`, which must be an object; remarks are gathered in `remarks` where given."""
        if not isinstance(data, dict) or not all(isinstance(key, str) for key in data):
            raise BadJson(at(where, say("this must be an object with fields in it, not {value}.", value=_shown(data))))
        return cls(data, where, [] if remarks is None else remarks)

    def wrong(self, key: str, sentence: Said) -> BadJson:
        return BadJson(at(self._at(key), sentence))

    def text(self, key: str) -> str:
        """A text, tidied; "" where there is none."""
        value = self._get(key)
        return "" if value is None else self._tidied(key, value)

    def name(self, key: str) -> str:
        """An id, which must be there."""
        found = self.text(key)
        if not found or len(found) > LONGEST_NAME or "\n" in found:
            raise self.wrong(key, say("an id is a text of 1 to {most} characters.", most=LONGEST_NAME))
        return found

    def link(self, key: str) -> str | None:
        """An id of something else, or None."""
        return None if self._get(key) is None else self.name(key)

    def names(self, key: str) -> tuple[str, ...]:
        """Ids of other things."""
        return tuple(name for name in self.texts(key) if name)

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(self._tidied(f"{key}[{index}]", value) for index, value in enumerate(self._list(key)))

    def yes(self, key: str) -> bool:
        value = self._get(key)
        if value is None or isinstance(value, bool):
            return bool(value)
        raise self.wrong(key, say("this must be true or false, not {value}.", value=_shown(value)))

    def choice(self, key: str, options: Sequence[Any], default: Any) -> Any:
        """One of `options`; `default` where there is none."""
        value = self._get(key)
        if value is None:
            return default
        if not isinstance(value, str) or value not in options:
            known = listed(_quoted(option) for option in options if option)
            raise self.wrong(key, say("this must be one of {known}, not {value}.", known=known, value=_shown(value)))
        return value

    def nearest(self, key: str, low: int, high: int) -> int | None:
        """A whole number from `low` to `high`; outside, the nearest, with a remark."""
        value = self._get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.wrong(
                key,
                say("this must be a whole number from {low} to {high}, not {value}.",
                    low=low, high=high, value=_shown(value)),
            )  # fmt: skip
        found = max(low, min(high, value))
        if found != value:
            sentence = say("this goes from {low} to {high}; I took {found}.", low=low, high=high, found=found)
            self.remark(self._at(key), sentence)
        return found

    def shares(self, key: str) -> tuple[float, float] | None:
        """Two shares from 0 to 1: of the width and of the height."""
        value = self._get(key)
        if value is None:
            return None
        if not isinstance(value, list) or len(value) != 2 or not all(_is_share(share) for share in value):  # noqa: PLR2004  # x and y
            raise self.wrong(key, say("this must be two numbers from 0 to 1, not {value}.", value=_shown(value)))
        return float(value[0]), float(value[1])

    def inside(self, key: str) -> Place | None:
        value = self._get(key)
        return None if value is None else Place.of(value, self._at(key), self._remarks)

    def items(self, key: str) -> Iterator[Place]:
        for index, value in enumerate(self._list(key)):
            item = Place.of(value, f"{self._at(key)}[{index}]", self._remarks)
            yield item
            item.finish()

    def raw(self, key: str) -> Any:
        """A field as it came."""
        return self._get(key)

    def ignore(self, *keys: str) -> None:
        self._asked.update(keys)

    def finish(self) -> None:
        """Remark on the fields nobody asked for."""
        for key in self._data:
            if key not in self._asked:
                self.remark(self._at(_short(key)), say("this field is not known here and was left out."))

    def remark(self, where: str, sentence: Said) -> None:
        self._remarks.append(Remark(0, at(where, sentence)))

    def _get(self, key: str) -> Any:
        self._asked.add(key)
        return self._data.get(key)

    def _list(self, key: str) -> list[Any]:
        value = self._get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.wrong(key, say("this must be a list, not {value}.", value=_shown(value)))
        return value

    def _tidied(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            raise self.wrong(key, say("this must be a text, not {value}.", value=_shown(value)))
        try:
            return tidy(value)
        except BadText as wrong:
            raise self.wrong(key, wrong.sentence) from None

    def _at(self, key: str) -> str:
        return f"{self._where}.{key}" if self._where else key


def _is_share(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value) and 0 <= value <= 1


def _shown(value: object) -> str:
    """A value in a sentence: short, and never nested."""
    if value is None:
        return say("nothing")
    if isinstance(value, dict):
        return say("an object")
    if isinstance(value, list):
        return say("a list")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _quoted(_short(value))
    return say("a number")


def _quoted(words: str) -> Said:
    return say("“{words}”", words=words)


def _short(text: str) -> str:
    printable = "".join(letter if letter.isprintable() else " " for letter in text[:_MOST_SHOWN])
    return printable + "…" if len(text) > _MOST_SHOWN else printable
