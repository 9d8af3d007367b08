"""The pages of a person's own story: which template each view fills, with which values, and its fragments.

Everywhere: without htmx a GET gives a whole page and a POST redirects (303) to a page that shows what happened (the
toast travels in `?said=`); with htmx (`pages.fragments.wanted`) both give a fragment `template.html#name`. Every POST
form holds `{% csrf_token %}` and `{% once %}`. A form that came back with mistakes has status 422 and everything
    typed.
Names of people's languages: `lang` is the language of the story, the page's own is Django's.

`stories/story_page.html` gets (queries.StoryPage and its parts)
    page.person         whose story it is (first_name, name, sign, disc)
    page.title, page.subtitle, page.caption, page.born (words), page.lang
    page.revision       changes with every change of anything; page.version belongs to the story form
    page.chapters       ChapterView, in the order of `page.order`: id, name, colour (a name of the palette),
                        colour_index
                        (0-9: --chapter-N), years ("2018–today"), version, is_first, is_last (in the story's order),
                        moments: MomentView, in the order of `page.order`
    MomentView          id, anchor ("moment-<id>"), version, moment (the core's Moment: text, when.words, emoji,
                        feeling,
                        why, chose, people, place, turning_point, show_why, sight.who/.names), label (short date,
                        may be
                        ""), emoji (own, else guessed, else ""), feeling_word ("a low" ... "a high", ""), photo
                        (None, or
                        square, whole: addresses; alt; focus), chapter (id), colour_index, instead (chose), is_first,
                        is_last (in its chapter), values (names)
    page.values         ValueView: id, name, version, sight, moments (MomentView ids), count
    page.counts         moments, chapters, dreams, goals, values, with_lead (moments the lead would see)
    page.order          "newest" or "start" (?order=)
    page.can_undo, page.can_redo; page.lead (the lead's first name; "" until teams are there)
    page.is_empty       nothing at all yet: the view then fills `stories/empty_page.html` with the same values
    picture             PictureView or None (nothing written yet): markup (safe inline SVG, stage.py: day and night in
                        one), style ("path" | "scroll"), address (of this very fragment; ?style=scroll for the other;
                        ask for it only where `style` is not the one the width needs), etag
    quick               QuickLineForm (fields line, emoji, sight), unbound; understood: an empty Understood
    questions           the four gentle questions (number, words)
    opened              MomentForm context (below) of the moment opened in place (?open=<id>), or None
    focus               the id of the element that should get the focus, or ""
Fragments of `story_page.html`
    #picture            picture                                    GET story-picture; out of band after each write
    #list               page (all chapters with their moments)     GET story-list
    #chapter            chapter, page
    #moment             item (MomentView), page                    GET moment
                        In lists: {% load kept %}{% moment_row item page %} (the row is kept; half of the page's time)
    #moment-form        see below                                  GET moment-form
    #saved              item, form, saved (True), page             autosave: POST moment-change without `done`
    #quick              quick, understood                          GET story-quick-line
    #quick-trouble      quick                                      422 with quick.errors: POST moments
    #understood         understood, suggestions, chosen            GET suggest (chips, what was understood, who
                        sees it)
    #emojis             found: (emoji, name) pairs, query          GET emojis
    #values             page                                       GET values-list
    #chapter-form       form (ChapterForm), chapter or None
    #value-form         form (ValueForm), value, page
    #story-form         form (StoryForm)
    #after              everything of the page + `toast`, `focus`: the answer to every other POST that succeeded.
                        The template decides what it swaps (list, picture, values, quick line, toast, undo buttons).

`Understood`: line, text, when (words or "" = no year yet), label (short date), emoji (leading in the line, else
    the best
    guess), emojis, chapter (name, may be ""), chapter_id, colour_index, after (label of the moment before it, may
    be "");
    suggestions: (emoji, name) pairs; chosen: the emoji sent along. Who sees it: only the person (sight "me").

`stories/moment_page.html` (whole page around #moment-form of story_page.html, for browsers without scripts and for
    GET moment-new): form (MomentForm), item (MomentView or None when new), page, suggestions ((emoji, name) pairs),
    key fields: when, text, emoji, feeling, why, show_why, chose, chapter, new_chapter, turning_point, sight, names,
    people, place, alt, version. Buttons: `done` = save and close.
`stories/question_page.html`: question (number, words), next (number or None), quick (QuickLineForm); posts to
    `moments`
    with a hidden `question`.
`stories/story_form_page.html`, `stories/chapter_page.html`, `stories/value_page.html`: the same forms as whole pages.
`stories/paste_page.html`: form (PasteForm: lines, lang). `stories/import_page.html`: form (ImportForm: file).
`stories/draft_page.html`: draft (queries.DraftView): id, source ("lines", "linkedin", "json resume", "table",
    "story",
    "json"), chapters (as above; a checkbox `keep` with the value item.id for each moment), filed (the core's:
    filed.story.values,
    .dreams, filed.pyramid.goals), remarks (sentences), count, sights.me/.lead/.people (how many items would be
    seen by
    whom), opens (True: the file shows items to others; offer the checkbox `sights`, unticked).
    Two forms: POST draft-storing (fields `keep` ..., `rest` (ticked: values, dreams, goals, words come along),
    `sights`)
    and POST draft-removal.
`stories/removed_page.html`: removed, taken_back (added, then undone): tuples of RemovedView: table ("moment" ...),
    id, words (what it was), at, until
    (when it goes for good); `{% url "removed-putting-back" item.table item.id %}`, same for removed-erasure.
`stories/erasure_page.html`: removed (one RemovedView) or None, all (several) or None; asks first, because it
    cannot come
    back; posts to the same address.
`pages/conflict.html`: 409 with both texts (pages.versions.conflict).

POST fields
    moments             line [+ emoji], or all fields of MomentForm; optional `question` (number), `sight`
    moment-change       all fields of MomentForm with `version`; `done` present = close the form afterwards
    moment-beside       as moment-change: what was typed becomes a second moment beside it (“Keep both”)
    moment-place        to = up | down | first | last; or chapter = id with optional before = id of a moment
    moment-photo        photo (file), alt          moment-photo-focus: x, y (0 to 1)
    chapters            name, colour, before (optional id of the moment it begins with)
    chapter-change      name, colour, version      chapter-place: to = up | down
    values              name, sight, moment (optional id)
    value-change        name, sight, names, version
    value-ties          moment = id, tied = 1 | 0 (in the body or in the address)
    story-change        title, subtitle, caption, born, lang, version
    draft-storing       keep (several), rest, sights
    removed-erasure     nothing; removed-erasure-of-all: nothing
    every removal, undo, redo, putting-back: nothing

Toasts (pages.toasts): kinds are those of kinds.py; `undo` leads to happening-undo.
"""
