"""Words as real text, for browsers: `<text>` elements with the fonts they need embedded as subsets.

The browser finds its own way through mixed directions; each letter comes from the same font as in outlines, because
every subset holds just the letters it draws here.
"""

from __future__ import annotations

import base64
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dreamline.picture.markup import escaped, number
from dreamline.picture.typography import fonts, harfbuzz

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dreamline.picture.shapes import Text
    from dreamline.picture.typography.fonts import Font
    from dreamline.picture.typography.typeset import Line

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
        for font, letters in line.fonts:
            self.letters.setdefault(font, set()).update(letters)
        others = [font for font, _ in line.fonts if font is not own]
        return ",".join([*map(self.family, (own, *others)), SPARE])

    def style(self) -> str:
        """The one style sheet of live text; "" without text."""
        rules = [
            rule(font, self.family(font), "".join(sorted(letters)))
            for font, letters in sorted(self.letters.items(), key=lambda item: item[0].key)
            if letters
        ]
        return f"<style>\n{''.join(rules)}{WHOLE}</style>\n" if rules else ""


def elements(text: Text, line: Line, left: float, needed: Fonts, *, mirrored: bool) -> Iterator[str]:
    """One line as `<text>` elements beginning at `left`: one, or one for each side of an emoji."""
    own = fonts.own(text.face)
    families = needed.families(line, own)
    loose = f' letter-spacing="{number(text.spacing)}"' if text.spacing else ""
    for words in line.words:
        x = left + (-1 if mirrored else 1) * words.start * text.size
        turn = f' transform="matrix(-1 0 0 1 {number(2 * x)} 0)"' if mirrored else ""
        family = f"{needed.family(words.font)},{families}" if words.font else families
        leftward = ' direction="rtl" text-anchor="end"' if words.leftward else ""
        yield (
            f'<text x="{number(x)}" y="{number(text.y)}" font-family="{family}" font-size="{number(text.size)}"'
            f' fill="{text.fill}"{loose}{leftward}{turn}>{escaped(words.text)}</text>\n'
        )


@lru_cache(maxsize=64)
def rule(font: Font, family: str, letters: str) -> str:
    """The `@font-face` rule with a subset of a font."""
    data = base64.b64encode(harfbuzz.subset(font.shaper, letters)).decode("ascii")
    share = f"size-adjust:{font.share:.2%};" if font.share != 1 else ""
    return f"@font-face{{font-family:{family};{share}src:url(data:font/ttf;base64,{data})}}\n"
