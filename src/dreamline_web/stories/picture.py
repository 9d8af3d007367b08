"""The picture of a story as its owner sees it: inline for a page (`stage.py`), or drawn as a file to take along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from dreamline.picture import collector
from dreamline.picture import draw as engine
from dreamline.picture.look import THEMES
from dreamline_web.stories import photos, stage
from dreamline_web.stories.shelf import Shelf

if TYPE_CHECKING:
    from datetime import date

    from dreamline.filing import Filed
    from dreamline.picture.shapes import Drawing
    from dreamline_web.stories.models import Story
    from dreamline_web.stories.photos import Focus

STAND_IN: Final = bytes.fromhex("ffd8 ffc0000b080001000101011100 ffda0002 ffd9")
"""The smallest thing the engine takes for a photo: in a page photos come by address, so nobody need read them here."""
KEPT: Final = 12
"""Pictures in memory, some 300 kB each."""
_kept: Shelf[tuple[int, int, str, date], stage.Staged] = Shelf(KEPT)
_opened: Shelf[tuple[Filed, str, date], stage.Staged] = Shelf(KEPT)


@dataclass(frozen=True, slots=True)
class PictureView:
    """What a page shows of it, by day and by night in one markup. `address` asks for this very fragment again.

    `emojis` are the ids of those in it, which the page may show too; `art` defines those the page lacks.
    """

    written: bytes
    style: str
    address: str
    emojis: frozenset[str]
    art: bytes

    @property
    def markup(self) -> SafeString:
        return mark_safe(self.written.decode())  # noqa: S308  # the stage escapes all words

    @property
    def art_markup(self) -> SafeString:
        return mark_safe(self.art.decode())  # noqa: S308  # our own drawings


def known_style(style: str) -> str:
    """The style if the engine draws it, else the first it does."""
    return style if style in engine.STYLES else engine.STYLES[0]


def known_theme(theme: str) -> str:
    return theme if theme in THEMES else "day"


def inline_picture(
    story: Story, filed: Filed, *, style: str, today: date, known: frozenset[str] = frozenset()
) -> PictureView:
    """The owner's picture for a page. Kept by whose and which revision, so it is drawn once for each change.

    `known` are the ids of the emojis the page has already.
    """
    key = (story.pk, story.revision, style, today)
    kept = _kept.get(key)
    if kept is None:
        kept = _staged(filed, style=style, today=today)
        _kept.put(key, kept)
    address = f"{reverse('story-picture')}?{urlencode({'style': style})}"
    names = frozenset(map(stage.emoji_id, kept.emojis))
    return PictureView(kept.markup, style, address, names, stage.definitions(kept.emojis, known=known))


def picture_of_what_is_open(filed: Filed, *, style: str, today: date, address: str) -> PictureView:
    """For somebody who sees a part of a story. Kept by what is in it, so that a change elsewhere is not even felt."""
    key = (filed, style, today)
    kept = _opened.get(key)
    if kept is None:
        kept = _staged(filed, style=style, today=today)
        _opened.put(key, kept)
    names = frozenset(map(stage.emoji_id, kept.emojis))
    own = f"{address}{'&' if '?' in address else '?'}{urlencode({'style': style})}"
    return PictureView(kept.markup, style, own, names, stage.definitions(kept.emojis, known=frozenset()))


def drawing(  # noqa: PLR0913  # each says one thing
    story: Story, filed: Filed, *, style: str, theme: str, paper: str, today: date
) -> Drawing:
    """The owner's whole picture with its photos, for files; only one that passed the check leaves the house."""
    squares = photos.squares_of(story, filed)
    return engine.draw_checked(filed, today=today, style=style, theme=theme, paper=paper, photos=squares)


def square_address(number: int, focus: Focus) -> str:
    """Where a photo's square is; the focus in it makes a new crop a new address."""
    across, down = focus or (None, None)
    asked = "" if across is None else f"?{urlencode({'x': across, 'y': down})}"
    return reverse("photo-square", args=[number]) + asked


@collector.paused()
def _staged(filed: Filed, *, style: str, today: date) -> stage.Staged:
    shown = photos.shown_in(filed)
    stand_ins = {photo.name: STAND_IN for photo in shown}
    drawn = engine.draw_for_page(filed, today=today, style=style, photos=stand_ins)
    addresses = {photo.name: square_address(photos.number_of(photo.name), photo.focus) for photo in shown}
    return stage.staged(drawn, photos=addresses, prefix=style)
