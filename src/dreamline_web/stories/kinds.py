"""The kinds of happenings, and the words that tell them. `{what}` is the text of the item, shortened."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

MOMENT_ADDED: Final = "moment-added"
MOMENT_CHANGED: Final = "moment-changed"
MOMENT_REMOVED: Final = "moment-removed"
MOMENT_MOVED: Final = "moment-moved"
PHOTO_ADDED: Final = "photo-added"
PHOTO_REMOVED: Final = "photo-removed"
PHOTO_TURNED: Final = "photo-turned"
CHAPTER_ADDED: Final = "chapter-added"
CHAPTER_CHANGED: Final = "chapter-changed"
CHAPTER_REMOVED: Final = "chapter-removed"
CHAPTER_MOVED: Final = "chapter-moved"
VALUE_ADDED: Final = "value-added"
VALUE_CHANGED: Final = "value-changed"
VALUE_REMOVED: Final = "value-removed"
VALUE_TIED: Final = "value-tied"
STORY_CHANGED: Final = "story-changed"
STORY_REMOVED: Final = "story-removed"
BROUGHT_IN: Final = "brought-in"
OPENED: Final = "sight-opened"
CLOSED: Final = "sight-closed"
PUT_BACK: Final = "put-back"
TAKEN_BACK: Final = "taken-back"

WRITTEN: Final = frozenset({MOMENT_CHANGED, CHAPTER_CHANGED, VALUE_CHANGED, STORY_CHANGED, PHOTO_TURNED})
"""What saves by itself while somebody writes: several in one breath are one step back."""

SENTENCES: Final = {
    MOMENT_ADDED: _("“{what}” is in your story."),
    MOMENT_CHANGED: _("“{what}” is changed."),
    MOMENT_REMOVED: _("“{what}” is removed."),
    MOMENT_MOVED: _("“{what}” is moved."),
    PHOTO_ADDED: _("“{what}” has a photo."),
    PHOTO_REMOVED: _("The photo of “{what}” is removed."),
    PHOTO_TURNED: _("The photo of “{what}” is cropped anew."),
    CHAPTER_ADDED: _("The chapter “{what}” begins."),
    CHAPTER_CHANGED: _("The chapter “{what}” is changed."),
    CHAPTER_REMOVED: _("The chapter “{what}” is removed; its moments stay."),
    CHAPTER_MOVED: _("The chapter “{what}” is moved."),
    VALUE_ADDED: _("“{what}” runs through your story."),
    VALUE_CHANGED: _("“{what}” is changed."),
    VALUE_REMOVED: _("“{what}” is removed."),
    VALUE_TIED: _("The moments of “{what}” are changed."),
    STORY_CHANGED: _("The words about your story are changed."),
    STORY_REMOVED: _("Your whole story is removed."),
    OPENED: _("It is open now."),
    CLOSED: _("It is taken back, and closed from this moment on."),
    BROUGHT_IN: _("What you chose is in your story."),
    PUT_BACK: _("“{what}” is back."),
    TAKEN_BACK: _("It is as it was before."),
}
