"""Bringing a story in: a draft is looked at first, and stored only when its person says yes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from django.db import transaction

from dreamline.emoji.suggest import suggest
from dreamline.story.moment import ONLY_ME
from dreamline_web.pages.identifiers import new_id
from dreamline_web.stories import brought, documents, kinds, order, recording
from dreamline_web.stories.actions import chapters, photos, values
from dreamline_web.stories.actions.moments import Places
from dreamline_web.stories.models import Draft, Dream, Tie
from dreamline_web.stories.models import Moment as MomentRow
from dreamline_web.stories.opened import choices

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from dreamline.filing import Filed, Loose
    from dreamline.goals.pyramid import Pyramid
    from dreamline.story.dream import Dream as CoreDream
    from dreamline.story.moment import Moment, Photo, Sight
    from dreamline.story.story import Chapter
    from dreamline_web.people.models import Person
    from dreamline_web.stories.documents import Read
    from dreamline_web.stories.models import Chapter as ChapterRow
    from dreamline_web.stories.models import Happening, Story
    from dreamline_web.stories.models import Photo as PhotoRow
    from dreamline_web.stories.recording import Change


EXACT: Final = "takeout"
"""The kind of file that comes back as it was: an archive taken along."""
MOST_DRAFTS: Final = 3
"""Drafts of one person at a time: a file can be some megabytes of words."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a draft is wanted: which moments (None = all), the rest (values, dreams, goals, words), its sights.

    `exact`: as it stands, from an archive taken along: no emoji is guessed, and a bare story is the same one again.
    """

    moments: frozenset[str] | None = None
    rest: bool = True
    sights: bool = False
    exact: bool = False


def keep_draft(read: Read, *, photos: Mapping[str, bytes] | None = None, by: Person, now: datetime) -> Draft:
    """Keeps what was read until its person has looked at it. Nothing of it is in the story.

    `photos` are clean JPEGs by the names in what was read.

    Of drafts nobody answered only the newest stay.
    """
    with transaction.atomic():
        newer = Draft.objects.filter(owner=by).order_by("-made", "-pk").values_list("pk", flat=True)[: MOST_DRAFTS - 1]
        Draft.objects.filter(owner=by).exclude(pk__in=list(newer)).delete()
        row = Draft(owner=by, made=now)
        documents.write_draft(row, read)
        brought.put(row, photos or {})
        row.save(force_insert=True)
    return row


def throw_away(draft: Draft, *, by: Person, now: datetime) -> None:  # noqa: ARG001  # every verb says who and when
    draft.delete()


def store_draft(draft: Draft, story: Story, choice: Choice, *, by: Person, now: datetime) -> Happening | None:
    """Puts what was chosen into the story, as one step that can be taken back; the draft is gone."""
    with transaction.atomic():
        read = documents.draft_of(draft)
        wanted = replace(choice, exact=read.source == EXACT)
        happening = bring_in(story, read.filed, wanted, photos=brought.photos_in(draft), by=by, now=now)
        draft.delete()
    return happening


def bring_in(  # noqa: PLR0913  # each says one thing
    story: Story,
    filed: Filed,
    choice: Choice,
    *,
    photos: Mapping[str, bytes] | None = None,
    by: Person,
    now: datetime,
) -> Happening | None:
    """Adds a file's story to this one. `photos` are clean JPEGs by the names in the file."""
    with recording.happening(story, kinds.BROUGHT_IN, by=by, now=now) as change:
        _Arrival(change, choice, photos or {}).take(filed)
        if choice.sights:
            choices.follow_new(change)
    return change.happening


