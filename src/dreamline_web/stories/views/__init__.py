"""The pages of a person's own story: which template each view fills, with which values, and its fragments.

Everywhere: without htmx a GET gives a whole page and a POST redirects (303) to a page that shows what happened (the
toast travels in `?said=`); with htmx (`pages.fragments.wanted`) both give a fragment `template.html#name`. Every POST
form holds `{% csrf_token %}` and `{% once %}`. A form that came back with mistakes has status 422 and everything typed.
Names of people's languages: `lang` is the language of the story, the page's own is Django's.

`stories/story_page.html` gets (queries.StoryPage and its parts)
    page.person         whose story it is (first_name, name, sign, disc)
    page.title, page.subtitle, page.caption, page.born (words), page.lang
    page.revision       changes with every change of anything; page.version belongs to the story form
    page.chapters       ChapterView, in the order of `page.order`: id, name, colour (a name of the palette), colour_index
                        (0-9: --chapter-N), years ("2018–today"), version, is_first, is_last (in the story's order),
                        moments: MomentView, in the order of `page.order`
    MomentView          id, anchor ("moment-<id>"), version, moment (the core's Moment: text, when.words, emoji, feeling,
                        why, chose, people, place, turning_point, show_why, sight.who/.names), label (short date, may be
                        ""), emoji (own, else guessed, else ""), feeling_word ("a low" ... "a high", ""), photo (None, or
                        square, whole: addresses; alt; focus), chapter (id), colour_index, instead (chose), is_first,
                        is_last (in its chapter), values (names)
    page.values         ValueView: id, name, version, sight, moments (MomentView ids), count
    page.counts         moments, chapters, dreams, goals, values, with_lead (moments the lead would see)
    page.order          "newest" or "start" (?order=)
    page.can_undo, page.can_redo
    page.is_empty       nothing at all yet: the view then fills `stories/empty_page.html` with the same values
    picture             PictureView: markup (safe inline SVG with live text), style ("path" | "scroll"), theme, address
                        (of this very fragment; ask with ?style=scroll&theme=night for another), etag
    quick               QuickLineForm, unbound; understood: Understood for it (see suggest)
    questions           the four gentle questions (number, words)
    opened              MomentForm context (below) of the moment opened in place (?open=<id>), or None
    focus               the id of the element that should get the focus, or ""
Fragments of `story_page.html`
    #picture            picture                                    GET story-picture; out of band after each write
    #list               page (all chapters with their moments)     GET story-list
    #chapter            chapter, page
    #moment             item (MomentView), page                    GET moment
    #moment-form        see below                                  GET moment-form
    #saved              item, form, saved (True), page             autosave: POST moment-change without `done`
    #quick              quick, understood                          GET story-quick-line
    #understood         understood                                 GET suggest (chips, what was understood, who sees it)
    #emojis             found: (emoji, name) pairs, query          GET emojis
    #values             page                                       GET values-list
    #chapter-form       form (ChapterForm), chapter or None
    #value-form         form (ValueForm), value, page
    #story-form         form (StoryForm)
    #after              everything of the page + `toast`, `focus`: the answer to every other POST that succeeded.
                        The template decides what it swaps (list, picture, values, quick line, toast, undo buttons).

`Understood`: line, when (words or ""), when_label, text, emoji (chosen or first), emojis: (emoji, name) pairs, chapter
    (name of where it will stand), after (label of the moment before it, ""), sight ("me"), sentence (why no date, or "").

`stories/moment_page.html` (whole page around #moment-form of story_page.html, for browsers without scripts and for
    GET moment-new): form (MomentForm), item (MomentView or None when new), page, suggestions ((emoji, name) pairs),
    key fields: when, text, emoji, feeling, why, show_why, chose, chapter, new_chapter, turning_point, sight, names,
    people, place, alt, version. Buttons: `done` = save and close.
`stories/question_page.html`: question (number, words), next (number or None), quick (QuickLineForm); posts to `moments`
    with a hidden `question`.
`stories/story_form_page.html`, `stories/chapter_page.html`, `stories/value_page.html`: the same forms as whole pages.
`stories/paste_page.html`: form (PasteForm: lines, lang). `stories/import_page.html`: form (ImportForm: file).
`stories/draft_page.html`: draft (queries.DraftView): id, source ("lines", "linkedin", "json resume", "table", "story",
    "json"), chapters (as above, MomentView with checkbox name `keep` = the number of the moment), values, dreams, goals
    (counts and titles), remarks (sentences), sights (how many would be: me, lead, people), found (count).
    Two forms: POST draft-storing (fields `keep` for each moment wanted) and POST draft-removal.
`stories/removed_page.html`: removed: tuple of RemovedView: id (of the happening), kind, words (what it was), at, until
    (the day it goes for good), items (titles).
`stories/erasure_page.html`: removed (RemovedView) or None for all; asks first, because it cannot come back.
`pages/conflict.html`: 409 with both texts (pages.versions.conflict).

POST fields
    moments             line [+ emoji], or all fields of MomentForm; optional `question` (number), `sight`
    moment-change       all fields of MomentForm with `version`; `done` present = close the form afterwards
    moment-place        to = up | down | first | last; or chapter = id with optional before = id of a moment
    moment-photo        photo (file), alt          moment-photo-focus: x, y (0 to 1)
    chapters            name, colour, before (optional id of the moment it begins with)
    chapter-change      name, colour, version      chapter-place: to = up | down
    values              name, sight, moment (optional id)
    value-change        name, sight, names, version
    value-ties          moment = id, tied = 1 | 0
    story-change        title, subtitle, caption, born, lang, version
    draft-storing       keep (several)
    removed-erasure     nothing; removed-erasure-of-all: nothing
    every removal, undo, redo, putting-back: nothing

Toasts (pages.toasts): kinds are those of actions/kinds.py; `undo` leads to happening-undo.
"""
