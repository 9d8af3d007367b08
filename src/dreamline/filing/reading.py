"""A story file's outline to values: every block in its turn, then the links between them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dreamline.filing import Filed, Loose, Section
from dreamline.filing.escapes import kept, plain, plain_start, split_at
from dreamline.filing.items import (
    is_promise,
    read_chapter,
    read_dream,
    read_goal,
    read_moment,
    read_promise,
    read_value,
)
from dreamline.filing.references import Moments
from dreamline.filing.titles import Tops
from dreamline.filing.words import folded, heading_of, section_of
from dreamline.goals.pyramid import Goal, Promise, Pyramid
from dreamline.sentence import say
from dreamline.story.story import Chapter, Story, Value

if TYPE_CHECKING:
    from dreamline.filing import Remark
    from dreamline.filing.dates import Dates
    from dreamline.filing.outline import Block, Outline
    from dreamline.sentence import Said
    from dreamline.story.dream import Dream
    from dreamline.story.moment import Moment


class Reading:
    """Turns one outline into a `Filed`; used once."""

    def __init__(self, outline: Outline, dates: Dates) -> None:
        self._blocks = outline.blocks
        self._remarks = outline.remarks
        self._dates = dates
        self._chapters: list[tuple[Chapter, list[Moment]]] = []
        self._dreams: list[tuple[Dream, Block]] = []
        self._values: list[tuple[Value, list[str], Block]] = []
        self._value_words: list[tuple[str, str]] = []
        self._goals: list[Goal] = []
        self._promises: list[Promise] = []
        self._sections: dict[str, Section] = {}
        self._names: list[tuple[Block, str]] = []
        self._count = 0

    def filed(self) -> tuple[Filed, tuple[Remark, ...]]:
        """The values, and the remarks in the order of their lines."""
        for block in self._blocks:
            self._names.append((block, self._read(block)))
        tops = self._read_goals()
        chapters = tuple(replace(chapter, moments=tuple(moments)) for chapter, moments in self._chapters)
        moments = Moments([moment for chapter in chapters for moment in chapter.moments], self._dates)
        story = Story(
            **self._head(self._blocks[1]),
            born=self._dates.born,
            lang=self._dates.lang,
            chapters=chapters,
            values=self._linked_values(moments),
            dreams=tuple(self._linked_dream(dream, block, moments) for dream, block in self._dreams),
        )
        if story.values:
            heading = heading_of("values", self._dates.lang)
            self._sections.setdefault("values", Section("values", heading))
        pyramid = Pyramid(tuple(self._goals), tuple(self._promises), tuple(tops.summits))
        filed = Filed(story, pyramid, self._loose(), tuple(self._sections.values()))
        return filed, self._remarks.all()

    def _read(self, block: Block) -> str:
        """Read a block (goals wait until the dreams are known) and say what it is called."""
        read = {
            "section": self._section,
            "chapter": self._chapter,
            "moment": self._moment,
            "dream": self._dream,
            "value": self._value,
        }.get(block.kind)
        return read(block) if read else "head" if block.kind == "head" else ""

    def _remark(self, block: Block, *sentences: Said) -> None:
        for sentence in sentences:
            self._remarks.add(block.number, sentence)

    def _unreadable(self, block: Block, key: str, dates: Dates) -> None:
        """Keep a date line that is no date as it stands."""
        for number, text in block.details_of(key):
            if text and dates.read(text) is None:
                block.loose.insert(0, (number, kept(f"  {key}: {text}")))
                words = plain(text)[:60]
                sentence = say("I cannot tell a date in “{words}”; the line is kept as it stands.", words=words)
                self._remarks.add(number, sentence)

    def _section(self, block: Block) -> str:
        kind = section_of(block.body)
        if kind is None:
            return ""
        self._sections.setdefault(kind, Section(kind, block.body))
        return kind

    def _chapter(self, block: Block) -> str:
        chapter, remarks = read_chapter(block, f"c{len(self._chapters) + 1}", self._dates)
        self._remark(block, *remarks)
        self._chapters.append((chapter, []))
        return chapter.id

    def _moment(self, block: Block) -> str:
        if not self._chapters:
            self._chapters.append((Chapter("c1", ""), []))
        self._count += 1
        self._unreadable(block, "when", self._dates)
        moment, remarks = read_moment(block, f"m{self._count}", self._dates)
        self._remark(block, *remarks)
        self._chapters[-1][1].append(moment)
        for _, text in block.details_of("value"):
            self._value_words += [(plain(word), moment.id) for word in split_at(text, ",") if word]
        return moment.id

    def _dream(self, block: Block) -> str:
        dream, remarks = read_dream(block, f"d{len(self._dreams) + 1}", self._dates)
        self._remark(block, *remarks)
        self._dreams.append((dream, block))
        return dream.id

    def _value(self, block: Block) -> str:
        value, labels, remarks = read_value(block)
        self._remark(block, *remarks)
        self._values.append((value, labels, block))
        return f"v{len(self._values)}"

    def _read_goals(self) -> Tops:
        tops = Tops([(dream.id, dream.title) for dream, _ in self._dreams])
        top: str | None = None
        for at, (block, name) in enumerate(self._names):
            if block.kind == "summit":
                top = tops.find_or_make(block.body)
                self._names[at] = (block, f"under {top}" if top else "goals")
            elif block.kind == "goal":
                self._names[at] = (block, self._goal(block, top))
            elif block.kind == "section" and name == "goals":
                top = None
        return tops

    def _goal(self, block: Block, top: str | None) -> str:
        if is_promise(block):
            promise, remarks = read_promise(block, f"p{len(self._promises) + 1}", self._dates)
            self._promises.append(replace(promise, dream=top))
            self._remark(block, *remarks)
            return promise.id
        goal, remarks = read_goal(block, f"g{len(self._goals) + 1}", self._dates)
        self._goals.append(replace(goal, dream=top))
        self._remark(block, *remarks)
        return goal.id

    def _head(self, head: Block) -> dict[str, str]:
        words = {key: head.text_of(key) for key in ("subtitle", "caption")}
        return {"person": head.text_of("by"), "title": plain_start(head.body), **words}

    def _linked_dream(self, dream: Dream, block: Block, moments: Moments) -> Dream:
        labels = [label for _, text in block.details_of("from") for label in split_at(text, ",") if label]
        became = [text for _, text in block.details_of("became") if text]
        return replace(
            dream,
            grew_from=self._found(labels, block, moments, "from"),
            became=next(iter(self._found(became, block, moments, "became")), None),
        )

    def _linked_values(self, moments: Moments) -> tuple[Value, ...]:
        values: dict[str, Value] = {}
        for at, (value, texts, block) in enumerate(self._values):
            labels = [label for text in texts for label in split_at(text, ",") if label]
            found = self._found(labels, block, moments, "from")
            values[f"{at}"] = replace(value, moments=found)
        by_name = {folded(value.name): key for key, value in reversed(values.items())}
        return self._with_words(values, by_name)

    def _with_words(self, values: dict[str, Value], by_name: dict[str, str]) -> tuple[Value, ...]:
        """Add what `value:` lines below moments say."""
        added: dict[str, dict[str, None]] = {key: dict.fromkeys(value.moments) for key, value in values.items()}
        for word, moment in self._value_words:
            key = by_name.setdefault(folded(word), f"new {folded(word)}")
            values.setdefault(key, Value(word))
            added.setdefault(key, {}).setdefault(moment)
        order = [moment.id for _, moments in self._chapters for moment in moments]
        place = {name: at for at, name in enumerate(order)}
        touched = {by_name[folded(word)] for word, _ in self._value_words}
        return tuple(
            replace(value, moments=tuple(sorted(added[key], key=place.__getitem__))) if key in touched else value
            for key, value in values.items()
        )

    def _found(self, labels: list[str], block: Block, moments: Moments, key: str) -> tuple[str, ...]:
        """The moments the labels name; labels of none are kept as a loose line."""
        found: list[str] = []
        lost: list[str] = []
        for label in labels:
            name = moments.find(label)
            if name and not (key == "became" and found):
                found.append(name)
            else:
                lost.append(label)
        if lost:
            words = ", ".join(lost)
            block.loose.insert(0, (block.number, kept(f"  {key}: {words}")))
            said = f"{key}: {plain(words)[:60]}"
            self._remark(block, say("I found no moment for “{words}”; the line is kept as it stands.", words=said))
        return tuple(found)

    def _loose(self) -> tuple[Loose, ...]:
        """Loose lines by the item they followed, lines of one place together."""
        loose: dict[str, list[str]] = {}
        for block, name in self._names:
            if block.loose:
                loose.setdefault(name, []).extend(text for _, text in block.loose)
        return tuple(Loose(name, "\n".join(texts)) for name, texts in loose.items())