@dataclass(slots=True)
class _Arrival:
    """One file on its way into a story; `ids` are the new names of what came in, by the old ones."""

    change: Change
    choice: Choice
    photos: Mapping[str, bytes]
    moments: dict[str, int] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)

    def take(self, filed: Filed) -> None:
        if self.choice.exact and not self.change.story.chapters.exists():
            self._chapters_as_they_stood(filed)
        else:
            self._chapters(filed)
        if self.choice.rest:
            self._values(filed)
            self._dreams(filed)
            self._head(filed)

    def _chapters_as_they_stood(self, filed: Filed) -> None:
        """Into a bare story: every chapter and moment at the place it had, whatever its date says."""
        for chapter in filed.story.chapters:
            wanted = [moment for moment in chapter.moments if self._is_wanted(moment)]
            if chapter.moments and not wanted:
                continue
            row = chapters.insert(self.change, chapter)
            self.ids[chapter.id] = str(row.pk)
            for number, moment in enumerate(wanted):
                photo = self._photo(moment.photo)
                moment_row = MomentRow(story=self.change.story, chapter=row, photo=photo, position=number * order.STEP)
                documents.write_moment(moment_row, self._kept(moment, photo))
                self.change.insert(moment_row)
                self._known(moment, moment_row)

    def _chapters(self, filed: Filed) -> None:
        places: Places | None = None
        memory = documents.memory_of(self.change.story)
        for chapter in filed.story.chapters:
            wanted = tuple(moment for moment in chapter.moments if self._is_wanted(moment))
            if not wanted:
                continue
            places = places or Places(self.change)
            row = self._chapter(places, chapter, wanted)
            before: MomentRow | None = None
            for moment in wanted:
                shown = moment if self.choice.exact else _with_emoji(moment, filed.story.lang, memory)
                before = self._moment(places, shown, row, before)

    def _is_wanted(self, moment: Moment) -> bool:
        return self.choice.moments is None or moment.id in self.choice.moments

    def _chapter(self, places: Places, chapter: Chapter, wanted: tuple[Moment, ...]) -> ChapterRow | None:
        """The chapter of that name, or a new one; None for moments that stand under no name."""
        if not chapter.name:
            return None
        for row in places.chapters:
            if documents.chapter_of(row).name.casefold() == chapter.name.casefold():
                return row
        row = chapters.insert(self.change, chapter, place=places.place_for(wanted))
        places.add_chapter(row)
        self.ids[chapter.id] = str(row.pk)
        return row

    def _moment(
        self, places: Places, moment: Moment, chapter: ChapterRow | None, before: MomentRow | None
    ) -> MomentRow:
        """An undated one stays behind the one before it in the file; a date finds its place."""
        photo = self._photo(moment.photo)
        row = places.insert(self._kept(moment, photo), chapter, photo, behind=None if moment.when else before)
        self._known(moment, row)
        return row

    def _kept(self, moment: Moment, photo: PhotoRow | None) -> Moment:
        """As it is stored: its photo under the row's name, seen by nobody else unless that was chosen."""
        shown = replace(moment.photo, name=documents.photo_name(photo.pk)) if photo and moment.photo else None
        return replace(moment, photo=shown, sight=self._sight(moment.sight))

    def _known(self, moment: Moment, row: MomentRow) -> None:
        self.moments[moment.id] = row.pk
        self.ids[moment.id] = str(row.pk)

    def _photo(self, wish: Photo | None) -> PhotoRow | None:
        data = self.photos.get(wish.name) if wish else None
        return photos.keep(self.change, data) if data else None

    def _sight(self, sight: Sight) -> Sight:
        """Bringing a file in opens nothing by itself."""
        return sight if self.choice.sights else ONLY_ME

    def _values(self, filed: Filed) -> None:
        for value in filed.story.values:
            row = values.insert(self.change, replace(value, sight=self._sight(value.sight)))
            tied = [self.moments[moment] for moment in value.moments if moment in self.moments]
            for moment in dict.fromkeys(tied):
                Tie.objects.get_or_create(value=row, moment_id=moment)

    def _dreams(self, filed: Filed) -> None:
        others = list(self.change.story.dreams.order_by("position", "id"))
        for dream in filed.story.dreams:
            row = self._dream(dream)
            row.position = order.position_at(self.change, others, len(others))
            self.change.insert(row)
            others.append(row)
            self.ids[dream.id] = str(row.pk)

    def _dream(self, dream: CoreDream) -> Dream:
        photo = self._photo(dream.photo)
        shown = replace(dream.photo, name=documents.photo_name(photo.pk)) if photo and dream.photo else None
        grew_from = tuple(self.ids[moment] for moment in dream.grew_from if moment in self.moments)
        became = self.ids[dream.became] if dream.became in self.moments else None
        kept = replace(dream, photo=shown, grew_from=grew_from, became=became, sight=self._sight(dream.sight))
        row = Dream(story=self.change.story, photo=photo)
        documents.write_dream(row, kept)
        return row

    def _head(self, filed: Filed) -> None:
        """Goals, promises and kept lines are added; the story's own words only where it has none."""
        story = self.change.story
        head = documents.head_of(story)
        said, new = head.story, filed.story
        words = replace(
            said,
            title=said.title or new.title,
            subtitle=said.subtitle or new.subtitle,
            caption=said.caption or new.caption,
            born=said.born or new.born,
            lang=said.lang or new.lang,
        )
        pyramid = self._pyramid(head.pyramid, filed.pyramid)
        loose = (*head.loose, *(self._loose(one) for one in filed.loose))
        kept = replace(head, story=words, pyramid=pyramid, loose=loose, sections=head.sections or filed.sections)
        if kept != head:
            self.change.note(story)
            documents.write_head(story, kept)
            self.change.update(story)

    def _pyramid(self, kept: Pyramid, new: Pyramid) -> Pyramid:
        old = [
            *(summit.id for summit in new.summits),
            *(goal.id for goal in new.goals),
            *(promise.id for promise in new.promises),
        ]
        self.ids |= {name: str(new_id()) for name in old}
        goals = (
            replace(goal, id=self.ids[goal.id], dream=self.ids.get(goal.dream or ""), sight=self._sight(goal.sight))
            for goal in new.goals
        )
        promises = (
            replace(promise, id=self.ids[promise.id], dream=self.ids.get(promise.dream or ""))
            for promise in new.promises
        )
        summits = (replace(summit, id=self.ids[summit.id]) for summit in new.summits)
        return replace(
            kept,
            goals=(*kept.goals, *goals),
            promises=(*kept.promises, *promises),
            summits=(*kept.summits, *summits),
        )

    def _loose(self, one: Loose) -> Loose:
        """A kept line follows its item under the item's new name."""
        under, _, name = one.after.rpartition(" ")
        renamed = self.ids.get(name, name)
        return replace(one, after=f"{under} {renamed}" if under else renamed)


def _with_emoji(moment: Moment, lang: str, memory: Mapping[str, str]) -> Moment:
    """With the best guess where it has none."""
    guess = next(iter(suggest(moment.text, lang=lang, limit=1, own=memory)), "")
    return replace(moment, emoji=moment.emoji or guess)
