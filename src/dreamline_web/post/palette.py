"""The colours of letters. Mail programs know no style sheet of ours; a test holds these equal to tokens.css."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colour:
    day: str
    night: str


COLOURS = {
    "paper": Colour("#fdf9f2", "#15182b"),
    "card": Colour("#ffffff", "#20253e"),
    "well": Colour("#f6efe3", "#1b1f36"),
    "ink": Colour("#2b2a33", "#f4efe4"),
    "ink_2": Colour("#55515e", "#cbc5d1"),
    "ink_3": Colour("#625e6a", "#aea8b9"),
    "line": Colour("#e7decf", "#363c5b"),
    "night": Colour("#2e2a52", "#f7dfa3"),
    "on_night": Colour("#ffffff", "#2a2340"),
    "chapter_0": Colour("#edaa3b", "#f6c766"),
    "chapter_1": Colour("#20746b", "#6fd0c0"),
    "chapter_3": Colour("#6dbbe6", "#8cc8f2"),
    "chapter_4": Colour("#8259a0", "#cda9ec"),
}
