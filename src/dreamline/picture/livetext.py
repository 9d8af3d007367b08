"""Words as real text, for browsers: `<text>` elements with the fonts they need embedded as subsets.

The browser finds its own way through mixed directions; each letter comes from the same font as in outlines, because
every subset holds just the letters it draws here.
"""

from __future__ import annotations

import base64
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dreamline.picture import fonts, harfbuzz
from dreamline.picture.markup import escaped, number

if TYPE_CHECKING:
    from dreamline.picture.fonts import Font
    from dreamline.picture.shapes import Text
    from dreamline.picture.typeset import Line

SPARE: Final = "sans-serif"
WHOLE: Final = ".sheet text{text-spacing-trim:space-all}\n"
"""Keeps browsers from squeezing the signs of Chinese and Japanese, which would make lines narrower than measured."""


class Fonts:
    """The letters a drawing needs of each font; `mark` keeps its families apart from those of other drawings."""

    def __init__(self, mark: str) -> None:
        self.mark = mark
        self.letters: dict[Font, set[str]] = {}

    def family(self, font: Font) -> str:
        return f"{font.key}-{self.mark}"

    def families(self, line: Line, own: Font) -> str:
        """The families that set a line: our own cut first, then those of other scripts in the order they appear."""
        self.letters.setdefault(own, set()).update(letter for letter in line.shown if ord(letter) in own.letters)
        others = [font for font, _ in line.fonts if font is not own]
        for font, letters in line.fonts:
            self.letters.setdefault(font, set()).update(letters)
        return ",".join([*map(self.family, (own, *others)), SPARE])

    def style(self) -> str:
        """The one style sheet of live text; "" without text."""
        rules = [
            rule(font, self.family(font), "".join(sorted(letters)))
            for font, letters in sorted(self.letters.items(), key=lambda item: item[0].key)
            if letters
        ]
        return f"<style>\n{''.join(rules)}{WHOLE}</style>\n" if rules else ""


def element(text: Text, line: Line, left: float, needed: Fonts, turn: str) -> str:
    """One line as a `<text>` element beginning at `left`."""
    own = fonts.own(text.face)
    rtl = ' direction="rtl"' if line.leftward else ""
    anchor = ' text-anchor="end"' if line.leftward else ""
    loose = f' letter-spacing="{number(text.spacing)}"' if text.spacing else ""
    return (
        f'<text x="{number(left)}" y="{number(text.y)}" font-family="{needed.families(line, own)}"'
        f' font-size="{number(text.size)}" fill="{text.fill}"{anchor}{loose}{rtl}{turn}>{escaped(line.shown)}</text>\n'
    )


@lru_cache(maxsize=64)
def rule(font: Font, family: str, letters: str) -> str:
    """The `@font-face` rule with a subset of a font."""
    data = base64.b64encode(harfbuzz.subset(font.shaper, letters)).decode("ascii")
    share = f"size-adjust:{font.share:.0%};" if font.share != 1 else ""
    return f"@font-face{{font-family:{family};{share}src:url(data:font/ttf;base64,{data})}}\n"
